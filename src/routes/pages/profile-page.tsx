/** The profile page's frame; its script fills it with text nodes. */
import { SLOTS } from "../../persona/grammar.ts";

export function ProfilePage() {
  return (
    <>
      <header>
        <p class="soft" id="project" />
        <h1>What the assistant remembers about you</h1>
        <p>
          You are talking to an AI whose answers are personalised from your past conversations. Here you see
          what it goes by, and correct, pause or erase it. It is used for how you are answered, never for
          prices, access or eligibility.
        </p>
      </header>
      <main>
        <p id="status" role="status" aria-live="polite" />
        <p id="loading">Loading …</p>
        <div id="content" hidden>
          <p id="paused" hidden>
            <strong>Paused.</strong> Nothing is learned, and new conversations open with nothing, until you
            resume.
          </p>
          <section aria-labelledby="lines-heading">
            <h2 id="lines-heading">What it believes</h2>
            <p class="soft">
              Move a slider to correct it. A change shows here at once, and in new conversations within a
              minute or so; a conversation that is already open keeps what it began with. Your edit outranks
              what is learned until you undo it.
            </p>
            <ul id="lines" />
          </section>
          <section id="muted-section" aria-labelledby="muted-heading" hidden>
            <h2 id="muted-heading">Muted</h2>
            <ul id="muted" />
          </section>
          <section aria-labelledby="add-heading">
            <h2 id="add-heading">Add something</h2>
            <form id="search-form" role="search">
              <label for="search">Find a preference</label>
              <input id="search" type="search" maxlength={80} autocomplete="off" />
              <button type="submit">Find</button>
            </form>
            <ul id="found" aria-live="polite" />
          </section>
          <section aria-labelledby="pins-heading">
            <h2 id="pins-heading">Pinned facts</h2>
            <ul id="pins" />
            <form id="pin-form">
              <label for="pin-slot">Pin</label>
              <select id="pin-slot">
                {SLOTS.map((slot) => (
                  <option value={slot}>{slot}</option>
                ))}
              </select>
              <label for="pin-value">as</label>
              <input id="pin-value" type="text" required maxlength={60} autocomplete="off" />
              <button type="submit">Save pin</button>
            </form>
          </section>
          <section aria-labelledby="block-heading">
            <h2 id="block-heading">What the assistant will see</h2>
            <p class="soft">
              Exactly this text, once at the start of a new conversation: <span id="tokens" />.
            </p>
            <pre id="block" tabindex={0} aria-labelledby="block-heading" />
          </section>
          <section aria-labelledby="control-heading">
            <h2 id="control-heading">Your data</h2>
            <div class="actions">
              <button type="button" id="pause">
                Pause
              </button>
              <button type="button" id="export">
                Download my data
              </button>
              <button type="button" id="erase" class="danger">
                Erase everything
              </button>
            </div>
          </section>
        </div>
        <section id="receipt" aria-labelledby="receipt-heading" tabindex={-1} hidden>
          <h2 id="receipt-heading">Erased</h2>
          <dl id="receipt-rows" />
        </section>
      </main>
      <dialog id="erase-dialog" aria-labelledby="erase-heading">
        <h2 id="erase-heading">Erase everything?</h2>
        <p>
          All that was learned, your edits and your conversations are deleted for good. This can't be undone.
        </p>
        <div class="actions">
          <button type="button" id="erase-cancel">
            Keep it
          </button>
          <button type="button" id="erase-confirm" class="danger">
            Erase
          </button>
        </div>
      </dialog>
    </>
  );
}

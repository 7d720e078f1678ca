/** The demo chat of development. */
export function ChatPage() {
  return (
    <>
      <header>
        <h1>Tercet: a demo chat</h1>
        <p class="soft">
          Say how you like to be answered, end the conversation, and see what the next one opens with. In
          development only.
        </p>
      </header>
      <main>
        <ol id="log" aria-live="polite" />
        <form id="chat">
          <label for="message">Message</label>
          <input
            id="message"
            type="text"
            required
            autocomplete="off"
            placeholder="Please keep answers short, and use bullet lists."
          />
          <button type="submit">Send</button>
        </form>
        <div class="actions">
          <button type="button" id="end">
            End conversation
          </button>
          <button type="button" id="open-profile">
            Open profile
          </button>
        </div>
        <h2>What was learned</h2>
        <pre id="learned" tabindex={0}>
          Nothing yet.
        </pre>
        <details>
          <summary>Project key</summary>
          <label for="key">The key that npm start prints</label>
          <input id="key" type="text" autocomplete="off" />
        </details>
      </main>
    </>
  );
}

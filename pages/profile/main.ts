/** The profile page: reads, shows, edits. The token stands behind `#` and is taken out of the address at once. */
import { byId, element } from "../element.ts";
import { createApi, RefusedError, type Api, type Edit, type Profile } from "./api.ts";
import { button, showLines, showMuted, showPins, type Actions } from "./beliefs.ts";
import { setUpErasure } from "./erasure.ts";

const PREVIEW_DELAY_MS = 150;

const status = byId("status", HTMLElement);

function announce(text: string, isProblem = false): void {
  status.textContent = text;
  status.classList.toggle("problem", isProblem);
}

function takeToken(): string {
  const token = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  return token;
}

async function start(): Promise<void> {
  const token = takeToken();
  if (token === "") return giveUp("Open this page from the link that the app gave you.");
  const api = createApi(token);
  try {
    const [profile, appearance] = await Promise.all([
      api.profile(),
      api.request<Appearance>("GET", "/appearance"),
    ]);
    dress(appearance);
    run(api, profile);
  } catch (error) {
    giveUp(
      error instanceof RefusedError ? error.message : "The page could not be loaded; open the link again.",
    );
  }
}

function giveUp(message: string): void {
  byId("loading", HTMLElement).hidden = true;
  announce(message, true);
}

interface Appearance {
  name: string;
  accent: string | null;
}

function dress({ name, accent }: Appearance): void {
  byId("project", HTMLElement).textContent = name;
  document.title = `What ${name} remembers about you`;
  if (accent !== null) document.documentElement.style.setProperty("--accent", accent);
}

function run(api: Api, first: Profile): void {
  let profile = first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (error instanceof RefusedError && error.status === 412) {
        show(await api.profile());
        announce("The profile had changed meanwhile; here it is as it is now. Make your change again.", true);
        return;
      }
      show(profile);
      announce(error instanceof RefusedError ? error.message : "That did not work; try again.", true);
    }
  };

  const actions: Actions = {
    edit: (edits, done) =>
      void attempt(async () => {
        const headers = { "if-match": `"${profile.revision}"` };
        show(await api.request<Profile>("PATCH", "", { edits }, headers));
        announce(`${done} New conversations follow it within a minute or so.`);
      }),
    forget: (path, done) =>
      void attempt(async () => {
        show(await api.request<Profile>("DELETE", path));
        announce(done);
      }),
    preview(edits: Edit[]) {
      clearTimeout(timer);
      const turn = (latest += 1);
      timer = setTimeout(() => {
        void attempt(async () => {
          const preview = await api.request<Profile>("POST", "/preview", { edits });
          if (turn === latest) showBlock(preview, true);
        });
      }, PREVIEW_DELAY_MS);
    },
  };

  function show(next: Profile): void {
    profile = next;
    clearTimeout(timer);
    latest += 1;
    const focused = document.activeElement?.id;
    byId("lines", HTMLElement).replaceChildren(...showLines(profile, actions));
    byId("pins", HTMLElement).replaceChildren(...showPins(profile, actions));
    byId("muted", HTMLElement).replaceChildren(...showMuted(profile, actions));
    byId("muted-section", HTMLElement).hidden = profile.muted.length === 0;
    showBlock(profile, false);
    byId("paused", HTMLElement).hidden = !profile.paused;
    byId("pause", HTMLButtonElement).textContent = profile.paused ? "Resume" : "Pause";
    if (focused !== undefined && focused !== "") document.querySelector<HTMLElement>(`#${focused}`)?.focus();
  }

  setUpPins(actions);
  setUpSearch(api, actions, attempt);
  byId("pause", HTMLButtonElement).addEventListener("click", () => {
    void attempt(async () => {
      await api.request("POST", profile.paused ? "/resume" : "/pause");
      show(await api.profile());
      announce(profile.paused ? "Paused." : "Resumed.");
    });
  });
  byId("export", HTMLButtonElement).addEventListener("click", () => {
    void attempt(async () => {
      save(await api.request("GET", "/export"));
      announce("Your data was saved as profile.json.");
    });
  });
  setUpErasure(api, attempt, announce);
  show(profile);
  byId("loading", HTMLElement).hidden = true;
  byId("content", HTMLElement).hidden = false;
}

function showBlock({ persona, paused }: Profile, isPreview: boolean): void {
  const nothing = paused ? "Paused: the assistant sees nothing." : "The assistant sees nothing yet.";
  byId("block", HTMLElement).textContent = persona.text === "" ? nothing : persona.text;
  byId("tokens", HTMLElement).textContent =
    `${persona.tokens} tokens at most${isPreview ? ", as it would be" : ""}`;
}

function setUpPins(actions: Actions): void {
  const value = byId("pin-value", HTMLInputElement);
  byId("pin-form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    const slot = byId("pin-slot", HTMLSelectElement).value;
    actions.edit([{ type: "pin", slot, value: value.value.trim() }], `Saved: ${slot}.`);
    value.value = "";
  });
}

function setUpSearch(
  api: Api,
  actions: Actions,
  attempt: (work: () => Promise<void>) => Promise<void>,
): void {
  const found = byId("found", HTMLElement);
  byId("search-form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    void attempt(async () => {
      const query = encodeURIComponent(byId("search", HTMLInputElement).value);
      const answer = await api.request<{ centroids: { centroid: string; label: string }[] }>(
        "GET",
        `/centroids?search=${query}`,
      );
      const rows = answer.centroids.map(({ centroid, label }) => {
        const add = (weight: number): void => {
          found.replaceChildren();
          actions.edit([{ type: "weight", centroid, weight }], `Added: ${label}.`);
        };
        return element(
          "li",
          { class: "row" },
          element("span", {}, label),
          button("Prefer", `Prefer ${label}`, () => add(0.5)),
          button("Avoid", `Avoid ${label}`, () => add(-0.5)),
        );
      });
      found.replaceChildren(...(rows.length > 0 ? rows : [element("li", {}, "Nothing found.")]));
    });
  });
}

function save(exported: unknown): void {
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(exported, null, 2)], { type: "application/json" }),
  );
  element("a", { href: url, download: "profile.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

void start();

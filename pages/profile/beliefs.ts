/** What is believed, one card a line: the slider, why, since when, and ways to correct it. */
import { element } from "../element.ts";
import { nameOf, wordingOf, type Edit, type Line, type LineName, type Pin, type Profile } from "./api.ts";

export interface Actions {
  edit(edits: Edit[], done: string): void;
  preview(edits: Edit[]): void;
  forget(path: string, done: string): void;
}

export function showLines(profile: Profile, actions: Actions): Node[] {
  if (profile.lines.length === 0) return [element("p", { class: "empty" }, "Nothing yet.")];
  return profile.lines.map((line, index) => showLine(line, index, actions));
}

function showLine(line: Line, index: number, actions: Actions): HTMLElement {
  const wording = wordingOf(line);
  const id = `line-${index}`;
  const says = element("output", { class: "says", for: id }, describeWeight(line.weight));
  const slider = element("input", {
    id,
    type: "range",
    min: "-1",
    max: "1",
    step: "0.03125",
    value: String(line.weight),
    "aria-label": `How much you prefer or avoid ${wording}`,
    "aria-valuetext": describeWeight(line.weight),
    input: () => {
      const weight = Number(slider.value);
      says.textContent = describeWeight(weight);
      slider.setAttribute("aria-valuetext", describeWeight(weight));
      fill(slider, weight);
      actions.preview([weightEdit(line, weight)]);
    },
    change: () => actions.edit([weightEdit(line, Number(slider.value))], `Saved: ${wording}.`),
  });
  fill(slider, line.weight);
  return element(
    "li",
    { class: "card" },
    element("h3", {}, wording),
    says,
    element(
      "div",
      { class: "slider" },
      element("span", { "aria-hidden": "true" }, "avoid"),
      slider,
      element("span", { "aria-hidden": "true" }, "prefer"),
    ),
    why(line, actions),
    element(
      "div",
      { class: "actions" },
      button("Mute", `Mute ${wording}`, () =>
        actions.edit([{ type: "mute", ...nameOf(line) }], `Muted: ${wording}.`),
      ),
      ...(line.source === "edited"
        ? [
            button("Undo my edit", `Undo my edit of ${wording}`, () =>
              actions.edit([{ type: "revert", ...nameOf(line) }], `Undone: ${wording}.`),
            ),
          ]
        : []),
    ),
  );
}

/** The track is filled from its middle, where nothing is said, to the weight. */
function fill(slider: HTMLElement, weight: number): void {
  slider.style.setProperty("--weight", String(weight));
}

/** A slider at 0 says nothing either way: that is what muting is. */
function weightEdit(line: Line, weight: number): Edit {
  return weight === 0 ? { type: "mute", ...nameOf(line) } : { type: "weight", ...nameOf(line), weight };
}

function describeWeight(weight: number): string {
  if (weight === 0) return "neither";
  const strength = Math.abs(weight) >= 0.625 ? "strongly " : "";
  return `${strength}${weight > 0 ? "prefers" : "avoids"}`;
}

function why({ source, evidence, statements = [] }: Line | Pin, actions: Actions): HTMLElement {
  const { signals, conversations, explicit, firstSeen, lastSeen } = evidence;
  const said =
    explicit === signals ? "you said so" : explicit > 0 ? "partly said, partly inferred" : "inferred";
  const basis =
    signals === 0
      ? "You added this yourself."
      : `${count(signals, "note")} from ${count(conversations, "conversation")}, ${said}; ${since(firstSeen, lastSeen)}.`;
  const edited = source === "edited" && signals > 0 ? " Your own edit counts instead." : "";
  return element(
    "details",
    {},
    element("summary", {}, "Why, and since when"),
    element("p", {}, `${basis}${edited}`),
    element(
      "ul",
      { class: "statements" },
      ...statements.map(({ signal, text, at }) =>
        element(
          "li",
          {},
          element("q", {}, text),
          element("span", { class: "when" }, day(at)),
          button("Forget", `Forget what was learned from: ${text}`, () =>
            actions.forget(`/signals/${signal}`, "Forgotten."),
          ),
        ),
      ),
    ),
  );
}

export function showMuted(profile: Profile, actions: Actions): Node[] {
  const undo = (line: LineName): HTMLElement =>
    element(
      "li",
      { class: "row" },
      element("span", {}, wordingOf(line)),
      button("Unmute", `Unmute ${wordingOf(line)}`, () =>
        actions.edit([{ type: "revert", ...nameOf(line) }], `Unmuted: ${wordingOf(line)}.`),
      ),
    );
  return profile.muted.map(undo);
}

export function showPins(profile: Profile, actions: Actions): Node[] {
  if (profile.pins.length === 0) return [element("li", { class: "empty" }, "None.")];
  return profile.pins.map((pin) =>
    element(
      "li",
      { class: "card" },
      element("h3", {}, `${pin.slot}: ${pin.value}`),
      why(pin, actions),
      element(
        "div",
        { class: "actions" },
        button("Delete", `Delete ${pin.slot}`, () =>
          actions.forget(`/pins/${encodeURIComponent(pin.slot)}`, `Deleted: ${pin.slot}.`),
        ),
      ),
    ),
  );
}

export function button(text: string, label: string, click: () => void): HTMLButtonElement {
  return element("button", { type: "button", "aria-label": label, click }, text);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function since(first: string | null, last: string | null): string {
  if (first === null || last === null) return "";
  return day(first) === day(last) ? `on ${day(first)}` : `first on ${day(first)}, last on ${day(last)}`;
}

function day(at: string): string {
  return new Date(at).toLocaleDateString(undefined, { dateStyle: "medium" });
}

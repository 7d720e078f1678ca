/** One form for the inflections of an English word: "padding", "pads" and "padded" meet. */

const SHORTEST_STEM = 3;
const ENDINGS = ["ing", "ed", "es", "s", "e"];

/** Not a word but a key: both sides of a comparison must have gone through it. */
export function stemOf(word: string): string {
  const lower = word
    .toLowerCase()
    .replace(/['’]s?$/u, "")
    .replace(/ies$/u, "y")
    .replace(/(?<=..)iz(?=e|es|ed|ing)/u, "is")
    .replace(/our$/u, "or");
  const ending = ENDINGS.find(
    (each) => lower.endsWith(each) && lower.length - each.length >= SHORTEST_STEM && !lower.endsWith("ss"),
  );
  if (ending === undefined) return lower;
  const stem = lower.slice(0, -ending.length);
  return ending === "ing" || ending === "ed" ? stem.replace(/([bdgmnprt])\1$/u, "$1") : stem;
}

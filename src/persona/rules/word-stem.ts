/** One form for the inflections of an English word: "padding", "pads" and "padded" meet. */
import { remembering } from "../remembering.ts";

const SHORTEST_STEM = 3;
const ENDINGS = ["ing", "ed", "es", "s", "e"];

/** Without a possessive, "-y" and British "-is" for their other forms, "-or" for "-our". */
function spelt(word: string): string {
  let rest = /['’]/u.test(word) ? word.replace(/['’]s?$/u, "") : word;
  if (rest.endsWith("ies")) rest = `${rest.slice(0, -3)}y`;
  if (rest.includes("iz")) rest = rest.replace(/(?<=..)iz(?=e|es|ed|ing)/u, "is");
  return rest.endsWith("our") ? `${rest.slice(0, -3)}or` : rest;
}

function stem(word: string): string {
  const lower = spelt(word.toLowerCase());
  const ending = ENDINGS.find(
    (each) => lower.endsWith(each) && lower.length - each.length >= SHORTEST_STEM && !lower.endsWith("ss"),
  );
  if (ending === undefined) return lower;
  const rest = lower.slice(0, -ending.length);
  return ending === "ing" || ending === "ed" ? rest.replace(/([bdgmnprt])\1$/u, "$1") : rest;
}

/** Few words make up most of what is said. */
const WORDS_KEPT = 4096;

/** Not a word but a key: both sides of a comparison must have gone through it. */
export const stemOf = remembering(WORDS_KEPT, stem);

/** Words and phrases that speak of a manner of answering, looked up by their stems. */
import type { Facet } from "../signal.ts";
import { stemOf } from "./word-stem.ts";

/** What a phrase is in a sentence: a thing ("bullets"), a doing ("repeat yourself"), a quality ("blunt"). */
export type MannerKind = "thing" | "act" | "quality";

export interface MannerWord {
  facet: Facet;
  attribute: string;
  kind: MannerKind;
  /** Said of other things than answers as well ("tables", "options"): it takes an anchor to be meant. */
  loose: boolean;
  /** The phrase names its lack: who says "don't dumb it down" wants depth. */
  lack?: true;
}

/** Phrases set apart by commas; one that begins with "=" is meant to the letter, not by its stems. */
export interface MannerWords extends MannerWord {
  phrases: string;
}

const PHRASE_MAX_WORDS = 7;

const words =
  (kind: MannerKind, loose: boolean) =>
  (facet: Facet, attribute: string, phrases: string): MannerWords => ({
    facet,
    attribute,
    kind,
    loose,
    phrases,
  });

export const thing = words("thing", false);
export const looseThing = words("thing", true);
export const act = words("act", false);
export const looseAct = words("act", true);
export const lack = (facet: Facet, attribute: string, phrases: string): MannerWords => ({
  ...act(facet, attribute, phrases),
  lack: true,
});
export const quality = words("quality", true);
/** A quality of answers that lack something: who finds them thin wants detail. */
export const lackingQuality = (facet: Facet, attribute: string, phrases: string): MannerWords => ({
  ...quality(facet, attribute, phrases),
  lack: true,
});
/** A quality of speech alone: nobody calls the weather blunt. */
export const plainQuality = words("quality", false);

export type MannerLookup = (
  literal: readonly string[],
  stems: readonly string[],
  at: number,
  end: number,
) => { word: MannerWord; length: number } | undefined;

/** The longest phrase of `lists` at a place; the first list to hold a phrase keeps it. */
export function lookupIn(lists: readonly MannerWords[]): MannerLookup {
  const byPhrase = new Map<string, MannerWord>();
  const beginnings = new Set<string>();
  for (const { phrases, ...word } of lists) {
    for (const phrase of phrases.split(",").map((each) => each.trim())) {
      const exact = phrase.startsWith("=");
      const parts = (exact ? phrase.slice(1) : phrase).split(/[ -]/u).filter((part) => part !== "");
      const keys = exact ? parts : parts.map(stemOf);
      const key = (exact ? "=" : "") + keys.join(" ");
      if (!byPhrase.has(key)) byPhrase.set(key, word);
      beginnings.add((exact ? "=" : "") + (keys[0] ?? ""));
    }
  }
  return (literal, stems, at, end) => {
    const begins = beginnings.has(stems[at] ?? "") || beginnings.has(`=${literal[at] ?? ""}`);
    if (!begins) return undefined;
    for (let length = Math.min(PHRASE_MAX_WORDS, end - at); length > 0; length -= 1) {
      const word =
        byPhrase.get(`=${literal.slice(at, at + length).join(" ")}`) ??
        byPhrase.get(stems.slice(at, at + length).join(" "));
      if (word) return { word, length };
    }
    return undefined;
  };
}

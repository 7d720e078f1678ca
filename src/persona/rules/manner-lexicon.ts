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

/** Phrases by their words, one word deeper at each step. */
interface Branch {
  word?: MannerWord;
  next: Map<string, Branch>;
}

type Phrase = NonNullable<ReturnType<MannerLookup>>;

function grow(root: Branch, keys: readonly string[], word: MannerWord): void {
  let branch = root;
  for (const key of keys) {
    const next = branch.next.get(key) ?? { next: new Map<string, Branch>() };
    branch.next.set(key, next);
    branch = next;
  }
  branch.word ??= word;
}

function longestIn(root: Branch, keys: readonly string[], at: number, end: number): Phrase | undefined {
  let found: Phrase | undefined;
  let branch = root.next.get(keys[at] ?? "");
  for (let length = 1; branch && at + length <= end; length += 1) {
    if (branch.word) found = { word: branch.word, length };
    branch = branch.next.get(keys[at + length] ?? "");
  }
  return found;
}

/** The longest phrase of `lists` at a place; the first list to hold a phrase keeps it. */
export function lookupIn(lists: readonly MannerWords[]): MannerLookup {
  const exact: Branch = { next: new Map() };
  const inflected: Branch = { next: new Map() };
  for (const { phrases, ...word } of lists) {
    for (const phrase of phrases.split(",").map((each) => each.trim())) {
      const parts = phrase.split(/[= -]/u).filter((part) => part !== "");
      if (phrase.startsWith("=")) grow(exact, parts, word);
      else grow(inflected, parts.map(stemOf), word);
    }
  }
  return (literal, stems, at, end) => {
    const said = longestIn(exact, literal, at, end);
    const meant = longestIn(inflected, stems, at, end);
    return said && said.length >= (meant?.length ?? 0) ? said : meant;
  };
}

/**
 * Many phrase patterns at once. A pattern matches the whole of a phrase, so that its own words hold
 * the beginning of the phrase's last word: only the patterns that do are tried.
 */
import { remembering } from "../remembering.ts";
import { lastBeginnings, prefixesIn } from "./gate.ts";

/** The beginnings of a clause are asked about by one rule after the other. */
const PHRASES_KEPT = 64;

/**
 * What the first of `entries` to match a phrase stands for, or else the first to match it without
 * the words of `dropped` at its start.
 */
export function tableOf<T>(
  entries: readonly (readonly [RegExp, T])[],
  dropped?: RegExp,
): (phrase: string) => T | undefined {
  const byPrefix = new Map<string, number[]>();
  for (const [index, [pattern]] of entries.entries()) {
    for (const prefix of prefixesIn(pattern)) {
      byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), index]);
    }
  }
  const first = (phrase: string, lists: readonly (readonly number[])[]): T | undefined => {
    let best = entries.length;
    for (const indices of lists) {
      for (const index of indices) {
        if (index >= best) break;
        if (entries[index]?.[0].test(phrase) ?? false) best = index;
      }
    }
    return entries[best]?.[1];
  };
  return remembering(PHRASES_KEPT, (phrase) => {
    const lists = lastBeginnings(phrase)
      .map((beginning) => byPrefix.get(beginning))
      .filter((indices) => indices !== undefined);
    if (lists.length === 0) return undefined;
    const whole = first(phrase, lists);
    if (whole !== undefined || dropped === undefined) return whole;
    const bare = phrase.replace(dropped, "");
    return bare === phrase ? undefined : first(bare, lists);
  });
}

/** Finds a manner of answering at the start of a text. */
import type { Manner } from "./manner.ts";
import { trailingScope } from "./scope.ts";

export interface ScopedManner {
  manner: Manner;
  scope: string;
}

/** No manner is named in more words. */
const WORDS_MAX = 8;

/** The manner at the start of a text whose rest is of no weight or a scope. */
export function leadingManner(
  text: string,
  find: (words: string) => Manner | undefined,
): ScopedManner | undefined {
  const ends: number[] = [];
  for (let at = text.indexOf(" "); at >= 0 && ends.length < WORDS_MAX; at = text.indexOf(" ", at + 1)) {
    ends.push(at);
  }
  if (ends.length < WORDS_MAX) ends.push(text.length);
  for (const end of ends.toReversed()) {
    const manner = find(text.slice(0, end).replace(/[,.!]+$/u, ""));
    if (!manner) continue;
    const scope = trailingScope(text.slice(end));
    if (scope !== undefined) return { manner, scope };
  }
  return undefined;
}

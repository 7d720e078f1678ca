/**
 * A cheap test before many patterns: whether a text holds the beginning of any word that they name.
 * It may let a text through for nothing; it holds none back that a pattern would match.
 */

const PREFIX_LENGTH = 3;
const COMMON = new Set(
  "a an the and or of to in on at for with by is it its be me my you your i im so no not any all some more less too very much many few that this these those such as if was".split(
    " ",
  ),
);

/** Whole words shorter than a prefix; other short ones are endings ("s", "ed"). */
const SHORT = /^(?:\d+|tl|dr)$/u;

function prefixOf(word: string): string {
  return word.slice(0, PREFIX_LENGTH);
}

/** Words in a pattern's source; a fragment before a group ("repl" of "repl(?:y|ies)") is its prefix. */
function wordsOf({ source }: RegExp): string[] {
  const plain = source.replace(/\\p\{[^}]*\}|\\[a-z]|\(\?[:=!<]+/giu, " ");
  return plain.toLowerCase().match(/[a-z0-9]+/gu) ?? [];
}

export function gateOf(patterns: readonly RegExp[]): (text: string) => boolean {
  const prefixes = new Set<string>();
  for (const pattern of patterns) {
    for (const word of wordsOf(pattern)) {
      if (!COMMON.has(word) && (word.length >= PREFIX_LENGTH || SHORT.test(word)))
        prefixes.add(prefixOf(word));
    }
  }
  return (text) => {
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
      if (prefixes.has(prefixOf(word)) || prefixes.has(word.slice(0, 2)) || prefixes.has(word.charAt(0)))
        return true;
    }
    return false;
  };
}

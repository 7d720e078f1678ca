/**
 * A cheap look at words before patterns are tried. A gate may let a text through for nothing; it
 * holds none back that its patterns would match.
 */

const PREFIX_LENGTH = 3;
const COMMON = new Set(
  "a an the and or of to in on at for with by is it its be me my you your i im so no not any all some more less too very much many few that this these those such as if was".split(
    " ",
  ),
);
/** Stands for any number. */
const DIGITS = "0";
const PATTERNS_MAX = 31;

function prefixOf(word: string): string {
  return /^\d/u.test(word) ? DIGITS : word.slice(0, PREFIX_LENGTH);
}

/** Words in a pattern's source; a fragment before a group ("repl" of "repl(?:y|ies)") is its prefix. */
function wordsOf(source: string): string[] {
  const plain = source.replaceAll("\\d", "0").replace(/\\p\{[^}]*\}|\\[a-z]|\(\?[:=!<]+/giu, " ");
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The beginnings of the words that a pattern names. */
export function prefixesIn({ source }: RegExp): ReadonlySet<string> {
  return new Set(wordsOf(source).map(prefixOf));
}

/** What may stand among prefixes for a word: its beginnings, for a pattern may break a word early. */
function addBeginnings(word: string, found: string[]): void {
  if (/^\d/u.test(word)) found.push(DIGITS);
  else found.push(word.slice(0, PREFIX_LENGTH), word.slice(0, 2), word.charAt(0));
}

/** The beginnings of a phrase's last word. */
export function lastBeginnings(phrase: string): string[] {
  const found: string[] = [];
  const words = phrase.slice(phrase.lastIndexOf(" ") + 1).match(/[\p{L}\p{N}]+/gu);
  const last = words?.at(-1);
  if (last !== undefined) addBeginnings(last.toLowerCase(), found);
  return found;
}

/** Texts asked about lately: every family of rules asks about the same clause in turn. */
const ASKED_MAX = 8;
const asked = new Map<string, readonly string[]>();

function beginningsOf(text: string): readonly string[] {
  const known = asked.get(text);
  if (known !== undefined) return known;
  const found: string[] = [];
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) addBeginnings(word, found);
  const beginnings = [...new Set(found)];
  if (asked.size >= ASKED_MAX) asked.clear();
  asked.set(text, beginnings);
  return beginnings;
}

/**
 * Which of the patterns a text may match, as bits: those of which it holds the beginning of a telling
 * word. `shared` are parts of the patterns that tell nothing ("really", "I am"); each alternative of
 * what is left must hold a word of two letters or more that is not among the commonest.
 */
export function choiceOf(
  patterns: readonly RegExp[],
  shared: readonly string[] = [],
): (text: string) => number {
  if (patterns.length > PATTERNS_MAX) throw new Error("more patterns than bits");
  const bits = new Map<string, number>();
  for (const [index, { source }] of patterns.entries()) {
    let own = source;
    for (const part of shared) own = own.replaceAll(part, " ");
    const telling = wordsOf(own).filter((word) => !COMMON.has(word) && (word.length > 1 || /\d/u.test(word)));
    for (const word of telling) bits.set(prefixOf(word), (bits.get(prefixOf(word)) ?? 0) | (1 << index));
  }
  return (text) => {
    let choice = 0;
    for (const beginning of beginningsOf(text)) choice |= bits.get(beginning) ?? 0;
    return choice;
  };
}

/** Whether a text may match any of the patterns at all. */
export function gateOf(
  patterns: readonly RegExp[],
  shared: readonly string[] = [],
): (text: string) => boolean {
  const choose = choiceOf([new RegExp(patterns.map(({ source }) => source).join("|"), "iu")], shared);
  return (text) => choose(text) !== 0;
}

/** The patterns of a table that a text may match, in their order. */
export function shortlistOf<Row>(
  rows: readonly (readonly [pattern: RegExp, row: Row])[],
  shared: readonly string[] = [],
): (text: string) => (readonly [pattern: RegExp, row: Row])[] {
  const parts: [(text: string) => number, (readonly [RegExp, Row])[]][] = [];
  for (let from = 0; from < rows.length; from += PATTERNS_MAX) {
    const part = rows.slice(from, from + PATTERNS_MAX);
    parts.push([
      choiceOf(
        part.map(([pattern]) => pattern),
        shared,
      ),
      part,
    ]);
  }
  return (text) =>
    parts.flatMap(([choose, part]) => {
      const choice = choose(text);
      return part.filter((_row, index) => (choice & (1 << index)) !== 0);
    });
}

/**
 * A cheap look at words before patterns are tried. A gate may let a text through for nothing; it
 * holds none back that its patterns would match.
 */

const PREFIX_LENGTH = 4;
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

/**
 * Words in a pattern's source; a fragment before a group ("repl" of "repl(?:y|ies)") is its prefix,
 * and a letter that may be left out ("cats?") belongs to none.
 */
function wordsOf(source: string): string[] {
  const plain = source
    .replaceAll("\\d", "0")
    .replace(/\\p\{[^}]*\}|\\[a-z]|\(\?[:=!<]+|\p{L}(?=[?*]|\{0)/giu, " ");
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The beginnings of the words that a pattern names. */
export function prefixesIn({ source }: RegExp): ReadonlySet<string> {
  return new Set(wordsOf(source).map(prefixOf));
}

/** What may stand among prefixes for a word: its beginnings, for a pattern may break a word early. */
function addBeginnings(word: string, found: string[]): void {
  if (/^\d/u.test(word)) found.push(DIGITS);
  else for (let length = 1; length <= PREFIX_LENGTH; length += 1) found.push(word.slice(0, length));
}

/** The beginnings of a phrase's last word. */
export function lastBeginnings(phrase: string): string[] {
  const found: string[] = [];
  const words = phrase.slice(phrase.lastIndexOf(" ") + 1).match(/[\p{L}\p{N}]+/gu);
  const last = words?.at(-1);
  if (last !== undefined) addBeginnings(last.toLowerCase(), found);
  return found;
}

/** Each beginning that any gate asks for, by a number: gates compare numbers and no words. */
const numbers = new Map<string, number>();

function numberOf(beginning: string): number {
  const known = numbers.get(beginning);
  if (known !== undefined) return known;
  numbers.set(beginning, numbers.size);
  // What was looked at before did not ask for it.
  words.clear();
  asked.clear();
  return numbers.size - 1;
}

/** Few words make up most of what is said. */
const WORDS_MAX = 4096;
const words = new Map<string, readonly number[]>();

function numbersOf(word: string): readonly number[] {
  const known = words.get(word);
  if (known !== undefined) return known;
  const found: string[] = [];
  addBeginnings(word, found);
  const beginnings = found
    .map((beginning) => numbers.get(beginning))
    .filter((number) => number !== undefined);
  if (words.size >= WORDS_MAX) words.clear();
  words.set(word, beginnings);
  return beginnings;
}

/** Texts asked about lately: every family of rules asks about the same clause in turn. */
const ASKED_MAX = 8;
const asked = new Map<string, readonly number[]>();

function beginningsOf(text: string): readonly number[] {
  const known = asked.get(text);
  if (known !== undefined) return known;
  const beginnings = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).flatMap(numbersOf);
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
  const bits: number[] = [];
  for (const [index, { source }] of patterns.entries()) {
    let own = source;
    for (const part of shared) own = own.replaceAll(part, " ");
    const telling = wordsOf(own).filter((word) => !COMMON.has(word) && (word.length > 1 || /\d/u.test(word)));
    for (const number of telling.map(prefixOf).map(numberOf))
      bits[number] = (bits[number] ?? 0) | (1 << index);
  }
  return (text) => {
    let choice = 0;
    for (const number of beginningsOf(text)) choice |= bits[number] ?? 0;
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

/**
 * Whether a text matches any of a family's patterns, in one look instead of one for each: most
 * clauses match none. Those that begin at the text's start are joined by themselves, or each would be
 * tried at every letter for the sake of the others.
 */
export function anyOf(patterns: readonly RegExp[]): (text: string) => boolean {
  const groups = Map.groupBy(patterns, ({ flags, source }) => `${source.startsWith("^") ? "^" : ""}${flags}`);
  const joined = [...groups.values()].map((alike) => {
    const flags = alike[0]?.flags ?? "";
    const sources = alike.map(({ source }) => source.replaceAll(/\(\?<\w+>/gu, "("));
    return new RegExp(sources.map((source) => `(?:${source})`).join("|"), flags.replace("g", ""));
  });
  return (text) => joined.some((pattern) => pattern.test(text));
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

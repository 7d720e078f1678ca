/**
 * A clause with its units, currencies, clocks and languages taken out: "prices in Swiss francs, not
 * euros" is "prices in §0, not §1", so that what is said of them is read whatever they are.
 */
import { matchesOf } from "../matches.ts";
import { IN_CAPITALS, LEXICON, TOKENS, type Term } from "./locale-lexicon.ts";
import { zoneOf } from "./places.ts";

export interface Abstracted {
  /** In lower case, each run of terms as § and its place in `runs`. */
  text: string;
  runs: Term[][];
}

const NAME_MAX_TOKENS = 5;
/** Between the words of one name: "24-hour", "dd/mm". */
const WITHIN = /^(?:[ \-/.+]|\. ?)$/u;
/** Between the terms of one run: "euros and kilometres", "francs and temperatures in Celsius". */
const BETWEEN =
  /^(?:,? (?:and|&|n|plus) (?:in )?(?:(?:temperatures?|temps?|prices|amounts|dates|times|weights|distances|spelling) in )?|, |\/| ?[&+/] ?)$/iu;
/** What a name may begin with: most words need no further look. */
const FIRST = new Set([
  "eastern",
  "central",
  "mountain",
  "pacific",
  ...[...LEXICON.keys()].map((key) => key.split(" ", 1)[0] ?? ""),
  "pound",
  "pounds",
]);
const WEIGHING =
  /(?<!\p{L})(?:weigh\p{L}*|an? pound|kilos?|kgs?|stones?|ounces?|oz|lbs?|heavy|inches|feet|recipes?|grams|scales?)(?!\p{L})/iu;

interface Token {
  key: string;
  original: string;
  from: number;
  to: number;
}

function tokensOf(text: string): Token[] {
  return matchesOf(text, TOKENS).map((match) => ({
    key: match[0].toLowerCase(),
    original: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
}

function joined(text: string, tokens: readonly Token[]): boolean {
  return tokens.every((token, index) => {
    const next = tokens[index + 1];
    return next === undefined || WITHIN.test(text.slice(token.to, next.from));
  });
}

/** "Pounds" are money unless something is weighed. */
function pounds(text: string): Term {
  return WEIGHING.test(text) ? { slot: "Units", value: "imperial" } : { slot: "Currency", value: "GBP" };
}

/** "All times in eastern please": a zone without its "time", where hours are spoken of. */
const OF_HOURS =
  /(?<!\p{L})(?:times?|deadlines?|appointments?|meetings?|calls?|clock|zone|tz|schedules?|hours?)(?!\p{L})/iu;
const LEFT_ALONE =
  /^(?: (?:please|pls|too|also|thanks|always|only|for me|instead|as well)(?!\p{L})|$|[.,;!?])/iu;

function zoneAlone(key: string, text: string, to: number): string | undefined {
  const zone = /^(?:eastern|central|mountain|pacific)$/u.test(key);
  return zone && OF_HOURS.test(text) && LEFT_ALONE.test(text.slice(to))
    ? `${key.charAt(0).toUpperCase()}${key.slice(1)} Time`
    : undefined;
}

function termAt(
  text: string,
  tokens: readonly Token[],
  at: number,
): { term: Term; length: number } | undefined {
  for (let length = Math.min(NAME_MAX_TOKENS, tokens.length - at); length > 0; length -= 1) {
    const span = tokens.slice(at, at + length);
    const key = span.map((token) => token.key).join(" ");
    const last = span.at(-1)?.key;
    if (length > 1 && !joined(text, span)) continue;
    const place = last === "time" && length > 1 ? zoneOf(key.slice(0, -" time".length)) : undefined;
    if (place !== undefined) return { term: { slot: "Time zone", value: place }, length };
    if (key === "pound" || key === "pounds") return { term: pounds(text), length };
    const zoned = length === 1 && span[0] ? zoneAlone(key, text, span[0].to) : undefined;
    if (zoned !== undefined) return { term: { slot: "Time zone", value: zoned }, length };
    const term = LEXICON.get(key);
    if (term === undefined) continue;
    if (IN_CAPITALS.has(key) && !/^\p{Lu}+$/u.test(span[0]?.original ?? "")) continue;
    return { term, length };
  }
  return undefined;
}

/** Nothing where the clause names none of them. */
export function abstractTerms(text: string): Abstracted | undefined {
  const tokens = tokensOf(text);
  const timed = tokens.some(({ key }) => key === "time");
  const runs: Term[][] = [];
  let abstracted = "";
  let written = 0;
  for (let at = 0; at < tokens.length;) {
    const known = timed || FIRST.has(tokens[at]?.key ?? "");
    const found = known ? termAt(text, tokens, at) : undefined;
    const first = tokens[at];
    const last = tokens[at + (found?.length ?? 1) - 1];
    at += found?.length ?? 1;
    if (!found || !first || !last) continue;
    const gap = text.slice(written, first.from);
    const run = runs.at(-1);
    if (run && BETWEEN.test(gap)) run.push(found.term);
    else {
      abstracted += `${gap}§${runs.length}`;
      runs.push([found.term]);
    }
    written = last.to;
  }
  if (runs.length === 0) return undefined;
  return { text: (abstracted + text.slice(written)).toLowerCase(), runs };
}

/** Where a clause speaks of a manner of answering: "those bold headings", "repeat yourself", "a blunt tone". */
import { matchesOf } from "../matches.ts";
import { CONTENT_WORDS } from "./content-words.ts";
import { COURTESY_WORDS } from "./courtesy-words.ts";
import { choiceOf } from "./gate.ts";
import { LAYOUT_WORDS } from "./layout-words.ts";
import { LENGTH_WORDS } from "./length-words.ts";
import { type MannerKind, type MannerWord, lookupIn } from "./manner-lexicon.ts";
import { MANNER_TURNS } from "./manner-turns.ts";
import { MOOD_WORDS } from "./mood-words.ts";
import { PACE_WORDS } from "./pace-words.ts";
import { VOICE_WORDS } from "./voice-words.ts";
import { stemOf } from "./word-stem.ts";

export interface Mention extends Omit<MannerWord, "kind"> {
  kind: MannerKind | "limit";
  /** As it was said. */
  text: string;
  start: number;
  end: number;
}

const lookup = lookupIn([
  ...LAYOUT_WORDS,
  ...LENGTH_WORDS,
  ...VOICE_WORDS,
  ...MOOD_WORDS,
  ...COURTESY_WORDS,
  ...CONTENT_WORDS,
  ...PACE_WORDS,
]);
const mayTurn = choiceOf(MANNER_TURNS.map(([pattern]) => pattern));
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’]*/gu;
const MENTIONS_MAX = 4;

/** "A warm tone", "snappy replies": with what it qualifies, an adjective can be meant of answers only. */
const VOICE = /^(?:tones?|voice|register|wording|phrasing|vibe|attitude|manner|bots?)$/u;
const ANSWER =
  /^(?:answers?|repl(?:y|ies)|responses?|messages?|explanations?|texts?|paragraphs?|blocks?|chunks?|posts?|sentences?|version|info|information|style|language|communication|feedback|approach|talk)$/u;
/** "Sing-song tone", "pirate speak": a voice of the user's own naming. */
const NAMED_VOICE = /^(?:tone|voice|speak|accent|dialect)$/u;
const NO_NAME =
  /^(?:the|an?|your|my|his|her|their|our|its|that|this|to|of|in|by|any|no|same|right|wrong|own|better|different|good|bad|certain|dial|skin|ring|speak|and|or|with|i|you|can|only|do|not|please|some|more|less|such|each|every|what|which|native|human|we|they|always|never|nice|lovely|english|french|german|spanish|italian|british|american|love|hear|muscle|earth|two|brand|active|passive|his|loud|deep)$/u;

/** "Two sentences", "a line or two", "100 words": an answer's length in numbers. */
const LIMIT =
  /(?<![\p{L}\p{N}])(?:an?|one|two|three|four|five|six|ten|fifty|a hundred|\d{1,3}|a few|a couple of|couple of|few|the (?:first|second|third|fourth|fifth))(?: or (?:two|three|so)| to (?:two|three|four))? (?:short |brief )?(?:sentences?|lines?|paragraphs?|words|bullets|phone screens?|screens?)(?: or (?:two|three|so))?(?![\p{L}\p{N}])/iu;

const ARTICLE = /^(?:the|an?)$/u;

interface Token {
  text: string;
  start: number;
  end: number;
}

function tokensOf(text: string): Token[] {
  return matchesOf(text, WORD).map((match) => ({
    text: match[0].toLowerCase().replaceAll("’", "'"),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The index behind the last token that follows without a comma. */
function runEnds(text: string, tokens: readonly Token[]): number[] {
  const ends = tokens.map(() => tokens.length);
  for (let at = tokens.length - 2; at >= 0; at -= 1) {
    const between = text.slice(tokens[at]?.end, tokens[at + 1]?.start);
    ends[at] = between === " " || between === "-" ? (ends[at + 1] ?? 0) : at + 1;
  }
  return ends;
}

function namedVoice(text: string, before: Token, noun: Token): Mention | undefined {
  const adjective = text.slice(text.lastIndexOf(" ", before.end - 1) + 1, before.end).toLowerCase();
  if (!/^\p{L}{4,12}(?:-\p{L}{3,10})?$/u.test(adjective) || NO_NAME.test(before.text)) return undefined;
  return {
    facet: "tone",
    attribute: `${adjective} ${noun.text === "voice" ? "tone" : noun.text}`,
    kind: "thing",
    loose: true,
    text: text.slice(before.end - adjective.length, noun.end),
    start: before.end - adjective.length,
    end: noun.end,
  };
}

/** The first few mentions of manners in a clause, in order and apart from each other. */
export function mentionsIn(text: string): Mention[] {
  const turned = turnIn(text);
  const limit = limitIn(text);
  const first = [turned, limit && !overlap(limit, turned) ? limit : undefined].filter(
    (each) => each !== undefined,
  );
  const named = namedIn(text).filter((each) => !first.some((other) => overlap(each, other)));
  return [...first, ...named].toSorted((one, other) => one.start - other.start);
}

function overlap(one: Mention, other: Mention | undefined): boolean {
  return other !== undefined && one.start < other.end && other.start < one.end;
}

function turnIn(text: string): Mention | undefined {
  const choice = mayTurn(text);
  for (const [index, [pattern, word]] of MANNER_TURNS.entries()) {
    const match = (choice & (1 << index)) === 0 ? undefined : pattern.exec(text);
    if (match) {
      return { ...word, text: match[0], start: match.index, end: match.index + match[0].length };
    }
  }
  return undefined;
}

function namedIn(text: string): Mention[] {
  const tokens = tokensOf(text);
  const literal = tokens.map((token) => token.text);
  const stems = literal.map(stemOf);
  const ends = runEnds(text, tokens);
  const found: Mention[] = [];
  for (let at = 0; at < tokens.length && found.length < MENTIONS_MAX; at += 1) {
    const token = tokens[at];
    if (!token) break;
    const end = ends[at] ?? at + 1;
    const here = lookup(literal, stems, at, end);
    // "The maths" of "the maths notation" is none.
    const after = here && ARTICLE.test(literal[at] ?? "") ? lookup(literal, stems, at + 1, end) : undefined;
    if (here && after && after.length >= here.length) continue;
    const match = here;
    if (!match) {
      const noun = at + 1 < end ? tokens[at + 1] : undefined;
      const named = noun && NAMED_VOICE.test(noun.text) ? namedVoice(text, token, noun) : undefined;
      if (named) {
        found.push(named);
        at += 1;
      }
      continue;
    }
    const { word, length } = match;
    const next = at + length < end ? (literal[at + length] ?? "") : "";
    const qualifies = word.kind === "quality" && (VOICE.test(next) || ANSWER.test(next));
    const last = tokens[at + length - 1 + (qualifies ? 1 : 0)] ?? token;
    found.push({
      ...word,
      ...(qualifies ? { kind: "thing", loose: false } : {}),
      text: text.slice(token.start, last.end),
      start: token.start,
      end: last.end,
    });
    at += length - (qualifies ? 0 : 1);
  }
  return found;
}

function limitIn(text: string): Mention | undefined {
  const match = LIMIT.exec(text);
  if (!match) return undefined;
  return {
    facet: "length",
    attribute: "short answers",
    kind: "limit",
    loose: true,
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  };
}

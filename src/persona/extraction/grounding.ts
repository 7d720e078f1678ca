/**
 * Whether the user really said it. A model may invent, or be talked into, a preference: what it cites
 * must stand in the user's own words, and so must what it concludes.
 */
import { foldText, stemWord, wordsOf } from "../normalise-attribute.ts";
import { FUNCTION_WORDS } from "../rules/stop-words.ts";
import type { OwnTurn } from "./own-turns.ts";

/** Scripts without spaces between words: there a part of a run is a word too. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Long words that begin alike are forms of one: "scharfes", "scharfe". */
const PREFIX_MIN_CHARACTERS = 5;
const ENDING_MAX_CHARACTERS = 3;

/** Something said, in the form that containment is judged in. */
interface Said {
  text: string;
  /** Words in order, one space apart and around. */
  plain: string;
  stems: ReadonlySet<string>;
}

export interface Statement {
  /** In the user's own spelling: the sentence that holds the quotation, or the sentences that it holds. */
  text: string;
  turn: number;
}

export interface Grounding {
  /** Where a quotation stands, the cited turn first, then the newest; undefined where nobody said it. */
  find(quote: string, turn: number): Statement | undefined;
  /** Whether all content words of `phrase` stand in `text`, whatever their endings. */
  standsIn(phrase: string, text: string): boolean;
  /** The same in anything that the user said. */
  wasSaid(phrase: string): boolean;
}

function toSaid(text: string): Said {
  const words = wordsOf(foldText(text));
  return { text, plain: ` ${words.join(" ")} `, stems: new Set(words.map(stemWord)) };
}

function contains(whole: string, part: string): boolean {
  return whole.includes(part) || (UNSPACED.test(part) && whole.includes(part.trim()));
}

function isFormOf(word: string, other: string): boolean {
  const shared = Math.max(PREFIX_MIN_CHARACTERS, word.length - ENDING_MAX_CHARACTERS);
  return word.length >= PREFIX_MIN_CHARACTERS && other.length <= word.length + ENDING_MAX_CHARACTERS
    ? other.startsWith(word.slice(0, shared))
    : false;
}

function holdsWord({ plain, stems }: Said, word: string): boolean {
  const stem = stemWord(word);
  if (stems.has(stem) || (UNSPACED.test(word) && plain.includes(word))) return true;
  for (const other of stems) if (isFormOf(stem, other)) return true;
  return false;
}

function holdsPhrase(said: Said, phrase: string): boolean {
  const words = wordsOf(foldText(phrase));
  const content = words.filter((word) => !FUNCTION_WORDS.has(word));
  const needed = content.length > 0 ? content : words;
  return needed.length > 0 && needed.every((word) => holdsWord(said, word));
}

export function createGrounding(turns: readonly OwnTurn[]): Grounding {
  const spoken = turns.map(({ turn, sentences }) => ({
    turn,
    sentences: sentences.map(toSaid),
    whole: toSaid(sentences.join(" ")),
  }));
  const everything = toSaid(turns.flatMap(({ sentences }) => sentences).join(" "));

  function findIn(
    { turn, sentences, whole }: (typeof spoken)[number],
    quoted: string,
  ): Statement | undefined {
    const one = sentences.find(({ plain }) => contains(plain, quoted));
    if (one) return { text: one.text, turn };
    if (!contains(whole.plain, quoted)) return undefined;
    const inside = sentences.filter(({ plain }) => contains(quoted, plain));
    return inside.length === 0 ? undefined : { text: inside.map(({ text }) => text).join(" "), turn };
  }

  return {
    find(quote, turn) {
      const { plain } = toSaid(quote);
      if (plain.trim() === "") return undefined;
      const cited = spoken.filter((each) => each.turn === turn);
      const others = spoken.filter((each) => each.turn !== turn).toReversed();
      for (const each of [...cited, ...others]) {
        const statement = findIn(each, plain);
        if (statement) return statement;
      }
      return undefined;
    },
    standsIn: (phrase, text) => holdsPhrase(toSaid(text), phrase),
    wasSaid: (phrase) => holdsPhrase(everything, phrase),
  };
}

/**
 * The offline embedder: words, what they mean in a small thesaurus, and character n-grams, hashed into
 * one vector. It knows paraphrases only as far as its thesaurus and the spelling go.
 */
import { foldText, stemWord, wordsOf } from "../../persona/normalise-attribute.ts";
import { addDirection, hashText } from "./lexical/hash.ts";
import { conceptsAt } from "./lexical/thesaurus.ts";
import { wordWeight } from "./lexical/word-weights.ts";

export const LEXICAL_EMBEDDER_ID = "lexical-1";
export const LEXICAL_DIMENSIONS = 384;

const INPUT_MAX_CHARACTERS = 512;
/** Scripts written without spaces, and Hangul, whose words take many endings: n-grams are their words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hira}\p{Script=Kana}\p{Script=Hang}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmr}\p{Script=Mymr}]/u;

const CONCEPT = { seed: 1, coordinates: 12 };
const STEM = { seed: 2, coordinates: 8 };
const GRAM = { seed: 3, coordinates: 2 };

const CONCEPT_WEIGHT = 1;
/** The word itself, where the thesaurus speaks for it and where not. */
const KNOWN_WORD = { stem: 0.4, grams: 0.3 };
const UNKNOWN_WORD = { stem: 0.7, grams: 0.45 };

/** All n-grams of `text` in [shortest, longest], together of length about `weight`. */
function addGrams(
  vector: Float64Array,
  text: string,
  shortest: number,
  longest: number,
  weight: number,
): void {
  const counted = Math.min(longest, text.length);
  let count = 0;
  for (let size = shortest; size <= counted; size++) count += text.length - size + 1;
  const share = weight / Math.sqrt(count);
  for (let size = shortest; size <= counted; size++) {
    for (let start = 0; start + size <= text.length; start++) {
      addDirection(vector, hashText(text, GRAM.seed, start, start + size), share, GRAM.coordinates);
    }
  }
}

function addWord(vector: Float64Array, word: string, stem: string, weight: number, known: boolean): void {
  if (UNSPACED.test(word)) {
    addGrams(vector, word, 1, 3, weight);
    return;
  }
  const parts = known ? KNOWN_WORD : UNKNOWN_WORD;
  addDirection(vector, hashText(stem, STEM.seed), weight * parts.stem, STEM.coordinates);
  addGrams(vector, `^${word}$`, 3, 5, weight * parts.grams);
}

function addWords(vector: Float64Array, words: readonly string[]): void {
  const stems = words.map(stemWord);
  // Words before this index belong to a term that the thesaurus has already spoken for.
  let termEnd = 0;
  for (const [index, word] of words.entries()) {
    const stem = stems[index] ?? "";
    const weight = wordWeight(stem);
    const match = index < termEnd ? undefined : conceptsAt(words, stems, index);
    if (match) {
      termEnd = index + match.length;
      const termWeight = match.length > 1 ? 1 : weight;
      for (const concept of match.concepts) {
        const share = (CONCEPT_WEIGHT * termWeight) / Math.sqrt(match.concepts.length);
        addDirection(vector, hashText(concept, CONCEPT.seed), share, CONCEPT.coordinates);
      }
    }
    addWord(vector, word, stem, weight, index < termEnd);
  }
}

/**
 * The unit vector of a short text: `LEXICAL_DIMENSIONS` values, the same for the same text wherever it
 * runs. Reads the first 512 characters; text without letters or digits has a direction too.
 */
export function embedLexically(text: string): Float32Array {
  const folded = foldText(text.slice(0, INPUT_MAX_CHARACTERS)).slice(0, INPUT_MAX_CHARACTERS);
  const vector = new Float64Array(LEXICAL_DIMENSIONS);
  const words = wordsOf(folded);
  if (words.length > 0) addWords(vector, words);
  else addGrams(vector, `^${folded.replace(/\s+/gu, "")}$`, 1, 3, 1);
  let squares = 0;
  vector.forEach((value) => (squares += value * value));
  // Signs may cancel, if hardly ever: such a text keeps the direction of its hash.
  if (squares < 1e-12) {
    vector[(hashText(folded, 0) >>> 0) % LEXICAL_DIMENSIONS] = 1;
    squares = 1;
  }
  const norm = Math.sqrt(squares);
  return new Float32Array(vector.map((value) => value / norm));
}

/** The key under which two attributes are the same, whatever their case, endings and punctuation. */
import { stemmer } from "stemmer";

/** Articles and possessives, which tell no attribute from another. */
const DROPPED = new Set("a an the my our your their his her its".split(" "));
/** The stemmer's patterns are not linear; no English word is longer. */
const STEMMED_MAX_CHARACTERS = 32;
/** Letters and digits with their marks, a trailing + or # (C++, C#), and points inside numbers (3.5). */
const WORDS = /\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}\p{M}]+(?:\++|#+)?/gu;

/** One form for case, width, apostrophes and Latin or Greek accents; other scripts keep their marks. */
export function foldText(text: string): string {
  // Most text by far needs no more, and normal forms are slow.
  if (/^\p{ASCII}*$/u.test(text)) return text.toLowerCase().replaceAll("'", "");
  return text
    .toWellFormed()
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Cf}|['’‘ʼ]/gu, "")
    .normalize("NFD")
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, "$1")
    .normalize("NFKC");
}

/** The words of folded text, in order. */
export function wordsOf(folded: string): string[] {
  return folded.match(WORDS) ?? [];
}

/**
 * Porter's stem of a word, taken until it changes no more: the stemmer maps some stems further
 * ("purposes", "purpos", "purpo"), and a key must be its own key. Words outside a to z are their own stems.
 */
export function stemWord(word: string): string {
  if (word.length > STEMMED_MAX_CHARACTERS || !/^[a-z]+$/u.test(word)) return word;
  const stem = stemmer(word);
  return stem === word ? stem : stemWord(stem);
}

/**
 * Stemmed words in order, without articles and possessives: "The shorter Answers" → "shorter answer".
 * Idempotent. Text of articles alone keeps them; text without letters or digits is its own key.
 */
export function normaliseAttribute(text: string): string {
  const folded = foldText(text);
  const stems = wordsOf(folded).map(stemWord);
  if (stems.length === 0) return folded.replace(/\s+/gu, " ").trim();
  const kept = stems.filter((stem) => !DROPPED.has(stem));
  return (kept.length === 0 ? stems : kept).join(" ");
}

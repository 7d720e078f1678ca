/**
 * A deterministic stand-in for Claude's tokenizer: about one token for 3.7 characters of English
 * prose, more for punctuation and for other scripts. `factor` is the model's own density.
 */

const LATIN_WEIGHT = 0.25;
const PUNCTUATION_WEIGHT = 0.45;
const ACCENTED_WEIGHT = 0.4;
const OTHER_ALPHABET_WEIGHT = 0.5;
const IDEOGRAPH_WEIGHT = 0.9;
const ASTRAL_WEIGHT = 1.6;

function weightOf(codePoint: number): number {
  if (codePoint < 0x80) {
    const isLetter = (codePoint | 0x20) >= 0x61 && (codePoint | 0x20) <= 0x7a;
    return isLetter || codePoint === 0x20 ? LATIN_WEIGHT : PUNCTUATION_WEIGHT;
  }
  if (codePoint < 0x250) return ACCENTED_WEIGHT;
  if (codePoint < 0x2e80) return OTHER_ALPHABET_WEIGHT;
  return codePoint < 0x10000 ? IDEOGRAPH_WEIGHT : ASTRAL_WEIGHT;
}

/** Tokens of a text; an empty text has none. */
export function countTokens(text: string, factor: number): number {
  let weight = 0;
  for (let index = 0; index < text.length; index += 1) {
    const codePoint = text.codePointAt(index) ?? 0;
    if (codePoint > 0xffff) index += 1;
    weight += weightOf(codePoint);
  }
  return Math.ceil(weight * factor);
}

/** The longest beginning of a text that has at most `limit` tokens; never splits a character. */
export function takeTokens(text: string, limit: number, factor: number): string {
  let weight = 0;
  let end = 0;
  for (const character of text) {
    weight += weightOf(character.codePointAt(0) ?? 0);
    if (Math.ceil(weight * factor) > limit) return text.slice(0, end);
    end += character.length;
  }
  return text;
}

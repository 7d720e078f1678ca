/**
 * Why somebody wants to be answered in some manner may be of a special category: "I use a screen reader, so no
 * tables". The manner tells nothing of it, and is what such users need most: it is kept, and its reason is not.
 */
import { isSensitive } from "../filter/special-categories.ts";

const PIECE = /[,;:()]| [–—-] | (?=(?:so|and|but|because|since|as) )/u;

/** The sentence without its sensitive pieces; undefined where it has none. */
export function withoutSensitivePieces(sentence: string): string | undefined {
  if (!isSensitive(sentence)) return undefined;
  return sentence
    .split(PIECE)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "" && !isSensitive(piece))
    .join(", ");
}

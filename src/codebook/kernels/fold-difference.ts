/** Fewer dimensions for a dot product that need not be exact. */
import { sumOfSquares } from "./exact-dots.ts";
import type { Difference } from "./subtract.ts";

/**
 * `subtract`, folded: stretches of the difference are laid over each other with alternating signs. A dot product of
 * two rows folded alike has the rows' own for its expectation, and deviates by about √((fold − 1) / dimensions) of
 * the product of their lengths.
 *
 * @param difference of a shape of ⌈dimensions / fold⌉ values or more; the rest becomes 0
 */
export function foldDifference(
  vectors: Float32Array,
  from: number,
  subtrahend: readonly number[],
  fold: number,
  difference: Difference,
): void {
  const { chunks, squares } = difference;
  const { length } = subtrahend;
  const stretch = Math.ceil(length / fold);
  difference.square = 0;
  difference.product = 0;
  let first = 0;
  for (let chunk = 0; chunk < chunks.length; chunk += 1) {
    const folded = chunks[chunk] ?? [];
    const width = Math.min(folded.length, stretch - first);
    // In a loop: V8 does not inline `fill`, and goes a long way for so few values.
    for (let at = 0; at < folded.length; at += 1) folded[at] = 0;
    // A stretch to add and one to take off at a time.
    for (let added = first; added < length; added += 2 * stretch) {
      foldPair(vectors, from, subtrahend, added, added + stretch, folded, width, difference);
    }
    squares[chunk] = sumOfSquares(folded);
    first += folded.length;
  }
}

/** Lays `width` values from `added` on over those folded already, less as many from `taken` on; or what there are. */
function foldPair(
  vectors: Float32Array,
  from: number,
  subtrahend: readonly number[],
  added: number,
  taken: number,
  folded: number[],
  width: number,
  difference: Difference,
): void {
  const { length } = subtrahend;
  const pairs = Math.max(0, Math.min(width, length - taken));
  let addedSquare = 0;
  let takenSquare = 0;
  let addedProduct = 0;
  let takenProduct = 0;
  for (let next = 0; next < pairs; next += 1) {
    const at = next & 0x3fffffff;
    const addedAt = (added + next) & 0x3fffffff;
    const takenAt = (taken + next) & 0x3fffffff;
    const value = vectors[(from + addedAt) & 0x3fffffff] ?? 0;
    const other = subtrahend[addedAt] ?? 0;
    const takenValue = vectors[(from + takenAt) & 0x3fffffff] ?? 0;
    const takenOther = subtrahend[takenAt] ?? 0;
    const less = value - other;
    const takenLess = takenValue - takenOther;
    folded[at] = (folded[at] ?? 0) + (less - takenLess);
    addedSquare += less * less;
    takenSquare += takenLess * takenLess;
    addedProduct += value * other;
    takenProduct += takenValue * takenOther;
  }
  const unpaired = Math.min(width, length - added);
  for (let at = pairs; at < unpaired; at += 1) {
    const value = vectors[from + added + at] ?? 0;
    const other = subtrahend[added + at] ?? 0;
    const less = value - other;
    folded[at] = (folded[at] ?? 0) + less;
    addedSquare += less * less;
    addedProduct += value * other;
  }
  difference.square += addedSquare + takenSquare;
  difference.product += addedProduct + takenProduct;
}

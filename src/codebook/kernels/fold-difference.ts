/** Fewer dimensions for a dot product that need not be exact. */
import type { Relation } from "./subtract.ts";

/**
 * `subtract`, folded: stretches of the difference are laid over each other with alternating signs. A dot product of
 * two rows folded alike has the rows' own for its expectation, and deviates by about √((fold − 1) / dimensions) of
 * the product of their lengths.
 *
 * @param folded ⌈dimensions / fold⌉ values or more; the rest becomes 0
 */
export function foldDifference(
  vectors: Float32Array,
  from: number,
  subtrahend: readonly number[],
  fold: number,
  folded: number[],
  relation: Relation,
): void {
  const { length } = subtrahend;
  const stretch = Math.ceil(length / fold);
  let addedProduct = 0;
  let takenProduct = 0;
  let addedSquare = 0;
  let takenSquare = 0;
  // In a loop: V8 does not inline `fill`, and goes a long way for so few values.
  for (let at = 0; at < folded.length; at += 1) folded[at] = 0;
  // A stretch to add and one to take off at a time.
  for (let added = 0; added < length; added += 2 * stretch) {
    const taken = added + stretch;
    const pairs = Math.min(stretch, Math.max(0, length - taken));
    for (let next = 0; next < pairs; next += 1) {
      const at = next & 0x3fffffff;
      const addedAt = (added + next) & 0x3fffffff;
      const takenAt = (taken + next) & 0x3fffffff;
      const value = vectors[(from + addedAt) & 0x3fffffff] ?? 0;
      const other = subtrahend[addedAt] ?? 0;
      const takenValue = vectors[(from + takenAt) & 0x3fffffff] ?? 0;
      const takenOther = subtrahend[takenAt] ?? 0;
      const difference = value - other;
      const takenDifference = takenValue - takenOther;
      folded[at] = (folded[at] ?? 0) + (difference - takenDifference);
      addedProduct += value * other;
      takenProduct += takenValue * takenOther;
      addedSquare += difference * difference;
      takenSquare += takenDifference * takenDifference;
    }
    const unpaired = Math.min(stretch, length - added);
    for (let at = pairs; at < unpaired; at += 1) {
      const value = vectors[from + added + at] ?? 0;
      const other = subtrahend[added + at] ?? 0;
      folded[at] = (folded[at] ?? 0) + (value - other);
      addedProduct += value * other;
      addedSquare += (value - other) * (value - other);
    }
  }
  relation.product = addedProduct + takenProduct;
  relation.square = addedSquare + takenSquare;
}

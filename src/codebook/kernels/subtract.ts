/** What a row is to another that is subtracted from it. */
export interface Relation {
  /** Their dot product. */
  product: number;
  /** Squared length of the difference. */
  square: number;
}

/**
 * Writes a row less another. Indices are masked for V8, as in `multiply`.
 *
 * @param from where the row starts
 * @param difference `subtrahend`'s length or longer
 * @param relation written to
 */
export function subtract(
  vectors: Float32Array,
  from: number,
  subtrahend: readonly number[],
  difference: number[],
  relation: Relation,
): void {
  const { length } = subtrahend;
  let evenProduct = 0;
  let oddProduct = 0;
  let evenSquare = 0;
  let oddSquare = 0;
  let next = 0;
  for (; next < length - 1; next += 2) {
    const at = next & 0x3fffffff;
    const row = (from + next) & 0x3fffffff;
    const even = vectors[row] ?? 0;
    const evenOther = subtrahend[at] ?? 0;
    const evenDifference = even - evenOther;
    difference[at] = evenDifference;
    evenProduct += even * evenOther;
    evenSquare += evenDifference * evenDifference;
    const odd = vectors[row + 1] ?? 0;
    const oddOther = subtrahend[at + 1] ?? 0;
    const oddDifference = odd - oddOther;
    difference[at + 1] = oddDifference;
    oddProduct += odd * oddOther;
    oddSquare += oddDifference * oddDifference;
  }
  if (next < length) {
    const last = vectors[from + next] ?? 0;
    const other = subtrahend[next] ?? 0;
    difference[next] = last - other;
    evenProduct += last * other;
    evenSquare += (last - other) * (last - other);
  }
  relation.product = evenProduct + oddProduct;
  relation.square = evenSquare + oddSquare;
}

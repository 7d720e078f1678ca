/**
 * Writes a row less another, and gives the dot product of the two. Indices are masked for V8, as in `multiply`.
 *
 * @param from where the row starts
 * @param difference `subtrahend`'s length or longer
 */
export function subtract(
  vectors: Float32Array,
  from: number,
  subtrahend: Float64Array,
  difference: Float64Array,
): number {
  const { length } = subtrahend;
  let evenProduct = 0;
  let oddProduct = 0;
  let next = 0;
  for (; next < length - 1; next += 2) {
    const at = next & 0x3fffffff;
    const row = (from + next) & 0x3fffffff;
    const even = vectors[row] ?? 0;
    const evenOther = subtrahend[at] ?? 0;
    difference[at] = even - evenOther;
    evenProduct += even * evenOther;
    const odd = vectors[row + 1] ?? 0;
    const oddOther = subtrahend[at + 1] ?? 0;
    difference[at + 1] = odd - oddOther;
    oddProduct += odd * oddOther;
  }
  if (next < length) {
    const last = vectors[from + next] ?? 0;
    const other = subtrahend[next] ?? 0;
    difference[next] = last - other;
    evenProduct += last * other;
  }
  return evenProduct + oddProduct;
}

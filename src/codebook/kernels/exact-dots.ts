/** Dot products in float64. */

/**
 * Of one row with three others, which read it once. The index into the row is masked for V8, which checks each sum of
 * indices for overflow unless a mask shows that they are small.
 *
 * @param from where the row starts
 * @param dots 3; written to
 */
export function dotThree(
  vectors: Float32Array,
  from: number,
  other0: readonly number[],
  other1: readonly number[],
  other2: readonly number[],
  dots: Float64Array,
): void {
  let even0 = 0;
  let even1 = 0;
  let even2 = 0;
  let odd0 = 0;
  let odd1 = 0;
  let odd2 = 0;
  let at = 0;
  for (; at < other0.length - 1; at += 2) {
    const row = (from + at) & 0x3fffffff;
    const even = vectors[row] ?? 0;
    even0 += even * (other0[at] ?? 0);
    even1 += even * (other1[at] ?? 0);
    even2 += even * (other2[at] ?? 0);
    const odd = vectors[row + 1] ?? 0;
    odd0 += odd * (other0[at + 1] ?? 0);
    odd1 += odd * (other1[at + 1] ?? 0);
    odd2 += odd * (other2[at + 1] ?? 0);
  }
  if (at < other0.length) {
    const last = vectors[from + at] ?? 0;
    even0 += last * (other0[at] ?? 0);
    even1 += last * (other1[at] ?? 0);
    even2 += last * (other2[at] ?? 0);
  }
  dots[0] = even0 + odd0;
  dots[1] = even1 + odd1;
  dots[2] = even2 + odd2;
}

/** Of one row with another: the same, to the last bit, as `dotThree`'s of equal rows. */
export function dotOne(vectors: Float32Array, from: number, other: readonly number[]): number {
  let even = 0;
  let odd = 0;
  let at = 0;
  for (; at < other.length - 1; at += 2) {
    const row = (from + at) & 0x3fffffff;
    even += (vectors[row] ?? 0) * (other[at] ?? 0);
    odd += (vectors[row + 1] ?? 0) * (other[at + 1] ?? 0);
  }
  if (at < other.length) even += (vectors[from + at] ?? 0) * (other[at] ?? 0);
  return even + odd;
}

/** Of a vector with itself, in four sums, which do not wait for each other. @param length a multiple of 4 */
export function sumOfSquares(values: readonly number[], from: number, length: number): number {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  for (let at = from; at < from + length; at += 4) {
    const value0 = values[at] ?? 0;
    const value1 = values[at + 1] ?? 0;
    const value2 = values[at + 2] ?? 0;
    const value3 = values[at + 3] ?? 0;
    sum0 += value0 * value0;
    sum1 += value1 * value1;
    sum2 += value2 * value2;
    sum3 += value3 * value3;
  }
  return sum0 + sum1 + (sum2 + sum3);
}

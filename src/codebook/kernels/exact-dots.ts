/** Dot products in float64. Indices are masked for V8, as in `multiply`. */

/**
 * Of one row with three rows of a matrix, which read it once.
 *
 * @param from where the row starts
 * @param starts 3: where the matrix's rows start
 * @param dots 3; written to
 */
export function dotThree(
  vectors: Float32Array,
  from: number,
  matrix: Float32Array,
  starts: Int32Array,
  length: number,
  dots: Float64Array,
): void {
  const start0 = starts[0] ?? 0;
  const start1 = starts[1] ?? 0;
  const start2 = starts[2] ?? 0;
  let even0 = 0;
  let even1 = 0;
  let even2 = 0;
  let odd0 = 0;
  let odd1 = 0;
  let odd2 = 0;
  let next = 0;
  for (; next < length - 1; next += 2) {
    const at = (from + next) & 0x3fffffff;
    const at0 = (start0 + next) & 0x3fffffff;
    const at1 = (start1 + next) & 0x3fffffff;
    const at2 = (start2 + next) & 0x3fffffff;
    const even = vectors[at] ?? 0;
    even0 += even * (matrix[at0] ?? 0);
    even1 += even * (matrix[at1] ?? 0);
    even2 += even * (matrix[at2] ?? 0);
    const odd = vectors[at + 1] ?? 0;
    odd0 += odd * (matrix[at0 + 1] ?? 0);
    odd1 += odd * (matrix[at1 + 1] ?? 0);
    odd2 += odd * (matrix[at2 + 1] ?? 0);
  }
  if (next < length) {
    const last = vectors[from + next] ?? 0;
    even0 += last * (matrix[start0 + next] ?? 0);
    even1 += last * (matrix[start1 + next] ?? 0);
    even2 += last * (matrix[start2 + next] ?? 0);
  }
  dots[0] = even0 + odd0;
  dots[1] = even1 + odd1;
  dots[2] = even2 + odd2;
}

/** Of one row with one row of a matrix: the same, to the last bit, as `dotThree`'s of equal rows. */
export function dotOne(
  vectors: Float32Array,
  from: number,
  matrix: Float32Array,
  start: number,
  length: number,
): number {
  let even = 0;
  let odd = 0;
  let next = 0;
  for (; next < length - 1; next += 2) {
    const at = (from + next) & 0x3fffffff;
    const other = (start + next) & 0x3fffffff;
    even += (vectors[at] ?? 0) * (matrix[other] ?? 0);
    odd += (vectors[at + 1] ?? 0) * (matrix[other + 1] ?? 0);
  }
  if (next < length) even += (vectors[from + next] ?? 0) * (matrix[start + next] ?? 0);
  return even + odd;
}

/** Of a vector with itself, in four sums, which do not wait for each other. @param values a multiple of 4 */
export function sumOfSquares(values: readonly number[]): number {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  for (let at = 0; at < values.length; at += 4) {
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

/** Rows as integers whose chunks keep the norm that `digits.ts` asks for, with what the rounding cost. */
import { LARGEST_DOT, ROUNDING, UNIT, type Shape } from "./digits.ts";

/** Where a row's integers go. */
export interface Place {
  integers: Float64Array;
  /** Of the first value. */
  from: number;
  /** From one chunk to the next, and from one value to the next. */
  chunkStride: number;
  stride: number;
}

/** What became of a row: row ≈ scale × integers. */
export interface Measures {
  scale: number;
  /** Length of the row. */
  norm: number;
  /** Length of the row minus scale × integers. */
  residual: number;
}

const NORM_LIMIT = Math.sqrt(LARGEST_DOT);

/**
 * Writes a row's integers, times UNIT. All chunks have one scale, chosen for the longest of them.
 *
 * A chunk of length t before rounding is at most t + |rounding error| long after it. The error is near
 * √(chunkLength / 12), so t leaves room for a little more than that; where it does not fit, t leaves room
 * for the worst, half a unit a value.
 *
 * @param values a row at `from`, paddedDimensions long; all zero or not finite: the integers are 0
 */
export function quantiseRow(
  values: Float64Array,
  from: number,
  shape: Shape,
  place: Place,
  measures: Measures,
): void {
  const { chunks, chunkLength } = shape;
  let [longest, squared] = [0, 0];
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const sum = sumOfSquares(values, from + chunk * chunkLength, chunkLength);
    squared += sum;
    if (!(sum <= longest)) longest = sum;
  }
  measures.norm = Math.sqrt(squared);
  const length = Math.sqrt(longest);
  const usual = NORM_LIMIT - 1.1 * Math.sqrt(chunkLength / 12);
  const worst = NORM_LIMIT - Math.sqrt(chunkLength) / 2;
  const representable = length > 1e-100 && length < 1e100;
  if (representable && writeIntegers(values, from, shape, place, length / usual, measures)) return;
  writeIntegers(values, from, shape, place, representable ? length / worst : Infinity, measures);
}

/** Whether every chunk keeps to its norm. */
function writeIntegers(
  values: Float64Array,
  from: number,
  { chunks, chunkLength }: Shape,
  { integers, from: to, chunkStride, stride }: Place,
  scale: number,
  measures: Measures,
): boolean {
  const inverse = 1 / scale;
  const room = 1.1 * Math.sqrt(chunkLength / 12);
  let squaredResidual = 0;
  let fits = true;
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const end = from + (chunk + 1) * chunkLength;
    let out = to + chunk * chunkStride;
    let evenResidual = 0;
    let oddResidual = 0;
    for (let at = end - chunkLength; at < end; at += 2) {
      const even = (values[at] ?? 0) * inverse;
      const odd = (values[at + 1] ?? 0) * inverse;
      const evenInteger = even + ROUNDING - ROUNDING;
      const oddInteger = odd + ROUNDING - ROUNDING;
      const evenError = even - evenInteger;
      const oddError = odd - oddInteger;
      integers[out] = evenInteger * UNIT;
      integers[out + stride] = oddInteger * UNIT;
      evenResidual += evenError * evenError;
      oddResidual += oddError * oddError;
      out += 2 * stride;
    }
    const residual = evenResidual + oddResidual;
    squaredResidual += residual;
    if (!(residual <= room * room)) fits = false;
  }
  measures.scale = scale === Infinity ? 0 : scale;
  measures.residual = scale === Infinity ? measures.norm : Math.sqrt(squaredResidual) * scale;
  return fits;
}

/** In four sums, which do not wait for each other. @param length a multiple of 4 */
export function sumOfSquares(values: Float64Array, from: number, length: number): number {
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

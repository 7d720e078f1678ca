/** Rows as integers whose chunks keep the norm that `digits.ts` asks for. */
import { LARGEST_DOT, UNIT, type Shape } from "./digits.ts";
import { sumOfSquares } from "./exact-dots.ts";
import type { Integers } from "./integers.ts";

/** Both are paddedDimensions long. */
export interface Rounding {
  /** Added before rounding, in [−½, ½) times UNIT. */
  dither: readonly number[];
  /** What the integers' dot product is asked with. */
  against: readonly number[];
}

/** What became of a row: row ≈ scale × (integers − dither). */
export interface Measures {
  /** 0: no integers stand for the row. */
  scale: number;
  /** Length of the row. */
  norm: number;
  /** The integers' dot product with `against`, both times UNIT, by UNIT: as `multiply` gives them. */
  product: number;
}

/** Each failure to fit makes the integers smaller by so much. */
const COARSER = 1.03;

/**
 * Writes a row's integers, times UNIT. All chunks have one scale, chosen for the longest of them: its integers
 * will be as long as they may, but for what rounding may add. Where it adds more, the next coarser scale is
 * tried.
 *
 * @param values paddedDimensions; all zero or not finite: the integers are 0
 */
export function quantiseRow(
  values: readonly number[],
  shape: Shape,
  rounding: Rounding,
  integers: Integers,
  measures: Measures,
): void {
  const { chunks, chunkLength } = shape;
  let longest = 0;
  let squared = 0;
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const sum = sumOfSquares(values, chunk * chunkLength, chunkLength);
    squared += sum;
    if (!(sum <= longest)) longest = sum;
  }
  measures.norm = Math.sqrt(squared);
  const length = Math.sqrt(longest);
  const representable = length > 1e-100 && length < 1e100;
  // Rounding and dither add chunkLength / 6 to the square on average, and deviate by 0.8 of the length.
  let scale = representable
    ? length / Math.sqrt(LARGEST_DOT - chunkLength / 6 - 2 * Math.sqrt(LARGEST_DOT))
    : Infinity;
  while (!writeIntegers(values, shape, rounding, integers, 1 / scale, measures)) scale *= COARSER;
  measures.scale = representable ? scale : 0;
}

/** Whether every chunk keeps to its norm. */
function writeIntegers(
  values: readonly number[],
  { chunks, chunkLength }: Shape,
  { dither, against }: Rounding,
  integers: Integers,
  inverse: number,
  measures: Measures,
): boolean {
  const factor = inverse * UNIT;
  // ROUNDING × UNIT: rounds to the nearest multiple of UNIT. Written out, as in `multiply`.
  const toUnit = 1.5 * 2 ** 40;
  let evenProduct = 0;
  let oddProduct = 0;
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const written = integers[chunk] ?? [];
    let evenSquared = 0;
    let oddSquared = 0;
    const first = chunk * chunkLength;
    for (let next = 0; next < chunkLength; next += 2) {
      const out = next & 0x3fffffff;
      const at = (first + next) & 0x3fffffff;
      const even = (values[at] ?? 0) * factor + (dither[at] ?? 0) + toUnit - toUnit;
      const odd = (values[at + 1] ?? 0) * factor + (dither[at + 1] ?? 0) + toUnit - toUnit;
      written[out] = even;
      written[out + 1] = odd;
      evenSquared += even * even;
      oddSquared += odd * odd;
      evenProduct += even * (against[at] ?? 0);
      oddProduct += odd * (against[at + 1] ?? 0);
    }
    if (evenSquared + oddSquared > LARGEST_DOT * UNIT * UNIT) return false;
  }
  measures.product = (evenProduct + oddProduct) / UNIT;
  return true;
}

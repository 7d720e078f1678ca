/** Rows as integers whose chunks keep the norm that `digits.ts` asks for. */
import type { Chunks } from "./chunks.ts";
import { LARGEST_DOT, UNIT, type Shape } from "./digits.ts";
import type { Difference } from "./subtract.ts";

export interface Rounding {
  /** Added before rounding, in [−½, ½) times UNIT. */
  dither: Chunks;
  /** What the integers' dot product is asked with. */
  against: Chunks;
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
 * tried. A row that is all zero, or not finite, has no scale.
 */
export function quantiseRow(
  { chunks, squares }: Pick<Difference, "chunks" | "squares">,
  { chunkLength }: Shape,
  rounding: Rounding,
  integers: Chunks,
  measures: Measures,
): void {
  let longest = 0;
  let squared = 0;
  for (let chunk = 0; chunk < squares.length; chunk += 1) {
    const square = squares[chunk] ?? 0;
    squared += square;
    if (!(square <= longest)) longest = square;
  }
  measures.norm = Math.sqrt(squared);
  const length = Math.sqrt(longest);
  const representable = length > 1e-100 && length < 1e100;
  // Rounding and dither add chunkLength / 6 to the square on average, and deviate by 0.8 of the length.
  let scale = representable
    ? length / Math.sqrt(LARGEST_DOT - chunkLength / 6 - 2 * Math.sqrt(LARGEST_DOT))
    : Infinity;
  while (!writeIntegers(chunks, rounding, integers, UNIT / scale, measures)) scale *= COARSER;
  measures.scale = representable ? scale : 0;
}

/** Whether every chunk keeps to its norm. */
function writeIntegers(
  values: Chunks,
  { dither, against }: Rounding,
  integers: Chunks,
  factor: number,
  measures: Measures,
): boolean {
  measures.product = 0;
  for (let chunk = 0; chunk < values.length; chunk += 1) {
    const square = writeChunk(
      values[chunk] ?? [],
      dither[chunk] ?? [],
      against[chunk] ?? [],
      integers[chunk] ?? [],
      factor,
      measures,
    );
    if (square > LARGEST_DOT * UNIT * UNIT) return false;
  }
  return true;
}

/** The squared length of a chunk's integers, each times UNIT. */
function writeChunk(
  values: readonly number[],
  dither: readonly number[],
  against: readonly number[],
  integers: number[],
  factor: number,
  measures: Measures,
): number {
  // ROUNDING × UNIT: rounds to the nearest multiple of UNIT. Written out, as in `multiply`.
  const toUnit = 1.5 * 2 ** 40;
  let square = 0;
  let product = 0;
  for (let at = 0; at < integers.length; at += 1) {
    const integer = (values[at] ?? 0) * factor + (dither[at] ?? 0) + toUnit - toUnit;
    integers[at] = integer;
    square += integer * integer;
    product += integer * (against[at] ?? 0);
  }
  measures.product += product / UNIT;
  return square;
}

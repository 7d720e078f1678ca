/**
 * Four dot products of small integers in one float64.
 *
 * Four integer vectors a, b, c, d of the same length become one vector of numbers
 * a + b·BASE + c·BASE² + d·BASE³; its dot product with an integer vector x is then
 * x·a + (x·b)·BASE + (x·c)·BASE² + (x·d)·BASE³: one multiply-add does the work of four.
 *
 * The four come apart again, exactly, because of three things that `quantiseRow` sees to or that hold of
 * the constants:
 *
 * 1. Both sides have a norm of at most √LARGEST_DOT, so each dot product, and each partial sum of it, is at
 *    most LARGEST_DOT in size (Cauchy–Schwarz).
 * 2. LARGEST_DOT · (1 + BASE + BASE² + BASE³) < 2⁵³: every product and every sum is an integer that float64
 *    holds, so nothing is rounded on the way.
 * 3. 2 · LARGEST_DOT < BASE − 1: what stands below a digit is less than half of its unit, by a margin of
 *    8 in 100,000, so that rounding to the nearest unit gives the digit in spite of the division's own
 *    rounding.
 *
 * A vector longer than CHUNK_LENGTH is cut into chunks, each of which keeps the norm's bound; the digits of
 * the chunks are added up after they came apart.
 */
export const DIGITS = 4;
export const BASE = 11_585;
export const LARGEST_DOT = 5_791;

/** The longer a chunk, the less often digits come apart, and the coarser the integers. */
const CHUNK_LENGTH = 192;

/**
 * Integers are kept times this power of two: the arithmetic is the same, but V8 takes float64 values that
 * are whole for small integers, and compiles the loops for those first.
 */
export const UNIT = 2 ** -12;

/** Adding and subtracting it rounds a number under 2⁵¹ to the nearest integer, in two additions. */
export const ROUNDING = 1.5 * 2 ** 52;

/** How rows are cut. */
export interface Shape {
  dimensions: number;
  chunks: number;
  /** Values of a chunk, the last one's filled up with zeros. */
  chunkLength: number;
  /** chunks × chunkLength. */
  paddedDimensions: number;
}

export function shapeOf(dimensions: number): Shape {
  const chunks = Math.ceil(dimensions / CHUNK_LENGTH);
  const chunkLength = 4 * Math.ceil(dimensions / chunks / 4);
  return { dimensions, chunks, chunkLength, paddedDimensions: chunks * chunkLength };
}

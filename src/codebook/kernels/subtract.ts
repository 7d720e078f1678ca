import { createChunks, type Chunks } from "./chunks.ts";
import type { Shape } from "./digits.ts";
import { createFloats } from "./floats.ts";

/** A row less another. */
export interface Difference {
  /** Filled up with zeros. */
  chunks: Chunks;
  /** Squared length of each chunk. */
  squares: number[];
  /** Squared length of the whole, before it was folded. */
  square: number;
  /** The dot product of the two rows. */
  product: number;
}

export function createDifference(shape: Shape): Difference {
  const [chunks = []] = createChunks(shape, 1);
  return { chunks, squares: createFloats(shape.chunks), square: 0, product: 0 };
}

/**
 * Writes a row less another.
 *
 * @param from where the row starts
 * @param subtrahend its last chunk is not filled up
 */
export function subtract(
  vectors: Float32Array,
  from: number,
  subtrahend: Chunks,
  difference: Difference,
): void {
  difference.square = 0;
  difference.product = 0;
  let start = from;
  for (let chunk = 0; chunk < subtrahend.length; chunk += 1) {
    const other = subtrahend[chunk] ?? [];
    subtractChunk(vectors, start, other, difference, chunk);
    start += other.length;
  }
}

/** A function of its own, and its index masked, for V8, as in `multiply`. */
function subtractChunk(
  vectors: Float32Array,
  from: number,
  subtrahend: readonly number[],
  difference: Difference,
  chunk: number,
): void {
  const written = difference.chunks[chunk] ?? [];
  let square = 0;
  let product = 0;
  for (let at = 0; at < subtrahend.length; at += 1) {
    const value = vectors[(from + at) & 0x3fffffff] ?? 0;
    const other = subtrahend[at] ?? 0;
    const less = value - other;
    written[at] = less;
    square += less * less;
    product += value * other;
  }
  difference.squares[chunk] = square;
  difference.square += square;
  difference.product += product;
}

/** Rows to fit from: vectors with the share of a vote that each has. */
import { dequantise, type CompactRows } from "./quantise.ts";

export interface WeightedRows {
  /** n × dimensions, row-major, each row of unit norm. */
  vectors: Float32Array;
  /** n, each over 0: all of one user's together are at most 1. */
  weights: Float32Array;
  dimensions: number;
}

export type Rows = WeightedRows | CompactRows;

export function rowCount(rows: Rows): number {
  return rows.weights.length;
}

/** @throws RangeError where the arrays do not hold the same number of rows, or a weight is not over 0 */
export function checkRows(rows: Rows): void {
  const values = "steps" in rows ? rows.steps.length : rows.vectors.length;
  const count = rows.weights.length;
  if (rows.dimensions < 1 || values !== count * rows.dimensions) {
    throw new RangeError(`${values} values are not ${count} rows of ${rows.dimensions} dimensions.`);
  }
  if (!rows.weights.every((weight) => weight > 0 && weight < Infinity)) {
    throw new RangeError("A row's weight is over 0 and finite.");
  }
}

/** Copies a row out. @param vector as long as a row; written to */
export function copyRow(rows: Rows, row: number, vector: Float32Array): void {
  const from = row * rows.dimensions;
  const to = from + rows.dimensions;
  if ("steps" in rows) dequantise(rows.steps.subarray(from, to), rows.scales[row] ?? 0, vector);
  else vector.set(rows.vectors.subarray(from, to));
}

/** The vectors at `indices`, row-major. */
export function gatherVectors(rows: Rows, indices: Uint32Array): Float32Array {
  const { dimensions } = rows;
  const vectors = new Float32Array(indices.length * dimensions);
  indices.forEach((row, at) => copyRow(rows, row, vectors.subarray(at * dimensions, (at + 1) * dimensions)));
  return vectors;
}

/**
 * Calls back with the rows at `indices`, a bounded number at a time.
 *
 * @param visit the block is written over by the next one
 */
export function forEachBlock(rows: Rows, indices: Uint32Array, visit: (block: WeightedRows) => void): void {
  const { dimensions } = rows;
  const vectors = new Float32Array(BLOCK_ROWS * dimensions);
  const weights = new Float32Array(BLOCK_ROWS);
  for (let from = 0; from < indices.length; from += BLOCK_ROWS) {
    const block = indices.subarray(from, from + BLOCK_ROWS);
    block.forEach((row, at) => {
      copyRow(rows, row, vectors.subarray(at * dimensions, (at + 1) * dimensions));
      weights[at] = rows.weights[row] ?? 0;
    });
    visit({
      vectors: vectors.subarray(0, block.length * dimensions),
      weights: weights.subarray(0, block.length),
      dimensions,
    });
  }
}

/** As many again as a search takes at a time; each pass has its own block, and larger ones save no time. */
const BLOCK_ROWS = 192;

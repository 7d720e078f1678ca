/**
 * A vector as one scale and one int8 a dimension: a quarter of float32's size. The rounding error of a
 * coordinate is at most half a scale.
 */
import { ROUNDING } from "./kernels/digits.ts";
import type { WeightedRows } from "./rows.ts";

const LARGEST_STEP = 127;

/** Rows as int8 steps of a scale each. steps: n × dimensions, row-major. */
export interface CompactRows {
  steps: Int8Array;
  scales: Float32Array;
  weights: Float32Array;
  dimensions: number;
}

/**
 * Writes a vector's steps and gives its scale.
 *
 * @param steps as long as the vector; written to
 */
export function quantise(vector: Float32Array, steps: Int8Array): number {
  const { length } = vector;
  let largest = 0;
  for (let at = 0; at < length; at += 1) {
    const size = Math.abs(vector[at] ?? 0);
    if (size > largest) largest = size;
  }
  const scale = Math.fround(largest > 0 ? largest / LARGEST_STEP : 1);
  const inverse = 1 / scale;
  for (let at = 0; at < length; at += 1) steps[at] = (vector[at] ?? 0) * inverse + ROUNDING - ROUNDING;
  return scale;
}

/** @param vector as long as the steps; written to */
export function dequantise(steps: Int8Array, scale: number, vector: Float32Array): void {
  const { length } = steps;
  for (let at = 0; at < length; at += 1) vector[at] = (steps[at] ?? 0) * scale;
}

export function quantiseRows(rows: WeightedRows): CompactRows {
  const { vectors, weights, dimensions } = rows;
  const steps = new Int8Array(vectors.length);
  const scales = weights.map((_, row) =>
    quantise(
      vectors.subarray(row * dimensions, (row + 1) * dimensions),
      steps.subarray(row * dimensions, (row + 1) * dimensions),
    ),
  );
  return { steps, scales, weights: weights.slice(), dimensions };
}

/** A whole fit of ours: sample, seeding, Lloyd on growing batches, mean update over all rows. */
import { createAccumulator } from "../../../src/codebook/accumulate.ts";
import { finish, type MeanUpdate } from "../../../src/codebook/finish.ts";
import { fitCentroids } from "../../../src/codebook/fit.ts";
import { createSample } from "../../../src/codebook/sample.ts";
import { K } from "./bench.ts";

export const SAMPLE_ROWS = 16_384;
const PAGE_ROWS = 1_000;

export function fitAll(rows: Float32Array, dimensions: number, seed: number): MeanUpdate {
  const count = rows.length / dimensions;
  const sample = createSample({ dimensions, capacity: SAMPLE_ROWS, seed });
  for (let row = 0; row < count; row += 1) {
    sample.add(rows.subarray(row * dimensions, (row + 1) * dimensions), 1);
  }
  const { centroids } = fitCentroids(sample.rows(), { k: K, seed });
  const accumulator = createAccumulator(centroids, dimensions);
  for (let from = 0; from < count; from += PAGE_ROWS) {
    const vectors = rows.subarray(from * dimensions, (from + PAGE_ROWS) * dimensions);
    const weights = new Float32Array(vectors.length / dimensions).fill(1);
    accumulator.add({ vectors, weights, dimensions });
  }
  return finish(accumulator, centroids);
}

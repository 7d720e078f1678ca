/**
 * k-means on a sample: greedy k-means++ for twice the centroids, of which those that lie nearest are merged,
 * then Lloyd's iterations on nested batches that grow (Newling & Fleuret, Nested Mini-Batch K-Means, 2016). One
 * mean update over all rows (`createAccumulator`) follows.
 */
import { createAccumulator } from "./accumulate.ts";
import { finish, type MeanUpdate } from "./finish.ts";
import { mergeNearest } from "./merge-nearest.ts";
import { createRandom, shuffledIndices } from "./random.ts";
import { checkRows, forEachBlock, gatherVectors, rowCount, type Rows } from "./rows.ts";
import { seedCentroids } from "./seeding.ts";

/** So many rows, chosen at random, are enough to start from. */
const SEEDING_ROWS = 3_072;
/** Seeds of each centroid: merged, they err over 1% less than k seeds do, at the price of an iteration. */
const SEEDS_EACH = 2;
/** Rows of each iteration: each batch holds the one before it. */
const BATCH_ROWS = [4_096, 8_192, Infinity];

export interface Fit {
  /** k × dimensions, row-major: means, not of unit norm. */
  centroids: Float32Array;
  /** k: rows of the sample at each, at the last iteration. */
  counts: Float64Array;
  /** Weighted mean squared distance of the sample's rows, before the last update. */
  error: number;
}

/**
 * Deterministic for a seed. No centroid is left without a row where there are at least k different ones.
 *
 * @param start k × dimensions: centroids to begin with, instead of seeding anew
 * @throws RangeError where there are fewer rows than k
 */
export function fitCentroids(rows: Rows, options: { k: number; seed: number; start?: Float32Array }): Fit {
  checkRows(rows);
  const { k, seed, start } = options;
  const { dimensions } = rows;
  const count = rowCount(rows);
  if (count < k) throw new RangeError(`${count} rows do not make ${k} centroids.`);
  if (start && start.length !== k * dimensions) throw new RangeError("Start centroids of another shape.");
  const random = createRandom(seed);
  const order = shuffledIndices(count, random);
  let centroids = start ?? coldStart(rows, order.subarray(0, SEEDING_ROWS), k, seed);
  let counts: Float64Array = new Float64Array(k);
  let error = 0;
  for (const size of BATCH_ROWS) {
    ({ centroids, counts, error } = iterate(rows, order.subarray(0, size), centroids));
  }
  return { centroids, counts, error };
}

function coldStart(rows: Rows, among: Uint32Array, k: number, seed: number): Float32Array {
  const many = Math.min(SEEDS_EACH * k, among.length);
  const seeds = gatherVectors(rows, seedCentroids(rows, among, many, createRandom(seed ^ 0x9e3779b9)));
  const { centroids, weights } = iterate(rows, among, seeds);
  return mergeNearest(centroids, weights, rows.dimensions, k);
}

function iterate(rows: Rows, batch: Uint32Array, centroids: Float32Array): MeanUpdate {
  const accumulator = createAccumulator(centroids, rows.dimensions);
  forEachBlock(rows, batch, (block) => accumulator.add(block));
  return finish(accumulator, centroids);
}

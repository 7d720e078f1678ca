/**
 * Vectors as an embedder gives them, made from a seed: of unit norm, around a common mean, in 300 clusters
 * of uneven size under 40 themes, with noise that lies half in few shared directions and half anywhere.
 */
import { createRandom, type Random } from "../../../src/codebook/random.ts";

const CLUSTERS = 300;
const THEMES = 40;
const SHARED_DIRECTIONS = 64;
const SHARED_PER_ROW = 4;
/** Lengths of a row's parts before it is scaled to unit norm. */
const LENGTHS = { mean: 0.5, theme: 0.35, cluster: 0.35, shared: 0.6, noise: 0.4 };
const GAUSSIAN_TABLE_BITS = 16;

export interface VectorSource {
  /** Writes rows in order; each call goes on where the last one ended. */
  write(rows: Float32Array): void;
}

/** @param stream rows of another stream are other rows of the same clusters */
export function createVectorSource(options: {
  dimensions: number;
  seed: number;
  stream?: number;
}): VectorSource {
  const { dimensions, seed, stream = 0 } = options;
  const shape = createRandom(seed);
  const normal = createNormal(shape);
  const direction = (): Float64Array => {
    const vector = Float64Array.from({ length: dimensions }, normal);
    const norm = Math.hypot(...vector);
    return vector.map((value) => value / norm);
  };
  const mean = direction();
  const themes = Array.from({ length: THEMES }, direction);
  const centres = Array.from({ length: CLUSTERS }, (_, cluster) => {
    const theme = themes[cluster % THEMES] ?? mean;
    const own = direction();
    return own.map(
      (value, at) =>
        LENGTHS.cluster * value + LENGTHS.theme * (theme[at] ?? 0) + LENGTHS.mean * (mean[at] ?? 0),
    );
  });
  const shared = Array.from({ length: SHARED_DIRECTIONS }, direction);
  const sharedLength = LENGTHS.shared / Math.sqrt(SHARED_PER_ROW);
  const noiseLength = LENGTHS.noise / Math.sqrt(dimensions);
  // Sizes fall off like 1 / rank^0.7: the largest cluster is some fifty times the smallest.
  const cumulative = cumulate(Array.from({ length: CLUSTERS }, (_, rank) => (rank + 1) ** -0.7));
  const random = createRandom(seed ^ Math.imul(stream + 1, 0x85ebca6b));
  const table = Float64Array.from({ length: 2 ** GAUSSIAN_TABLE_BITS }, createNormal(createRandom(seed + 1)));
  const tableMask = table.length - 1;

  return {
    write(rows) {
      const row = new Float64Array(dimensions);
      for (let base = 0; base < rows.length; base += dimensions) {
        const place = random();
        const cluster = cumulative.findIndex((edge) => place < edge);
        row.set(centres[cluster] ?? mean);
        for (let part = 0; part < SHARED_PER_ROW; part += 1) {
          const along = shared[Math.floor(random() * SHARED_DIRECTIONS)] ?? mean;
          const length = sharedLength * (table[Math.floor(random() * table.length)] ?? 0);
          for (let at = 0; at < dimensions; at += 1) row[at] = (row[at] ?? 0) + length * (along[at] ?? 0);
        }
        let state = Math.floor(random() * 2 ** 32) | 1;
        let squared = 0;
        for (let at = 0; at < dimensions; at += 1) {
          state ^= state << 13;
          state ^= state >>> 17;
          state ^= state << 5;
          const value = (row[at] ?? 0) + noiseLength * (table[(state >>> 7) & tableMask] ?? 0);
          row[at] = value;
          squared += value * value;
        }
        const scale = 1 / Math.sqrt(squared);
        for (let at = 0; at < dimensions; at += 1) rows[base + at] = (row[at] ?? 0) * scale;
      }
    },
  };
}

function createNormal(random: Random): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function cumulate(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  return weights.map((weight) => (reached += weight / total));
}

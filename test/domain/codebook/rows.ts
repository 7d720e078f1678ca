/** Rows to fit from, in tests: a mixture of seeded clusters on the unit sphere. */
import { toUnitNorm } from "../../../src/codebook/nearest.ts";
import { createRandom, type Random } from "../../../src/codebook/random.ts";
import type { WeightedRows } from "../../../src/codebook/rows.ts";

export function randomUnit(dimensions: number, random: Random): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, () => gaussian(random));
  return toUnitNorm(vector) ?? vector.fill(1);
}

function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** `count` rows around `clusters` directions, noise as long as `spread` beside a direction of length 1. */
export function clusteredRows(options: {
  count: number;
  dimensions: number;
  clusters: number;
  spread?: number;
  seed: number;
}): WeightedRows {
  const { count, dimensions, clusters, spread = 0.5, seed } = options;
  const random = createRandom(seed);
  const directions = Array.from({ length: clusters }, () => randomUnit(dimensions, random));
  return rowsOf(
    Array.from({ length: count }, (_, row) => {
      const direction = directions[row % clusters] ?? new Float32Array(dimensions);
      const noise = randomUnit(dimensions, random);
      const vector = direction.map((value, at) => value + spread * (noise[at] ?? 0));
      return toUnitNorm(vector) ?? direction;
    }),
  );
}

/** @param weight of each */
export function rowsOf(vectors: readonly Float32Array[], weight = 1): WeightedRows {
  const dimensions = vectors[0]?.length ?? 1;
  const all = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, row) => all.set(vector, row * dimensions));
  return { vectors: all, weights: new Float32Array(vectors.length).fill(weight), dimensions };
}

export function joinRows(one: WeightedRows, other: WeightedRows): WeightedRows {
  return {
    vectors: Float32Array.from([...one.vectors, ...other.vectors]),
    weights: Float32Array.from([...one.weights, ...other.weights]),
    dimensions: one.dimensions,
  };
}

export function rowAt(rows: { vectors: Float32Array; dimensions: number }, row: number): Float32Array {
  return rows.vectors.subarray(row * rows.dimensions, (row + 1) * rows.dimensions);
}

/** Where k-means starts: greedy k-means++ (Arthur & Vassilvitskii 2007; scikit-learn's variant). */
import { dotProduct } from "./nearest.ts";
import type { Random } from "./random.ts";
import { copyRow, rowCount, type Rows } from "./rows.ts";

/** Of so many candidates the one that lowers the error most becomes the next centroid. */
const TRIALS = 16;

/**
 * k rows as centroids: each drawn with a chance in proportion to its weighted squared distance from those
 * before it.
 *
 * @returns the rows' indices, all different as long as there are different rows
 */
export function seedCentroids(rows: Rows, k: number, random: Random): Uint32Array {
  const count = rowCount(rows);
  const vectors = Array.from({ length: count }, (_, row) => {
    const vector = new Float32Array(rows.dimensions);
    copyRow(rows, row, vector);
    return vector;
  });
  const chosen = new Uint32Array(k);
  let distances = new Float64Array(count).fill(1);
  for (let place = 0; place < k; place += 1) {
    let best: { row: number; distances: Float64Array<ArrayBuffer>; error: number } | undefined;
    for (let trial = 0; trial < (place === 0 ? 1 : TRIALS); trial += 1) {
      const row = draw(distances, rows.weights, random);
      const candidate = vectors[row] ?? new Float32Array(rows.dimensions);
      const after = new Float64Array(count);
      let error = 0;
      for (let other = 0; other < count; other += 1) {
        const squared = squaredDistance(vectors[other] ?? candidate, candidate);
        after[other] = place === 0 ? squared : Math.min(distances[other] ?? 0, squared);
        error += (rows.weights[other] ?? 0) * (after[other] ?? 0);
      }
      if (best === undefined || error < best.error) best = { row, distances: after, error };
    }
    chosen[place] = best?.row ?? 0;
    distances = best?.distances ?? distances;
  }
  return chosen;
}

/** A row with a chance in proportion to weight × distance; any where all are 0. */
function draw(distances: Float64Array, weights: Float32Array, random: Random): number {
  let total = 0;
  for (let row = 0; row < weights.length; row += 1) total += (distances[row] ?? 0) * (weights[row] ?? 0);
  if (total <= 0) return Math.floor(random() * weights.length);
  let left = random() * total;
  let last = 0;
  for (let row = 0; row < weights.length; row += 1) {
    const share = (distances[row] ?? 0) * (weights[row] ?? 0);
    if (share <= 0) continue;
    last = row;
    left -= share;
    if (left < 0) break;
  }
  return last;
}

function squaredDistance(one: Float32Array, other: Float32Array): number {
  return Math.max(0, dotProduct(one, one) - 2 * dotProduct(one, other) + dotProduct(other, other));
}

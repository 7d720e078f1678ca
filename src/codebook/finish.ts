/** From the moments of all rows to the new centroids. */
import type { Moments } from "./moments.ts";

export interface MeanUpdate {
  /** k × dimensions, row-major: the rows' weighted means. */
  centroids: Float32Array;
  /** k: rows of each. */
  counts: Float64Array;
  /** k: their weights. */
  weights: Float64Array;
  /** Weighted mean squared distance of a row to the centroid that it was assigned to, before the update. */
  error: number;
  /** Centroids that had no row and went to one far from its own centroid. */
  reassigned: number[];
}

/**
 * The means. A centroid without rows goes to the row that errs most among those of centroids that keep
 * one; where there is none, it stays.
 *
 * @param centroids k × dimensions, those that the rows were assigned to
 */
export function finish(moments: Moments, centroids: Float32Array): MeanUpdate {
  const { dimensions } = moments;
  const k = moments.counts.length;
  if (centroids.length !== k * dimensions) throw new RangeError("Centroids of another shape.");
  const [sums, weights] = [moments.sums.slice(), moments.weights.slice()];
  const counts = moments.counts.slice();
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
  const totalError = moments.errors.reduce((sum, error) => sum + error, 0);
  const reassigned: number[] = [];
  const donors = [...counts.keys()]
    .filter((centroid) => (counts[centroid] ?? 0) > 1 && farthestError(moments, centroid) > 0)
    .toSorted((one, other) => farthestError(moments, other) - farthestError(moments, one));

  for (let centroid = 0; centroid < k; centroid += 1) {
    if ((counts[centroid] ?? 0) > 0) continue;
    const donor = donors.shift();
    if (donor === undefined) break;
    const weight = moments.farthestMeasures[donor * 2] ?? 0;
    for (let at = 0; at < dimensions; at += 1) {
      const moved = weight * (moments.farthest[donor * dimensions + at] ?? 0);
      sums[donor * dimensions + at] = (sums[donor * dimensions + at] ?? 0) - moved;
      sums[centroid * dimensions + at] = moved;
    }
    weights[donor] = (weights[donor] ?? 0) - weight;
    weights[centroid] = weight;
    counts[donor] = (counts[donor] ?? 0) - 1;
    counts[centroid] = 1;
    reassigned.push(centroid);
  }

  const means = centroids.slice();
  for (let centroid = 0; centroid < k; centroid += 1) {
    const weight = weights[centroid] ?? 0;
    if (weight <= 0) continue;
    const base = centroid * dimensions;
    for (let at = base; at < base + dimensions; at += 1) means[at] = (sums[at] ?? 0) / weight;
  }
  const error = totalWeight > 0 ? totalError / totalWeight : 0;
  return { centroids: means, counts, weights, error, reassigned };
}

function farthestError(moments: Moments, centroid: number): number {
  return moments.farthestMeasures[centroid * 2 + 1] ?? 0;
}

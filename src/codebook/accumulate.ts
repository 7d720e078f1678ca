/**
 * The mean update of k-means over pages of rows: each page adds to its centroids' sums, and the sums become
 * the new centroids (`finish`).
 */
import { createAssigner } from "./assign.ts";
import { emptyMoments, type Moments } from "./moments.ts";
import { checkRows, rowCount, type WeightedRows } from "./rows.ts";

export interface Accumulator extends Moments {
  /**
   * Assigns rows to their nearest centroids (by distance) and adds them there. Over 96 dimensions some rows
   * go to a centroid that is only nearly the nearest; their errors are exact for where they went.
   *
   * @returns n: where each row went
   */
  add(rows: WeightedRows): Int32Array;
}

/** A mean does not ask for exact neighbours: screening in so few dimensions moves it by nothing to speak of. */
const SCREENED_DIMENSIONS = 96;

/** @param centroids k × dimensions, row-major: means, not scaled to unit norm */
export function createAccumulator(centroids: Float32Array, dimensions: number): Accumulator {
  const assigner = createAssigner(
    centroids,
    dimensions,
    "distance",
    Math.ceil(dimensions / SCREENED_DIMENSIONS),
  );
  const k = centroids.length / dimensions;
  const moments = emptyMoments(k, dimensions);
  return {
    ...moments,
    add(rows) {
      checkRows(rows);
      if (rows.dimensions !== dimensions) throw new RangeError(`A row has ${dimensions} dimensions.`);
      const count = rowCount(rows);
      const nearest = new Int32Array(count);
      const squared = new Float64Array(count);
      assigner.nearestByDistance(rows.vectors, count, nearest, squared);
      for (let row = 0; row < count; row += 1) {
        addRow(moments, nearest[row] ?? 0, rows, row, squared[row] ?? 0);
      }
      return nearest;
    },
  };
}

function addRow(moments: Moments, centroid: number, rows: WeightedRows, row: number, squared: number): void {
  const { dimensions, sums, weights, counts, errors, farthest, farthestMeasures } = moments;
  const { vectors } = rows;
  const weight = rows.weights[row] ?? 0;
  const base = centroid * dimensions;
  const from = row * dimensions;
  for (let at = 0; at < dimensions; at += 1) {
    sums[base + at] = (sums[base + at] ?? 0) + weight * (vectors[from + at] ?? 0);
  }
  weights[centroid] = (weights[centroid] ?? 0) + weight;
  counts[centroid] = (counts[centroid] ?? 0) + 1;
  errors[centroid] = (errors[centroid] ?? 0) + weight * squared;
  if (weight * squared > (farthestMeasures[centroid * 2 + 1] ?? 0)) {
    farthest.set(vectors.subarray(from, from + dimensions), base);
    farthestMeasures[centroid * 2] = weight;
    farthestMeasures[centroid * 2 + 1] = weight * squared;
  }
}

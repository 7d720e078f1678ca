/** The nearest centroids of many vectors: exact, equal to a brute-force search in float64. */
import { createScreen } from "./screen.ts";

/** By distance |x − c|², or by cosine where rows and centroids have unit norm. */
export type Metric = "distance" | "cosine";

export interface Assigner {
  /**
   * The nearest centroid of each vector; of equals the lower index.
   *
   * @param vectors count × dimensions, row-major
   * @param outIndex count
   * @param outSimilarity count: the dot product with that centroid
   */
  nearest(
    vectors: Float32Array,
    count: number,
    outIndex: Int32Array,
    outSimilarity?: Float32Array | Float64Array,
  ): void;
  /** The same with squared distances. */
  nearestByDistance(
    vectors: Float32Array,
    count: number,
    outIndex: Int32Array,
    outSquared: Float64Array,
  ): void;
  /** The three nearest of each, nearest first; −1 where there are fewer centroids. @param outIndex count × 3 */
  top3(vectors: Float32Array, count: number, outIndex: Int32Array): void;
}

const TOP = 3;

/**
 * @param centroids k × dimensions, row-major, k ≥ 1
 * @param fold over 1: faster by about as much, and some rows get a centroid that is only
 *   nearly the nearest; what is said of it (similarity, distance) stays exact
 */
export function createAssigner(
  centroids: Float32Array,
  dimensions: number,
  metric: Metric = "cosine",
  fold = 1,
): Assigner {
  const k = centroids.length / dimensions;
  if (!Number.isInteger(k) || k < 1) {
    throw new RangeError(
      `Centroids of ${centroids.length} values do not hold rows of ${dimensions} dimensions.`,
    );
  }
  const screen = createScreen(centroids, dimensions, metric, fold);
  const top = Math.min(TOP, k);

  function checkRoom(vectors: Float32Array, count: number): void {
    if (vectors.length < count * dimensions) {
      throw new RangeError(`${vectors.length} values are not ${count} rows of ${dimensions} dimensions.`);
    }
  }

  return {
    nearest(vectors, count, outIndex, outSimilarity) {
      checkRoom(vectors, count);
      screen.rank(vectors, count, 1, (row, winners, dot) => {
        outIndex[row] = winners[0] ?? 0;
        if (outSimilarity) outSimilarity[row] = dot;
      });
    },
    nearestByDistance(vectors, count, outIndex, outSquared) {
      checkRoom(vectors, count);
      screen.rank(vectors, count, 1, (row, winners, _dot, squared) => {
        outIndex[row] = winners[0] ?? 0;
        outSquared[row] = squared;
      });
    },
    top3(vectors, count, outIndex) {
      checkRoom(vectors, count);
      outIndex.fill(-1, 0, count * TOP);
      screen.rank(vectors, count, top, (row, winners) => {
        for (let place = 0; place < top; place += 1) outIndex[row * TOP + place] = winners[place] ?? 0;
      });
    },
  };
}

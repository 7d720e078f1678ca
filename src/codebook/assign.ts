/** The nearest centroids of many vectors: exact, equal to a brute-force search in float64. */

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
  /** The three nearest of each, nearest first; −1 where there are fewer centroids. @param outIndex count × 3 */
  top3(vectors: Float32Array, count: number, outIndex: Int32Array): void;
}

/** @param centroids k × dimensions, row-major, k ≥ 1 */
export function createAssigner(
  centroids: Float32Array,
  dimensions: number,
  metric: Metric = "cosine",
): Assigner {
  const k = centroids.length / dimensions;
  if (!Number.isInteger(k) || k < 1) {
    throw new RangeError(
      `Centroids of ${centroids.length} values do not hold rows of ${dimensions} dimensions.`,
    );
  }
  const offsets = Float64Array.from({ length: k }, (_, centroid) =>
    metric === "cosine" ? 0 : -dot(centroids, centroid, centroids, centroid, dimensions) / 2,
  );

  function rank(vectors: Float32Array, row: number): { best: number[]; similarities: number[] } {
    const best: number[] = [];
    const similarities = Array.from({ length: k }, (_, centroid) =>
      dot(vectors, row, centroids, centroid, dimensions),
    );
    const scores = similarities.map((similarity, centroid) => similarity + (offsets[centroid] ?? 0));
    for (let place = 0; place < 3; place += 1) {
      let winner = -1;
      scores.forEach((score, centroid) => {
        if (!best.includes(centroid) && score > (scores[winner] ?? -Infinity)) winner = centroid;
      });
      best.push(winner);
    }
    return { best, similarities };
  }

  return {
    nearest(vectors, count, outIndex, outSimilarity) {
      for (let row = 0; row < count; row += 1) {
        const { best, similarities } = rank(vectors, row);
        outIndex[row] = best[0] ?? -1;
        if (outSimilarity) outSimilarity[row] = similarities[best[0] ?? -1] ?? 0;
      }
    },
    top3(vectors, count, outIndex) {
      for (let row = 0; row < count; row += 1) outIndex.set(rank(vectors, row).best, row * 3);
    },
  };
}

/** The dot product of two rows, accumulated in float64. */
function dot(left: Float32Array, leftRow: number, right: Float32Array, rightRow: number, dimensions: number) {
  let sum = 0;
  for (let at = 0; at < dimensions; at += 1) {
    sum += (left[leftRow * dimensions + at] ?? 0) * (right[rightRow * dimensions + at] ?? 0);
  }
  return sum;
}

/** The nearest centroid by exact search in float64. */

export interface Nearest {
  index: number;
  /** Cosine, since all vectors have unit norm. */
  similarity: number;
}

/**
 * The centroid nearest to a vector; the lower index wins a tie.
 *
 * @param vector dimensions values, unit norm
 * @param centroids k × dimensions, row-major, rows of unit norm, k ≥ 1
 */
export function nearestCentroid(vector: Float32Array, centroids: Float32Array): Nearest {
  const dimensions = vector.length;
  if (dimensions === 0 || centroids.length === 0 || centroids.length % dimensions !== 0) {
    throw new RangeError(
      `Centroids of ${centroids.length} values do not hold rows of ${dimensions} dimensions.`,
    );
  }
  let best: Nearest = { index: 0, similarity: -Infinity };
  for (let row = 0; row * dimensions < centroids.length; row += 1) {
    const similarity = dotProduct(vector, centroids.subarray(row * dimensions, (row + 1) * dimensions));
    if (similarity > best.similarity) best = { index: row, similarity };
  }
  return best;
}

/** The dot product of two vectors of the same length, accumulated in float64. */
export function dotProduct(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index += 1) sum += (left[index] ?? 0) * (right[index] ?? 0);
  return sum;
}

/** The vector scaled to unit norm; undefined for the zero vector. */
export function toUnitNorm(vector: Float32Array): Float32Array | undefined {
  const norm = Math.sqrt(dotProduct(vector, vector));
  return norm > 0 ? vector.map((value) => value / norm) : undefined;
}

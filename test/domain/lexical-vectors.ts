/** Arithmetic on unit vectors for the tests of the lexical embedder and the seed codebook. */

/** Of two unit vectors. */
export function cosine(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}

/** The unit-norm mean of unit vectors. */
export function meanDirection(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (const [index, value] of vector.entries()) sum[index] = (sum[index] ?? 0) + value;
  const norm = Math.sqrt(cosine(sum, sum));
  return sum.map((value) => value / norm);
}

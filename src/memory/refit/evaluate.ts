import { createAssigner } from "../../codebook/assign.ts";
import type { VotePage } from "../../ports.ts";

/** How a codebook fits signals. */
export interface Evaluation {
  /** k: at each centroid. */
  votes: Float64Array;
  /** Mean squared distance to the nearest centroid. */
  error: number;
  /** Share of signals under the similarity. */
  far: number;
}

export interface Evaluator {
  add(page: Pick<VotePage, "vectors" | "weights">): void;
  /** Undefined where nothing was added. */
  result(): Evaluation | undefined;
}

/**
 * Measures pages of signals against a codebook, each weighing its vote.
 *
 * @param codebook.vectors rows of unit norm, like those of the signals: |a − b|² = 2 − 2 a·b
 */
export function createEvaluator(
  codebook: { vectors: Float32Array; dimensions: number },
  farUnder: number,
): Evaluator {
  const assigner = createAssigner(codebook.vectors, codebook.dimensions);
  const votes = new Float64Array(codebook.vectors.length / codebook.dimensions);
  let [weight, squares, far] = [0, 0, 0];
  return {
    add({ vectors, weights }) {
      const nearest = new Int32Array(weights.length);
      const similarity = new Float32Array(weights.length);
      assigner.nearest(vectors, weights.length, nearest, similarity);
      weights.forEach((own, row) => {
        const cosine = similarity[row] ?? 0;
        const centroid = nearest[row] ?? 0;
        votes[centroid] = (votes[centroid] ?? 0) + own;
        weight += own;
        squares += own * Math.max(0, 2 - 2 * cosine);
        if (cosine < farUnder) far += own;
      });
    },
    result() {
      if (weight === 0) return undefined;
      return { votes, error: squares / weight, far: far / weight };
    },
  };
}

/** With few signals a codebook is not fitted anew: it moves only where there is support. */
import { createAccumulator } from "./accumulate.ts";
import type { WeightedRows } from "./rows.ts";

/** Under so many signals a centroid, a fit would follow chance: `moveWhereSupported` instead. */
export const SIGNALS_PER_CENTROID = 10;

/** Whether there are signals enough to fit k centroids to them. */
export function isEnoughToFit(signals: number, k: number): boolean {
  return signals >= SIGNALS_PER_CENTROID * k;
}

/** Votes that a centroid needs to move at all: what fewer users say is theirs alone. */
const MINIMUM_VOTES = 5;
/** Votes that the place where it stood counts as. */
const PRIOR_VOTES = 10;

export interface SupportedMove {
  /** k × dimensions, row-major. */
  centroids: Float32Array;
  /** k: which of them moved. */
  moved: boolean[];
  /** k: rows at each. */
  counts: Float64Array;
  /** Weighted mean squared distance of a row, before the move. */
  error: number;
}

/**
 * Each centroid with enough votes goes to the mean of its rows and, at the weight of ten votes, of itself
 * (maximum a posteriori under a Gaussian prior); the others stay exactly where they were.
 *
 * @param start k × dimensions, row-major
 */
export function moveWhereSupported(
  start: Float32Array,
  rows: WeightedRows,
  options: { minimumVotes?: number; priorVotes?: number } = {},
): SupportedMove {
  const { minimumVotes = MINIMUM_VOTES, priorVotes = PRIOR_VOTES } = options;
  const { dimensions } = rows;
  const accumulator = createAccumulator(start, dimensions);
  accumulator.add(rows);
  const { sums, weights, counts, errors } = accumulator;
  const centroids = start.slice();
  const moved = Array.from(weights, (votes) => votes >= minimumVotes);
  moved.forEach((moves, centroid) => {
    if (!moves) return;
    const total = priorVotes + (weights[centroid] ?? 0);
    for (let at = centroid * dimensions; at < (centroid + 1) * dimensions; at += 1) {
      centroids[at] = (priorVotes * (start[at] ?? 0) + (sums[at] ?? 0)) / total;
    }
  });
  const votes = weights.reduce((sum, weight) => sum + weight, 0);
  const error = votes > 0 ? errors.reduce((sum, each) => sum + each, 0) / votes : 0;
  return { centroids, moved, counts, error };
}

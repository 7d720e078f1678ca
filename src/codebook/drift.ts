/** Whether what users say has moved away from the codebook since it was fitted. */

/** A codebook's fit to a set of signals. */
export interface FitMeasures {
  /** Weighted mean squared distance of a signal to its centroid. */
  error: number;
  /** Weight of the signals at each centroid; any unit. */
  weights: Float64Array | readonly number[];
  /** Share of the signals that are far from every centroid, 0 to 1. */
  farShare: number;
}

export interface Drift {
  /** Error now over error at fit; 1: the same. */
  errorRatio: number;
  /** Population stability index over the centroids' shares; 0: the same. */
  stabilityIndex: number;
  farShare: number;
}

export type DriftReason = "error" | "shares" | "far";

export interface DriftVerdict extends Drift {
  fires: boolean;
  reasons: DriftReason[];
}

export const DRIFT_THRESHOLDS = {
  /** Signals err a tenth more than at fit. */
  errorRatio: 1.1,
  /** The usual reading of the index: from 0.25 on, the population has shifted. */
  stabilityIndex: 0.25,
  /** So much more of the signals than at fit is far from every centroid. */
  farShareRise: 0.05,
};

/** Keeps a share of 0 from making the index infinite: half a signal in a sample of so many a centroid. */
const SHARE_SMOOTHING = 0.5;

export function measureDrift(
  atFit: FitMeasures,
  now: FitMeasures,
  thresholds = DRIFT_THRESHOLDS,
): DriftVerdict {
  const drift: Drift = {
    errorRatio: atFit.error > 0 ? now.error / atFit.error : now.error > 0 ? Infinity : 1,
    stabilityIndex: stabilityIndex(atFit.weights, now.weights),
    farShare: now.farShare,
  };
  const reasons: DriftReason[] = [];
  if (drift.errorRatio > thresholds.errorRatio) reasons.push("error");
  if (drift.stabilityIndex > thresholds.stabilityIndex) reasons.push("shares");
  if (now.farShare - atFit.farShare > thresholds.farShareRise) reasons.push("far");
  return { ...drift, fires: reasons.length > 0, reasons };
}

/**
 * Σ (share now − share then) · ln(share now / share then), over centroids; each weight is smoothed by half
 * a vote.
 *
 * @throws RangeError where the numbers of centroids differ
 */
export function stabilityIndex(then: FitMeasures["weights"], now: FitMeasures["weights"]): number {
  if (then.length !== now.length) throw new RangeError("Shares over other centroids do not compare.");
  const [before, after] = [toShares(then), toShares(now)];
  return before.reduce((sum, share, centroid) => {
    const other = after[centroid] ?? share;
    return sum + (other - share) * Math.log(other / share);
  }, 0);
}

function toShares(weights: FitMeasures["weights"]): number[] {
  const smoothed = Array.from(weights, (weight) => weight + SHARE_SMOOTHING);
  const total = smoothed.reduce((sum, weight) => sum + weight, 0);
  return smoothed.map((weight) => weight / total);
}

/** The share of signals whose cosine with the nearest centroid is under `floor`; 0 of none. */
export function shareBelow(similarities: Float32Array, weights: Float32Array, floor: number): number {
  let [far, all] = [0, 0];
  similarities.forEach((similarity, row) => {
    const weight = weights[row] ?? 0;
    all += weight;
    if (similarity < floor) far += weight;
  });
  return all > 0 ? far / all : 0;
}

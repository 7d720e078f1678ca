/**
 * Signals as encoding weighs them. All times are relative to the user's newest signal, so that a code
 * changes when something was learned and not with the clock.
 */
import type { Facet, Signal } from "../signal.ts";

export interface Evidence extends Signal {
  id: string;
  conversation: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** Unit norm; null while the embedding is pending. */
  vector: Float32Array | null;
}

/** How the user wants to be answered weighs more than what they talk about. */
const FACET_PRIOR: Record<Facet, number> = {
  correction: 1.2,
  format: 1,
  length: 1,
  tone: 1,
  interaction: 1,
  locale: 1,
  expertise: 0.8,
  domain: 0.7,
  topic: 0.6,
};

const IMPLICIT_FACTOR = 0.4;
/** In sure inferences. Twice as often seen is not twice as true, and no habit outweighs what was just said. */
const INFERRED_AT_MOST = 1.5;
const DAY_MS = 86_400_000;

/** The unsigned mass of one signal: confidence × explicitness × facet prior × 2^(−age / half-life). */
export function massOf(evidence: Evidence, newestAt: number, halfLifeDays: number): number {
  const ageDays = Math.max(0, newestAt - evidence.at) / DAY_MS;
  const explicitness = evidence.explicit ? 1 : IMPLICIT_FACTOR;
  return evidence.confidence * explicitness * FACET_PRIOR[evidence.facet] * 2 ** (-ageDays / halfLifeDays);
}

/** What inferences of a facet come to together: each adds less than the one before, whatever they sum up to. */
export function saturateInferred(mass: number, facet: Facet): number {
  const most = INFERRED_AT_MOST * IMPLICIT_FACTOR * FACET_PRIOR[facet];
  return most * Math.tanh(mass / most);
}

/** Oldest first; the id settles equal times, so that the order is the same for the same signals. */
export function byTime(left: Evidence, right: Evidence): number {
  return left.at - right.at || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}

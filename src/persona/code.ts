/**
 * A code: what a user is reduced to. A few weighted centroids of the codebook, each with at most one
 * phrase of the user's, and up to three pins. Flat however long the history is.
 */
import type { Slot } from "./grammar.ts";

export const MAX_PINS = 3;

/** Weights are multiples of this, so that a code changes only when it means something. */
export const WEIGHT_STEP = 1 / 32;

export interface CodeEntry {
  /** Id of a centroid, stable over refits. */
  centroid: string;
  /** In [−1, 1], a multiple of `WEIGHT_STEP`, never 0; negative avoids. */
  weight: number;
  /** A preference, or a circumstance that the assistant should know of. */
  kind: "preference" | "context";
  /** The user's own words for it, in the grammar; without it the centroid's label speaks. */
  phrase?: string;
}

export interface Pin {
  slot: Slot;
  value: string;
}

export interface Code {
  /** Version of the codebook that the centroids are of. */
  codebook: string;
  /** By falling |weight|. */
  entries: CodeEntry[];
  /** At most `MAX_PINS`. */
  pins: Pin[];
}

/** Mass to weight: m / (1 + |m|), quantised. Monotone, odd, inside (−1, 1). */
export function weightOfMass(mass: number): number {
  return quantiseWeight(mass / (1 + Math.abs(mass)));
}

export function quantiseWeight(weight: number): number {
  return Math.round(weight / WEIGHT_STEP) * WEIGHT_STEP;
}

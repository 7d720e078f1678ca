/** Fitted codebooks, with what a refit found out about them. */
import type { CentroidStatistics, Codebook, RetiredCentroid } from "./codebook/codebook.ts";

export type CodebookState = "draft" | "active" | "retired";

/** A codebook with all that a refit found out about it. */
export interface FittedCodebook extends Codebook {
  /** One a centroid, in order. */
  statistics: readonly CentroidStatistics[];
  /** Labels that a developer gave, by centroid id; they hold over refits. */
  renames: Readonly<Record<string, string>>;
  retired: Readonly<Record<string, RetiredCentroid>>;
  /**
   * Of labels that Claude worded, by centroid id: references of the phrases that it worded them from, the
   * most central first.
   */
  worded?: Readonly<Record<string, readonly string[]>>;
}

/** How a codebook fitted held-out signals when it was made. */
export interface FitMeasures {
  /** Mean squared distance to the nearest centroid. */
  error: number;
  /** Share of signals that were far from every centroid. */
  far: number;
}

/** What stands beside a stored codebook. */
export interface CodebookRecord {
  version: string;
  state: CodebookState;
  /** Null until it was checked. */
  fit: FitMeasures | null;
  createdAt: Date;
  publishedAt: Date | null;
}

export interface CodebookStore {
  /** Undefined where there is no such codebook of the project. */
  read(version: string): Promise<FittedCodebook | undefined>;
  readRecord(version: string): Promise<CodebookRecord | undefined>;
  /** Of the versions that are retired: notes which no code names, and since when. */
  markUnreferenced(): Promise<void>;
  /** Removes what no code has named for so long, and drafts that old; the versions removed. */
  removeUnreferenced(hours: number): Promise<string[]>;
  /** How far the signals are from the active codebook, as last measured. */
  readDrift(): Promise<MeasuredDrift | undefined>;
  writeDrift(drift: MeasuredDrift): Promise<void>;
}

export interface MeasuredDrift {
  /** Mean squared distance to the nearest centroid now. */
  error: number;
  /** Against that at the fit; null for the seed codebook, which has none. */
  errorRatio: number | null;
  /** Population stability index over the centroids' shares; null for the seed codebook. */
  stability: number | null;
  /** Share of signals that are far from every centroid. */
  far: number;
  fires: boolean;
  reasons: string[];
  at: string;
}

/**
 * A codebook: the centroids that all users of a project are described by. Immutable; a refit makes a
 * new version.
 */
import type { Facet } from "../persona/signal.ts";

export interface CentroidDescription {
  /** Stable over refits. */
  id: string;
  /** A phrase in the grammar, shown to users; missing where too few share one. */
  label?: string;
  facet: Facet;
  /** The exclusive axis that it stands on, and at which end. */
  axis?: { name: string; pole: 1 | -1 };
}

/** What decoding a code needs: no vectors, so that an opening loads none. */
export interface CodebookVocabulary {
  version: string;
  centroids: readonly CentroidDescription[];
  /** Ids that refits retired, and what stands for each now. */
  retired?: Readonly<Record<string, RetiredCentroid>>;
}

export interface RetiredCentroid {
  /** Id of a centroid of this codebook. */
  successor: string;
  /** What the retired one said. */
  label?: string;
}

/** What encoding a user needs. */
export interface Codebook extends CodebookVocabulary {
  embedder: string;
  dimensions: number;
  /** k × dimensions, row-major, each row of unit norm. */
  vectors: Float32Array;
}

/** What a refit knows of a centroid beside its description, as of the fit. */
export interface CentroidStatistics {
  /** Distinct users with a signal there. */
  support: number;
  /** Of all votes, in [0, 1]. */
  share: number;
}

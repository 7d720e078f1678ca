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
}

/** What encoding a user needs. */
export interface Codebook extends CodebookVocabulary {
  embedder: string;
  dimensions: number;
  /** k × dimensions, row-major, each row of unit norm. */
  vectors: Float32Array;
}

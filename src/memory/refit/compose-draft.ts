import { readCensus, type Census } from "../../codebook/census.ts";
import { composeCentroids } from "../../codebook/compose-codebook.ts";
import { matchCentroids } from "../../codebook/lineage.ts";
import { toUnitNorm } from "../../codebook/nearest.ts";
import type { FittedCodebook, RefitChanges } from "../../ports.ts";

/** From which cosine on a centroid is still the one that it was. */
const LINEAGE_FLOOR = 0.6;

/** Means as a codebook: of unit norm, with the ids that they inherit, and nobody's labels yet. */
export function composeDraft(input: {
  base: FittedCodebook;
  means: Float32Array;
  census: Census;
  version: string;
}): { codebook: FittedCodebook; changes: RefitChanges } {
  const { base, means, census, version } = input;
  const { dimensions } = base;
  const vectors = toUnitRows(means, dimensions);
  const lineage = matchCentroids(base.vectors, vectors, { dimensions, floor: LINEAGE_FLOOR });
  const { statistics, facets } = readCensus(census);
  const { centroids, retired, inherited } = composeCentroids(base, lineage, facets, version);
  const k = centroids.length;
  const codebook = {
    version,
    embedder: base.embedder,
    dimensions,
    vectors,
    centroids,
    retired,
    statistics,
    renames: base.renames,
  };
  const added = k - inherited;
  return {
    codebook,
    changes: { k, inherited, added, retired: base.centroids.length - inherited, relabelled: 0 },
  };
}

function toUnitRows(rows: Float32Array, dimensions: number): Float32Array {
  const unit = new Float32Array(rows.length);
  for (let at = 0; at < rows.length; at += dimensions) {
    const row = rows.subarray(at, at + dimensions);
    unit.set(toUnitNorm(row) ?? row, at);
  }
  return unit;
}

/** A new codebook's centroids: which ids they inherit, which they get, and what became of the others. */
import type { Facet } from "../persona/signal.ts";
import type { CentroidDescription, CodebookVocabulary, RetiredCentroid } from "./codebook.ts";

/** As `matchCentroids` gives it. */
export interface Lineage {
  /** Of each new centroid the index of the old one whose id it takes; null for none. */
  inherited: readonly (number | null)[];
  /** Of each old centroid that nobody inherits, its nearest new one. */
  successor: ReadonlyMap<number, number>;
}

export interface Composition {
  centroids: CentroidDescription[];
  retired: Record<string, RetiredCentroid>;
  inherited: number;
}

/**
 * Descriptions without labels, and every id that was ever retired with what stands for it now.
 *
 * @param facets of each new centroid
 * @param version names the ids of centroids that are new
 */
export function composeCentroids(
  before: CodebookVocabulary,
  lineage: Lineage,
  facets: readonly Facet[],
  version: string,
): Composition {
  const centroids = facets.map((facet, index): CentroidDescription => {
    const old = lineage.inherited[index] ?? null;
    const id = old === null ? undefined : before.centroids[old]?.id;
    return { id: id ?? `${version}:${index}`, facet };
  });
  const living = new Set(centroids.map(({ id }) => id));

  const retired: Record<string, RetiredCentroid> = {};
  before.centroids.forEach(({ id, label }, old) => {
    const successor = centroids[lineage.successor.get(old) ?? -1]?.id;
    if (living.has(id) || successor === undefined) return;
    retired[id] = { successor, ...(label === undefined ? {} : { label }) };
  });
  for (const [id, { successor, ...rest }] of Object.entries(before.retired ?? {})) {
    retired[id] = { ...rest, successor: retired[successor]?.successor ?? successor };
  }
  return {
    centroids,
    retired,
    inherited: lineage.inherited.filter((old) => old !== null).length,
  };
}

/** Who stands behind each centroid, counted page by page: users, votes and facets. */
import { FACETS, type Facet } from "../persona/signal.ts";
import type { CentroidStatistics } from "./codebook.ts";

export interface Census {
  /** k: distinct users. */
  support: Float64Array;
  /** k × facets, row-major: votes. */
  facets: Float64Array;
}

export function createCensus(k: number): Census {
  return { support: new Float64Array(k), facets: new Float64Array(k * FACETS.length) };
}

/**
 * Counts a page; the rows of one user stand side by side, and no user is on two pages.
 *
 * @param nearest n: the centroid of each row
 */
export function countPage(
  census: Census,
  nearest: Int32Array,
  page: { users: Int32Array; weights: Float32Array; facets: readonly Facet[] },
): void {
  let user = -1;
  let seen = new Set<number>();
  for (let row = 0; row < page.users.length; row += 1) {
    if (page.users[row] !== user) seen = new Set();
    user = page.users[row] ?? -1;
    const centroid = nearest[row] ?? 0;
    if (!seen.has(centroid)) add(census.support, centroid, 1);
    seen.add(centroid);
    const facet = FACETS.indexOf(page.facets[row] ?? "topic");
    add(census.facets, centroid * FACETS.length + facet, page.weights[row] ?? 0);
  }
}

/** Support and share of each centroid, and the facet of most of its votes. */
export function readCensus({ support, facets }: Census): {
  statistics: CentroidStatistics[];
  facets: Facet[];
} {
  const votes = Array.from(support, (_, centroid) => facetVotes(facets, centroid));
  const sums = votes.map((own) => own.reduce((sum, value) => sum + value, 0));
  const total = sums.reduce((sum, value) => sum + value, 0) || 1;
  return {
    statistics: sums.map((sum, centroid) => ({ support: support[centroid] ?? 0, share: sum / total })),
    facets: votes.map((own) => FACETS[own.indexOf(Math.max(...own))] ?? "topic"),
  };
}

export function censusToBytes({ support, facets }: Census): Uint8Array {
  const values = new Float64Array(support.length + facets.length);
  values.set(support);
  values.set(facets, support.length);
  return new Uint8Array(values.buffer);
}

/** @param bytes as `censusToBytes` gave them */
export function censusFromBytes(bytes: Uint8Array, k: number): Census {
  const values = new Float64Array(bytes.slice().buffer);
  return { support: values.slice(0, k), facets: values.slice(k) };
}

function facetVotes(facets: Float64Array, centroid: number): number[] {
  return [...facets.subarray(centroid * FACETS.length, (centroid + 1) * FACETS.length)];
}

function add(values: Float64Array, index: number, value: number): void {
  values[index] = (values[index] ?? 0) + value;
}

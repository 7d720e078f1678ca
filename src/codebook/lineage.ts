/** Which centroid of a new codebook is which of the old one. */
import { matchForProfit } from "./matching.ts";
import { dotProduct, toUnitNorm } from "./nearest.ts";

export interface Lineage {
  /** Of each new centroid: the old one whose id it inherits; null: it gets an id of its own. */
  inherited: (number | null)[];
  /** Of each old centroid whose id nobody inherits: the new one nearest to it. */
  successor: Map<number, number>;
}

/**
 * Pairs at most one old centroid with each new one, so that the cosines of all pairs together are as large
 * as can be; a pair under the floor is none and counts nothing.
 *
 * @param old rows × dimensions, row-major, of any norm over 0
 * @param next the same
 * @param floor the least cosine at which an id is inherited
 */
export function matchCentroids(
  old: Float32Array,
  next: Float32Array,
  options: { dimensions: number; floor: number },
): Lineage {
  const { dimensions, floor } = options;
  const [oldRows, nextRows] = [unitRows(old, dimensions), unitRows(next, dimensions)];
  const cosines = Float64Array.from({ length: nextRows.length * oldRows.length }, (_, at) => {
    const [row, column] = [Math.floor(at / oldRows.length), at % oldRows.length];
    return dotProduct(nextRows[row] ?? EMPTY, oldRows[column] ?? EMPTY);
  });
  const cosine = (row: number, column: number): number => cosines[row * oldRows.length + column] ?? 0;
  const profits = cosines.map((each) => (each >= floor ? Math.max(each, 0) : 0));
  const inherited = matchForProfit(profits, nextRows.length, oldRows.length).map((column, row) =>
    column !== null && cosine(row, column) >= floor ? column : null,
  );
  const successor = new Map<number, number>();
  oldRows.forEach((_, column) => {
    if (inherited.includes(column) || nextRows.length === 0) return;
    const nearest = nextRows.reduce(
      (best, _row, row) => (cosine(row, column) > cosine(best, column) ? row : best),
      0,
    );
    successor.set(column, nearest);
  });
  return { inherited, successor };
}

const EMPTY = new Float32Array();

function unitRows(vectors: Float32Array, dimensions: number): Float32Array[] {
  const count = vectors.length / dimensions;
  if (!Number.isInteger(count)) {
    throw new RangeError(`${vectors.length} values are not rows of ${dimensions} dimensions.`);
  }
  return Array.from({ length: count }, (_, row) => {
    const vector = vectors.subarray(row * dimensions, (row + 1) * dimensions);
    return toUnitNorm(vector) ?? vector;
  });
}

/**
 * Exact search in two steps: integer dot products screen all centroids, float64 decides between those that
 * the integers cannot tell apart.
 *
 * Rows x and centroids c are taken relative to the centroids' mean g: u = x − g, v = c − g. That shortens
 * both, and x·c = u·v + g·v + x·g, whose last term is the same for all centroids. Integers i and j stand for
 * them, with a dither each (`dither.ts`): u′ = s · (i − α) and v′ = t · (j − β), and
 *
 *   u′·v′ = s · t · (i·j − i·β − j·α + α·β)
 *
 * where `multiply` gives i·j, and the others are known from rounding the row and the centroid. The error is
 * (u′ − u)·v + u′·(v′ − v). The first term is sub-Gaussian with deviation s·|v| / √12; so is the second, with
 * t·|u′| / √12, whatever the first dither was: hence their sum too, with the root of the sum of squares. Nine
 * such deviations, for the longest v and the largest t, are the bound, exceeded with a chance under 10⁻¹⁷. A
 * centroid whose integer score plus this bound stays under a score known in float64 cannot be nearer; all others
 * are scored in float64. Where no integers stand for a row, nothing is proved, and the bound takes in every
 * centroid.
 *
 * Those far behind are left out before anything is known in float64: two integer scores whose true order is the
 * other way round differ by at most twice the bound.
 *
 * Folded, the integers stand for sums of dimensions far apart, with alternating signs, which keep dot
 * products in expectation, at a fraction of the work. What the folding adds to the error is no more than likely
 * to be within the bound.
 */
import type { Metric } from "./assign.ts";
import { createContenders, findContenders, takeContenders } from "./contenders.ts";
import { UNIT } from "./kernels/digits.ts";
import { DITHERED_ERROR } from "./kernels/dither.ts";
import { dotOne, dotThree } from "./kernels/exact-dots.ts";
import { createFloats } from "./kernels/floats.ts";
import { COLUMN_GROUP, createRowBlock, multiply, ROWS } from "./kernels/multiply.ts";
import { quantiseRow, type Measures } from "./kernels/quantise-row.ts";
import { createDifference } from "./kernels/subtract.ts";
import { roundCentroids, type RoundedCentroids } from "./rounded-centroids.ts";
import { createWinners } from "./winners.ts";

/** So many rows' integers and scores stay in the second-level cache. */
const BLOCK_ROWS = 24;
const MOST_PLACES = 3;
/** Covers the rounding of float64 itself, relative to the lengths multiplied. */
const ROUNDING_MARGIN = 1e-11;

/**
 * Folded, the bound takes in what is likely instead of what is possible: so many deviations of the folding, and three
 * of the rounding instead of nine. Wider moves no mean by more than chance.
 */
const FOLD_DEVIATIONS = 0.6;
const FOLDED_ROUNDING = 1 / 3;

export interface Screen {
  /**
   * Calls back for each row with its `places` nearest centroids, nearest first, and the dot product with
   * and the squared distance to the first.
   *
   * @param places 1 to 3, at most k
   */
  rank(
    vectors: Float32Array,
    count: number,
    places: number,
    found: (row: number, winners: Int32Array, dot: number, squared: number) => void,
  ): void;
}

/** @param fold how many dimensions become one while screening; 1: the result is exact */
export function createScreen(centroids: Float32Array, dimensions: number, metric: Metric, fold = 1): Screen {
  const k = centroids.length / dimensions;
  const rounded = roundCentroids(centroids, dimensions, metric, fold);
  const { shape, columns, values, squares, penalties, offsets, scales, lengths } = rounded;
  const scoreCount = columns.pairs * COLUMN_GROUP;
  const rounding = { dither: rounded.rowDither, against: rounded.columnDither };
  /** Of |u|·|v|: the deviation of a folded dot product of vectors without a common direction. */
  const foldDeviation = FOLD_DEVIATIONS * Math.sqrt((fold - 1) / dimensions);
  const roundingError = fold === 1 ? DITHERED_ERROR : FOLDED_ROUNDING * DITHERED_ERROR;
  const longest = Math.max(...lengths);
  const coarsest = Math.max(...scales);
  const longestCentroid = Math.sqrt(Math.max(...squares));
  const largestOffset = Math.max(...offsets.map(Math.abs));

  const block = createRowBlock(shape, BLOCK_ROWS);
  const scores = createFloats(BLOCK_ROWS * scoreCount);
  const rows = block.rows.map((integers) => ({
    integers,
    measures: { scale: 0, norm: 0, product: 0 } satisfies Measures,
    /** |x|². */
    square: 0,
    /** x·g. */
    shift: 0,
  }));
  type Row = (typeof rows)[number];
  /** u, folded. */
  const difference = createDifference(shape);
  const winners = createWinners(MOST_PLACES, k);
  const contenders = createContenders(k);
  const candidates = new Int32Array(k);
  const starts = new Int32Array(3);
  const dots = new Float64Array(3);

  function loadRow(vectors: Float32Array, from: number, row: Row): void {
    rounded.centre(vectors, from, difference);
    row.shift = difference.product;
    row.square = difference.square + 2 * difference.product - rounded.centreSquare;
    quantiseRow(difference, shape, rounding, row.integers, row.measures);
  }

  /** Offers the first `count` candidates in float64. */
  function scoreExactly(vectors: Float32Array, from: number, count: number): void {
    for (let first = 0; first < count; first += 3) {
      const some = Math.min(3, count - first);
      if (some === 1) {
        const centroid = candidates[first] ?? 0;
        const dot = dotOne(vectors, from, values, centroid * dimensions, dimensions);
        winners.offer(centroid, dot - (penalties[centroid] ?? 0));
        return;
      }
      for (let at = 0; at < 3; at += 1) {
        starts[at] = (candidates[first + Math.min(at, some - 1)] ?? 0) * dimensions;
      }
      dotThree(vectors, from, values, starts, dimensions, dots);
      for (let at = first; at < first + some; at += 1) {
        const centroid = candidates[at] ?? 0;
        winners.offer(centroid, (dots[at - first] ?? 0) - (penalties[centroid] ?? 0));
      }
    }
  }

  /** The most that an integer score of the row may err by, whatever the centroid. */
  function errorBound({ measures, square }: Row): number {
    const { scale, norm } = measures;
    const ofRow = roundingError * scale * longest;
    const ofCentroid = roundingError * UNIT * (norm + scale * Math.sqrt(shape.paddedDimensions)) * coarsest;
    const lost = (foldDeviation * norm + (scale > 0 ? 0 : norm)) * longest;
    const margin = ROUNDING_MARGIN * (Math.sqrt(square) * longestCentroid + largestOffset);
    return Math.sqrt(ofRow * ofRow + ofCentroid * ofCentroid) + lost + margin;
  }

  function decideRow(vectors: Float32Array, from: number, slot: number, row: Row, places: number): void {
    const bound = errorBound(row);
    toScores(scores, slot * scoreCount, row.measures, rounded);
    findContenders(contenders, scores, slot * scoreCount, k, places, 2 * bound);
    winners.clear(places);
    scoreExactly(vectors, from, takeContenders(contenders, contenders.least, candidates));
    const least = winners.least() - row.shift - bound;
    scoreExactly(vectors, from, takeContenders(contenders, least, candidates));
  }

  return {
    rank(vectors, count, places, found) {
      for (let start = 0; start < count; start += BLOCK_ROWS) {
        const used = rows.slice(0, count - start);
        used.forEach((row, slot) => loadRow(vectors, (start + slot) * dimensions, row));
        multiply(block, columns, scores, Math.ceil(used.length / ROWS));
        used.forEach((row, slot) => {
          decideRow(vectors, (start + slot) * dimensions, slot, row, places);
          const winner = winners.indices[0] ?? 0;
          const dot = (winners.scores[0] ?? 0) + (penalties[winner] ?? 0);
          const squared = row.square - 2 * dot + (squares[winner] ?? 0);
          found(start + slot, winners.indices, dot, Math.max(0, squared));
        });
      }
    },
  };
}

/**
 * A row's integer products to its scores without x·g, in place. A function of its own, since in one with more to do
 * V8 asks at each value what kind of array it is in.
 */
function toScores(
  scores: number[],
  from: number,
  { scale, product }: Measures,
  { products, scales, offsets }: RoundedCentroids,
): void {
  const { length } = products;
  for (let next = 0; next < length; next += 1) {
    const centroid = next & 0x3fffffff;
    const at = (from + next) & 0x3fffffff;
    const dot = (scores[at] ?? 0) - product - (products[centroid] ?? 0);
    scores[at] = dot * (scales[centroid] ?? 0) * scale + (offsets[centroid] ?? 0);
  }
}

/**
 * Exact search in two steps: integer dot products screen all centroids, float64 decides between those that
 * the integers cannot tell apart.
 *
 * Rows and centroids are taken relative to the centroids' mean g: u = x − g, v = c − g. That shortens both,
 * and shifts the scores x·c of one row all by the same x·g. With u ≈ u′, v ≈ v′ (integers times a scale),
 *
 *   |u·v − u′·v′| = |(u − u′)·v′ + u·(v − v′)| ≤ |u − u′|·|v′| + |u|·|v − v′|
 *
 * by Cauchy–Schwarz, and each of those lengths was measured when rounding. So a centroid whose integer score
 * plus this bound stays under a score known in float64 cannot be nearer; all others are scored in float64.
 * Where nothing can be proved (a row that no integers stand for), the bound takes in every centroid.
 *
 * Folded, the integers stand for sums of neighbouring dimensions with alternating signs, which keep dot
 * products in expectation, at a fraction of the work. The bound is then one of probability.
 */
import type { Metric } from "./assign.ts";
import { foldRow } from "./kernels/fold-row.ts";
import { shapeOf, UNIT } from "./kernels/digits.ts";
import {
  COLUMN_GROUP,
  createColumnBlock,
  createRowBlock,
  multiply,
  packColumn,
  placeInBlock,
  ROWS,
} from "./kernels/multiply.ts";
import { quantiseRow, sumOfSquares, type Measures, type Place } from "./kernels/quantise-row.ts";

/** So many rows' integers, float64 values and scores stay in the second-level cache. */
const BLOCK_ROWS = 24;
/** Covers the rounding of float64 itself, relative to the lengths multiplied. */
const ROUNDING_MARGIN = 1e-11;

/** Standard deviations of a folded dot product that the bound allows for. Wider moves no mean by more than chance. */
const FOLD_DEVIATIONS = 1;

export interface Screen {
  /**
   * Calls back for each row with its `places` nearest centroids, nearest first, and the squared distance
   * to the first.
   *
   * @param places 1 to 3, at most k
   */
  rank(
    vectors: Float32Array,
    count: number,
    places: number,
    found: (row: number, winners: Int32Array, squared: number) => void,
  ): void;
}

/** @param fold how many dimensions become one while screening; 1: the result is exact */
export function createScreen(centroids: Float32Array, dimensions: number, metric: Metric, fold = 1): Screen {
  const k = centroids.length / dimensions;
  const shape = shapeOf(Math.ceil(dimensions / fold));
  const paddedDimensions = fold === 1 ? shape.paddedDimensions : 4 * Math.ceil(dimensions / 4);
  /** Of |u|·|v|: the deviation of a folded dot product of vectors without a common direction. */
  const foldDeviation = FOLD_DEVIATIONS * Math.sqrt((fold - 1) / dimensions);
  const folded = new Float64Array(shape.paddedDimensions);
  const centre = meanOf(centroids, k, dimensions);
  const columns = createColumnBlock(shape, k);
  const scoreCount = columns.pairs * COLUMN_GROUP;
  /** k × paddedDimensions: v in float64. */
  const centred = new Float64Array(k * paddedDimensions);
  /** k each: what is added to u·v; v's scale by 1 / UNIT; |v′|; |v − v′|; |v|². */
  const offsets = new Float64Array(k);
  const scales = new Float64Array(k);
  const lengths = new Float64Array(k);
  const errors = new Float64Array(k);
  const squares = new Float64Array(k);
  let [longest, largestError, largestOffset] = [0, 0, 0];

  const scratch = {
    integers: new Float64Array(shape.paddedDimensions),
    from: 0,
    chunkStride: shape.chunkLength,
    stride: 1,
  };
  const measures: Measures = { scale: 0, norm: 0, residual: 0 };
  for (let centroid = 0; centroid < k; centroid += 1) {
    const base = centroid * paddedDimensions;
    let [shift, square, relativeSquare] = [0, 0, 0];
    for (let at = 0; at < dimensions; at += 1) {
      const value = centroids[centroid * dimensions + at] ?? 0;
      const relative = value - (centre[at] ?? 0);
      centred[base + at] = relative;
      shift += (centre[at] ?? 0) * relative;
      square += value * value;
      relativeSquare += relative * relative;
    }
    quantise(base, centred, scratch, measures);
    packColumn(columns, centroid, scratch);
    offsets[centroid] = shift - (metric === "distance" ? square / 2 : 0);
    scales[centroid] = measures.scale / UNIT;
    lengths[centroid] = measures.norm + measures.residual;
    errors[centroid] = measures.residual;
    squares[centroid] = relativeSquare;
    longest = Math.max(longest, lengths[centroid] ?? 0);
    largestError = Math.max(largestError, measures.residual);
    largestOffset = Math.max(largestOffset, Math.abs(offsets[centroid] ?? 0));
  }

  function quantise(from: number, source: Float64Array, place: Place, into: Measures): void {
    if (fold === 1) quantiseRow(source, from, shape, place, into);
    else {
      foldRow(source, from, dimensions, fold, folded);
      quantiseRow(folded, 0, shape, place, into);
    }
  }

  const block = createRowBlock(shape, BLOCK_ROWS);
  const rowPlaces = Array.from({ length: BLOCK_ROWS }, (_, row) => placeInBlock(block, row));
  /** BLOCK_ROWS × paddedDimensions: u in float64. */
  const values = new Float64Array(BLOCK_ROWS * paddedDimensions);
  const rowMeasures = rowPlaces.map((): Measures => ({ scale: 0, norm: 0, residual: 0 }));
  /** |u|². */
  const rowSquares = new Float64Array(BLOCK_ROWS);
  const scores = new Float64Array(BLOCK_ROWS * scoreCount);
  const winners = new Int32Array(3);
  const winnerScores = new Float64Array(3);

  function loadRow(vectors: Float32Array, from: number, slot: number): void {
    const to = slot * paddedDimensions;
    const length = dimensions;
    const [row, middle] = [values, centre];
    for (let at = 0; at < length; at += 1) {
      row[to + at] = (vectors[from + at] ?? 0) - (middle[at] ?? 0);
    }
    const [place, measure] = [rowPlaces[slot], rowMeasures[slot]];
    if (place && measure) quantise(to, values, place, measure);
    rowSquares[slot] = sumOfSquares(values, to, paddedDimensions);
  }

  /** u·v in float64, with the offset. */
  function exactScore(slot: number, centroid: number): number {
    const [rows, columnsOf] = [values, centred];
    let row = slot * paddedDimensions;
    let column = centroid * paddedDimensions;
    const end = row + paddedDimensions;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (; row < end; row += 4) {
      sum0 += (rows[row] ?? 0) * (columnsOf[column] ?? 0);
      sum1 += (rows[row + 1] ?? 0) * (columnsOf[column + 1] ?? 0);
      sum2 += (rows[row + 2] ?? 0) * (columnsOf[column + 2] ?? 0);
      sum3 += (rows[row + 3] ?? 0) * (columnsOf[column + 3] ?? 0);
      column += 4;
    }
    return sum0 + sum1 + (sum2 + sum3) + (offsets[centroid] ?? 0);
  }

  /** Takes its place among the first `count` if it ranks there; of equals the lower index is first. */
  function insert(centroid: number, score: number, count: number): void {
    let place = count;
    while (place > 0) {
      const ahead = winnerScores[place - 1] ?? 0;
      if (ahead > score || (ahead === score && (winners[place - 1] ?? 0) < centroid)) break;
      place -= 1;
    }
    for (let at = count - 1; at > place; at -= 1) {
      winners[at] = winners[at - 1] ?? 0;
      winnerScores[at] = winnerScores[at - 1] ?? 0;
    }
    if (place < count) {
      winners[place] = centroid;
      winnerScores[place] = score;
    }
  }

  /** Integer scores to scores, and the `count` best of them into `winners`. */
  function screenRow(slot: number, scale: number, count: number): void {
    const base = slot * scoreCount;
    winners.fill(k);
    winnerScores.fill(-Infinity);
    let least = -Infinity;
    const [all, factors, shifts, end] = [scores, scales, offsets, k];
    for (let centroid = 0; centroid < end; centroid += 1) {
      const score = (all[base + centroid] ?? 0) * (factors[centroid] ?? 0) * scale + (shifts[centroid] ?? 0);
      all[base + centroid] = score;
      if (score > least) {
        insert(centroid, score, count);
        least = winnerScores[count - 1] ?? 0;
      }
    }
  }

  function decideRow(slot: number, count: number): void {
    const { scale, norm, residual } = rowMeasures[slot] ?? measures;
    const base = slot * scoreCount;
    screenRow(slot, scale, count);
    const first = winners[0] ?? 0;
    const second = winners[1] ?? 0;
    const third = winners[2] ?? 0;
    winners.fill(k);
    winnerScores.fill(-Infinity);
    const rounding = ROUNDING_MARGIN * (norm * longest + largestOffset);
    const perLength = residual + foldDeviation * norm;
    const widest = perLength * longest + norm * largestError + rounding;
    if (first < k) insert(first, exactScore(slot, first), count);
    if (second < k) insert(second, exactScore(slot, second), count);
    if (third < k) insert(third, exactScore(slot, third), count);
    let least = winnerScores[count - 1] ?? 0;
    const [all, end] = [scores, k];
    for (let centroid = 0; centroid < end; centroid += 1) {
      const missing = least - (all[base + centroid] ?? 0);
      if (missing > widest) continue;
      if (centroid === first || centroid === second || centroid === third) continue;
      const bound = perLength * (lengths[centroid] ?? 0) + norm * (errors[centroid] ?? 0) + rounding;
      if (missing > bound) continue;
      insert(centroid, exactScore(slot, centroid), count);
      least = winnerScores[count - 1] ?? 0;
    }
  }

  return {
    rank(vectors, count, places, found) {
      for (let start = 0; start < count; start += BLOCK_ROWS) {
        const rows = Math.min(BLOCK_ROWS, count - start);
        for (let slot = 0; slot < rows; slot += 1) loadRow(vectors, (start + slot) * dimensions, slot);
        multiply(block, columns, scores, Math.ceil(rows / ROWS));
        for (let slot = 0; slot < rows; slot += 1) {
          decideRow(slot, places);
          const winner = winners[0] ?? 0;
          const dot = (winnerScores[0] ?? 0) - (offsets[winner] ?? 0);
          found(
            start + slot,
            winners,
            Math.max(0, (rowSquares[slot] ?? 0) - 2 * dot + (squares[winner] ?? 0)),
          );
        }
      }
    },
  };
}

function meanOf(centroids: Float32Array, k: number, dimensions: number): Float64Array {
  const mean = new Float64Array(dimensions);
  for (let centroid = 0; centroid < k; centroid += 1) {
    for (let at = 0; at < dimensions; at += 1) {
      mean[at] = (mean[at] ?? 0) + (centroids[centroid * dimensions + at] ?? 0) / k;
    }
  }
  return mean;
}

/**
 * Where k-means starts: greedy k-means++ (Arthur & Vassilvitskii 2007; with the trials of scikit-learn),
 * on rows that are rounded to integers and folded to few dimensions. A start needs no exact distances, but
 * ones that fit together: these are true distances between the rounded rows, 0 for equal ones.
 */
import { foldDifference } from "./kernels/fold-difference.ts";
import { shapeOf, UNIT } from "./kernels/digits.ts";
import {
  COLUMN_GROUP,
  createColumnBlock,
  createRowBlock,
  multiply,
  packColumn,
  placeInBlock,
  ROWS,
  type RowBlock,
} from "./kernels/multiply.ts";
import { quantiseRow, type Measures } from "./kernels/quantise-row.ts";
import type { Relation } from "./kernels/subtract.ts";
import type { Random } from "./random.ts";
import { copyRow, type Rows } from "./rows.ts";

/** Of so many candidates the one that lowers the error most becomes the next centroid. */
const TRIALS = COLUMN_GROUP;
const MOST_DIMENSIONS = 96;
/** Squared distances under this are rounding. */
const SAME = 1e-12;

/**
 * k rows as centroids: each drawn with a chance in proportion to its weighted squared distance from those
 * before it.
 *
 * @param among indices of the rows to choose from
 * @returns the rows' indices, all different as long as there are different rows
 */
export function seedCentroids(rows: Rows, among: Uint32Array, k: number, random: Random): Uint32Array {
  const count = among.length;
  const weights = Float32Array.from(among, (row) => rows.weights[row] ?? 0);
  const { block, scales, squares } = foldAndRound(rows, among);
  const products = new Float64Array(block.triples * ROWS * TRIALS);
  const chosen = new Uint32Array(k);
  const candidates = new Uint32Array(TRIALS);
  const errors = new Float64Array(TRIALS);
  const distances = new Float64Array(count).fill(1);

  for (let place = 0; place < k; place += 1) {
    drawCandidates(distances, weights, random, candidates);
    // The first centroid is any row.
    if (place === 0) candidates.fill(candidates[0] ?? 0);
    const columns = createColumnBlock(block.shape, TRIALS);
    candidates.forEach((row, column) => packColumn(columns, column, placeInBlock(block, row)));
    multiply(block, columns, products, block.triples);
    const first = place === 0;
    toSquaredDistances(products, candidates, scales, squares);
    errors.fill(0);
    for (let row = 0; row < count; row += 1) {
      const weight = weights[row] ?? 0;
      const before = first ? Infinity : (distances[row] ?? 0);
      const base = row * TRIALS;
      for (let column = 0; column < TRIALS; column += 1) {
        const squared = products[base + column] ?? 0;
        errors[column] = (errors[column] ?? 0) + weight * (squared < before ? squared : before);
      }
    }
    const best = errors.indexOf(Math.min(...errors));
    chosen[place] = candidates[best] ?? 0;
    for (let row = 0; row < count; row += 1) {
      const squared = products[row * TRIALS + best] ?? 0;
      if (first || squared < (distances[row] ?? 0)) distances[row] = squared;
    }
  }
  return chosen.map((place) => among[place] ?? 0);
}

/** Products of the rows with the candidates, in place. @param products rows × TRIALS */
function toSquaredDistances(
  products: Float64Array,
  candidates: Uint32Array,
  scales: Float64Array,
  squares: Float64Array,
): void {
  const candidateScales = Float64Array.from(candidates, (row) => -2 * (scales[row] ?? 0));
  const candidateSquares = Float64Array.from(candidates, (row) => squares[row] ?? 0);
  for (let row = 0; row < squares.length; row += 1) {
    const scale = scales[row] ?? 0;
    const square = squares[row] ?? 0;
    for (let column = 0; column < candidates.length; column += 1) {
      const at = row * TRIALS + column;
      const product = (products[at] ?? 0) * scale * (candidateScales[column] ?? 0);
      const squared = square + (candidateSquares[column] ?? 0) + product;
      products[at] = squared > SAME ? squared : 0;
    }
  }
}

interface RoundedRows {
  block: RowBlock;
  /** Of each row: row ≈ scale × UNIT-scaled integers. */
  scales: Float64Array;
  /** |scale × integers|². */
  squares: Float64Array;
}

/**
 * Rows relative to their mean, folded where there are too many dimensions.
 */
function foldAndRound(rows: Rows, among: Uint32Array): RoundedRows {
  const count = among.length;
  const fold = Math.ceil(rows.dimensions / MOST_DIMENSIONS);
  const shape = shapeOf(Math.ceil(rows.dimensions / fold));
  const block = createRowBlock(shape, count);
  const scales = new Float64Array(count);
  const squares = new Float64Array(count);
  const mean = meanOf(rows, among);
  const vector = new Float32Array(rows.dimensions);
  const folded = new Float64Array(shape.paddedDimensions);
  const measures: Measures = { scale: 0, norm: 0, product: 0 };
  const relation: Relation = { product: 0, square: 0 };
  const none = new Float64Array(shape.paddedDimensions);
  for (let row = 0; row < count; row += 1) {
    copyRow(rows, among[row] ?? 0, vector);
    foldDifference(vector, 0, mean, fold, folded, relation);
    const place = placeInBlock(block, row);
    quantiseRow(folded, shape, { dither: none, against: none }, place, measures);
    scales[row] = measures.scale / UNIT;
    squares[row] = squaredLength(block, row) * UNIT * (scales[row] ?? 0) ** 2;
  }
  return { block, scales, squares };
}

/** Of a row's integers, in the unit of `multiply`'s products. */
function squaredLength(block: RowBlock, row: number): number {
  const { integers, from, chunkStride, stride } = placeInBlock(block, row);
  let sum = 0;
  for (let chunk = 0; chunk < block.shape.chunks; chunk += 1) {
    const start = from + chunk * chunkStride;
    for (let at = start; at < start + block.shape.chunkLength * stride; at += stride) {
      sum += (integers[at] ?? 0) * (integers[at] ?? 0);
    }
  }
  return sum / UNIT / UNIT;
}

function meanOf(rows: Rows, among: Uint32Array): Float64Array {
  const mean = new Float64Array(rows.dimensions);
  const vector = new Float32Array(rows.dimensions);
  for (const row of among) {
    copyRow(rows, row, vector);
    for (let at = 0; at < vector.length; at += 1) {
      mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0) / among.length;
    }
  }
  return mean;
}

/** Rows with a chance in proportion to weight × distance; any where all are 0. */
function drawCandidates(
  distances: Float64Array,
  weights: Float32Array,
  random: Random,
  candidates: Uint32Array,
): void {
  const cumulative = new Float64Array(weights.length);
  let total = 0;
  for (let row = 0; row < weights.length; row += 1) {
    total += (distances[row] ?? 0) * (weights[row] ?? 0);
    cumulative[row] = total;
  }
  for (let draw = 0; draw < candidates.length; draw += 1) {
    const place = random() * total;
    candidates[draw] = total > 0 ? firstOver(cumulative, place) : Math.floor(random() * weights.length);
  }
}

/** The first place whose value is over `threshold`, in an ascending list whose last value is. */
function firstOver(ascending: Float64Array, threshold: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) > threshold) high = middle;
    else low = middle + 1;
  }
  return low;
}

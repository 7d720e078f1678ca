/**
 * Where k-means starts: greedy k-means++ (Arthur & Vassilvitskii 2007; with the trials of scikit-learn),
 * on rows that are rounded to integers and folded to few dimensions. A start needs no exact distances, but
 * ones that fit together: these are true distances between the rounded rows, 0 for equal ones.
 */
import { foldDifference } from "./kernels/fold-difference.ts";
import { shapeOf, UNIT, type Shape } from "./kernels/digits.ts";
import { createFloats } from "./kernels/floats.ts";
import { createChunks, type Chunks } from "./kernels/chunks.ts";
import {
  COLUMN_GROUP,
  createColumnBlock,
  createRowBlock,
  multiply,
  packColumn,
  ROWS,
  type ColumnBlock,
} from "./kernels/multiply.ts";
import { quantiseRow, type Measures } from "./kernels/quantise-row.ts";
import { createDifference } from "./kernels/subtract.ts";
import type { Random } from "./random.ts";
import { copyRow, type Rows } from "./rows.ts";

const TRIAL_TRIPLES = 3;
/** Of so many candidates the one that lowers the error most becomes the next centroid. */
const TRIALS = TRIAL_TRIPLES * ROWS;
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
  const rounded = foldAndRound(rows, among);
  const { columns } = rounded;
  const block = createRowBlock(columns.shape, TRIALS);
  const stride = columns.pairs * COLUMN_GROUP;
  const products = createFloats(TRIALS * stride);
  const chosen = new Uint32Array(k);
  const candidates = new Uint32Array(TRIALS);
  const distances = new Float64Array(count).fill(Infinity);

  for (let place = 0; place < k; place += 1) {
    // The first centroid is any row.
    if (place === 0) candidates.fill(Math.floor(random() * count));
    else drawCandidates(distances, weights, random, candidates);
    candidates.forEach((row, trial) => copyIntegers(rounded, row, block.rows[trial] ?? []));
    multiply(block, columns, products, TRIAL_TRIPLES);
    let [best, leastError] = [0, Infinity];
    candidates.forEach((candidate, trial) => {
      toSquaredDistances(products, trial * stride, candidate, rounded);
      const error = errorWith(products, trial * stride, distances, weights);
      if (error < leastError) [best, leastError] = [trial, error];
    });
    chosen[place] = candidates[best] ?? 0;
    for (let row = 0; row < count; row += 1) {
      const squared = products[best * stride + row] ?? 0;
      if (squared < (distances[row] ?? 0)) distances[row] = squared;
    }
  }
  return chosen.map((place) => among[place] ?? 0);
}

/** Products of a candidate with the rows, in place. @param from where they start */
function toSquaredDistances(
  products: number[],
  from: number,
  candidate: number,
  { scales, squares }: RoundedRows,
): void {
  const scale = -2 * (scales[candidate] ?? 0);
  const square = squares[candidate] ?? 0;
  for (let row = 0; row < squares.length; row += 1) {
    const at = (from + row) & 0x3fffffff;
    const squared = square + (squares[row] ?? 0) + (products[at] ?? 0) * scale * (scales[row] ?? 0);
    products[at] = squared > SAME ? squared : 0;
  }
}

/** The weighted error of the rows with one centroid more. @param squared from `from` on, to that one */
function errorWith(
  squared: readonly number[],
  from: number,
  distances: Float64Array,
  weights: Float32Array,
): number {
  let error = 0;
  for (let row = 0; row < weights.length; row += 1) {
    const before = distances[row] ?? 0;
    const now = squared[(from + row) & 0x3fffffff] ?? 0;
    error += (weights[row] ?? 0) * (now < before ? now : before);
  }
  return error;
}

interface RoundedRows {
  columns: ColumnBlock;
  /** Row-major, paddedDimensions each: the same integers, in the least memory. */
  integers: Int8Array;
  /** Of each row: row ≈ scale × UNIT-scaled integers. */
  scales: Float64Array;
  /** |scale × integers|². */
  squares: Float64Array;
}

/** Rows relative to their mean, folded where there are too many dimensions. */
function foldAndRound(rows: Rows, among: Uint32Array): RoundedRows {
  const count = among.length;
  const fold = Math.ceil(rows.dimensions / MOST_DIMENSIONS);
  const shape = shapeOf(Math.ceil(rows.dimensions / fold));
  const columns = createColumnBlock(shape, count);
  const integers = new Int8Array(count * shape.paddedDimensions);
  const scales = new Float64Array(count);
  const squares = new Float64Array(count);
  const mean = meanOf(rows, among);
  const vector = new Float32Array(rows.dimensions);
  const folded = createDifference(shape);
  const [own = []] = createChunks(shape, 1);
  const measures: Measures = { scale: 0, norm: 0, product: 0 };
  const [none = []] = createChunks(shape, 1);
  for (let row = 0; row < count; row += 1) {
    copyRow(rows, among[row] ?? 0, vector);
    foldDifference(vector, 0, mean, fold, folded);
    quantiseRow(folded, shape, { dither: none, against: none }, own, measures);
    packColumn(columns, row, own);
    keepIntegers(own, shape, integers, row * shape.paddedDimensions);
    scales[row] = measures.scale / UNIT;
    squares[row] = squaredLength(own) * UNIT * (scales[row] ?? 0) ** 2;
  }
  return { columns, integers, scales, squares };
}

function keepIntegers(own: Chunks, { chunkLength }: Shape, kept: Int8Array, from: number): void {
  own.forEach((chunk, index) => {
    for (let at = 0; at < chunkLength; at += 1) {
      kept[from + index * chunkLength + at] = (chunk[at] ?? 0) / UNIT;
    }
  });
}

function copyIntegers({ columns, integers }: RoundedRows, row: number, copy: Chunks): void {
  const { chunkLength, paddedDimensions } = columns.shape;
  copy.forEach((chunk, index) => {
    const from = row * paddedDimensions + index * chunkLength;
    for (let at = 0; at < chunkLength; at += 1) chunk[at] = (integers[from + at] ?? 0) * UNIT;
  });
}

/** Of a row's integers, in the unit of `multiply`'s products. */
function squaredLength(integers: Chunks): number {
  let sum = 0;
  for (const chunk of integers) for (const value of chunk) sum += value * value;
  return sum / UNIT / UNIT;
}

function meanOf(rows: Rows, among: Uint32Array): number[] {
  const mean = createFloats(rows.dimensions);
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

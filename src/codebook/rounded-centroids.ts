/** Centroids as integers, relative to their mean, with what `screen.ts` needs to know of each. */
import type { Metric } from "./assign.ts";
import { dotOne } from "./kernels/exact-dots.ts";
import { createDither } from "./kernels/dither.ts";
import { shapeOf, UNIT, type Shape } from "./kernels/digits.ts";
import { createChunks, cut, type Chunks } from "./kernels/chunks.ts";
import { createFloats } from "./kernels/floats.ts";
import { foldDifference } from "./kernels/fold-difference.ts";
import { createColumnBlock, packColumn, type ColumnBlock } from "./kernels/multiply.ts";
import { quantiseRow, type Measures } from "./kernels/quantise-row.ts";
import { createDifference, subtract, type Difference } from "./kernels/subtract.ts";

/** In the names of `screen.ts`: c is a centroid, g the mean, v = c − g, v′ = t · (j − β). */
export interface RoundedCentroids {
  shape: Shape;
  columns: ColumnBlock;
  /** Writes x − g, folded, of the row that starts at `from`. */
  centre(vectors: Float32Array, from: number, difference: Difference): void;
  /** |g|². */
  centreSquare: number;
  /** α and β, times UNIT. */
  rowDither: Chunks;
  columnDither: Chunks;
  /** k × dimensions: c. */
  values: Float32Array;
  /** k: |c|². */
  squares: Float64Array;
  /** k: what a score is less than x·c: |c|² / 2 by distance, 0 by cosine. */
  penalties: Float64Array;
  /** k: g·v less the penalty. */
  offsets: number[];
  /** k: t / UNIT, which turns `multiply`'s products into those of the centroids. */
  scales: number[];
  /** k: j·α − α·β, in the unit of `multiply`'s products. */
  products: number[];
  /** k: |v|. */
  lengths: Float64Array;
}

export function roundCentroids(
  centroids: Float32Array,
  dimensions: number,
  metric: Metric,
  fold: number,
): RoundedCentroids {
  const k = centroids.length / dimensions;
  const shape = shapeOf(Math.ceil(dimensions / fold));
  // Folded searches decide where centroids go, so that exact ones have other dithers.
  const rowDither = createDither(shape, 2 * fold);
  const columnDither = createDither(shape, 2 * fold + 1);
  const ditherProduct = dotProduct(rowDither.flat(), columnDither.flat()) / UNIT;
  const mean = meanOf(centroids, k, dimensions);
  const centre = lessMean(mean, shape, fold);
  const centreSquare = dotProduct(mean, mean);
  const columns = createColumnBlock(shape, k);
  const values = centroids.slice();
  const penalties = new Float64Array(k);
  const squares = new Float64Array(k);
  const offsets = createFloats(k);
  const scales = createFloats(k);
  const products = createFloats(k);
  const lengths = new Float64Array(k);

  const difference = createDifference(shape);
  const [integers = []] = createChunks(shape, 1);
  const measures: Measures = { scale: 0, norm: 0, product: 0 };
  for (let centroid = 0; centroid < k; centroid += 1) {
    const from = centroid * dimensions;
    centre(centroids, from, difference);
    quantiseRow(difference, shape, { dither: columnDither, against: rowDither }, integers, measures);
    packColumn(columns, centroid, integers);
    const square = dotOne(centroids, from, values, from, dimensions);
    squares[centroid] = square;
    penalties[centroid] = metric === "distance" ? square / 2 : 0;
    offsets[centroid] = difference.product - centreSquare - (penalties[centroid] ?? 0);
    scales[centroid] = measures.scale / UNIT;
    products[centroid] = measures.product - ditherProduct;
    lengths[centroid] = measures.norm;
  }
  return {
    shape,
    columns,
    centre,
    centreSquare,
    rowDither,
    columnDither,
    values,
    squares,
    penalties,
    offsets,
    scales,
    products,
    lengths,
  };
}

function lessMean(mean: number[], shape: Shape, fold: number): RoundedCentroids["centre"] {
  if (fold > 1) return (vectors, from, difference) => foldDifference(vectors, from, mean, fold, difference);
  const chunks = cut(mean, shape);
  return (vectors, from, difference) => subtract(vectors, from, chunks, difference);
}

/** As long as the left one. */
function dotProduct(left: number[], right: number[]): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}

function meanOf(centroids: Float32Array, k: number, dimensions: number): number[] {
  const mean = createFloats(dimensions);
  for (let centroid = 0; centroid < k; centroid += 1) {
    for (let at = 0; at < dimensions; at += 1) {
      mean[at] = (mean[at] ?? 0) + (centroids[centroid * dimensions + at] ?? 0) / k;
    }
  }
  return mean;
}

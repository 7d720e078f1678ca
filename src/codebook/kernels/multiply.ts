/** Dot products of many integer rows with many integer columns, four columns to a float64. */
import { BASE, DIGITS, UNIT, type Shape } from "./digits.ts";
import type { Place } from "./quantise-row.ts";

/** Rows of a register block; packed columns of one. */
export const ROWS = 3;
export const COLUMNS = 2;
/** Columns of a register block, unpacked: their number is a multiple of it. */
export const COLUMN_GROUP = COLUMNS * DIGITS;

/**
 * Integer rows, three interleaved: the value of a row r at chunk c and place i is at
 * ((c × triples + ⌊r / 3⌋) × chunkLength + i) × 3 + r mod 3.
 */
export interface RowBlock {
  integers: Float64Array;
  triples: number;
  shape: Shape;
}

export function createRowBlock(shape: Shape, rows: number): RowBlock {
  const triples = Math.ceil(rows / ROWS);
  return { integers: new Float64Array(triples * ROWS * shape.paddedDimensions), triples, shape };
}

/** Where a row of the block stands. */
export function placeInBlock({ integers, triples, shape }: RowBlock, row: number): Place {
  const tripleLength = shape.chunkLength * ROWS;
  return {
    integers,
    from: Math.floor(row / ROWS) * tripleLength + (row % ROWS),
    chunkStride: triples * tripleLength,
    stride: ROWS,
  };
}

/**
 * Packed columns, two interleaved: packed column p at chunk c and place i is at
 * ((c × pairs + ⌊p / 2⌋) × chunkLength + i) × 2 + p mod 2.
 */
export interface ColumnBlock {
  packed: Float64Array;
  pairs: number;
  shape: Shape;
}

export function createColumnBlock(shape: Shape, columns: number): ColumnBlock {
  const pairs = Math.ceil(columns / COLUMN_GROUP);
  return { packed: new Float64Array(pairs * COLUMNS * shape.paddedDimensions), pairs, shape };
}

/** Adds a column as its digit of a packed column that is zero there. @param source the column's integers */
export function packColumn({ packed, pairs, shape }: ColumnBlock, column: number, source: Place): void {
  const { chunks, chunkLength } = shape;
  const place = Math.floor(column / DIGITS);
  const unit = BASE ** (column % DIGITS) / UNIT;
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    let to = (chunk * pairs + Math.floor(place / COLUMNS)) * chunkLength * COLUMNS + (place % COLUMNS);
    let from = source.from + chunk * source.chunkStride;
    for (let at = 0; at < chunkLength; at += 1) {
      packed[to] = (packed[to] ?? 0) + (source.integers[from] ?? 0) * unit;
      to += COLUMNS;
      from += source.stride;
    }
  }
}

/**
 * All dot products, row-major: products[row × pairs × 8 + column], times UNIT; the first `triples` × 3 rows
 * are written. The packed columns of a chunk stay in the first-level cache meanwhile.
 */
export function multiply(
  rows: RowBlock,
  columns: ColumnBlock,
  products: Float64Array,
  triples: number,
): void {
  const { chunks, chunkLength } = rows.shape;
  const rowLength = columns.pairs * COLUMN_GROUP;
  const sums = new Float64Array(ROWS * COLUMNS);
  products.fill(0, 0, triples * ROWS * rowLength);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    for (let triple = 0; triple < triples; triple += 1) {
      const start = (chunk * rows.triples + triple) * chunkLength * ROWS;
      multiplyTriple(rows.integers, start, columns, chunk, products, triple * ROWS * rowLength, sums);
    }
  }
}

/**
 * One chunk of three rows by all columns. Three rows by two packed columns is the largest block that leaves
 * nothing in memory: V8 multiplies all of a step before it adds, so that six products and six sums want a
 * register each, of the sixteen that there are. A fourth row took 1.6 times as long. The digits come apart in a
 * loop over `sums`, since V8 inlines no function six times.
 *
 * Two things that V8 does not see by itself cost a good part of the time: it takes a module's constants for
 * variables, so that they are written out here (BASE and its powers; ROUNDING × UNIT as `toUnit`), and it
 * checks each sum of indices for overflow unless a mask shows that they are small.
 */
function multiplyTriple(
  integers: Float64Array,
  start: number,
  { packed, pairs, shape }: ColumnBlock,
  chunk: number,
  products: Float64Array,
  firstProduct: number,
  sums: Float64Array,
): void {
  const unit1 = 11585;
  const unit2 = 11585 * 11585;
  const unit3 = 11585 * 11585 * 11585;
  const inverse1 = 1 / 11585;
  const inverse2 = 1 / (11585 * 11585);
  const inverse3 = 1 / (11585 * 11585 * 11585);
  const toUnit = 1.5 * 2 ** 40;
  const end = start + shape.chunkLength * ROWS;
  const rowLength = pairs * COLUMN_GROUP;
  let nextColumn = chunk * pairs * shape.chunkLength * COLUMNS;
  for (let pair = 0; pair < pairs; pair += 1) {
    let sum00 = 0;
    let sum01 = 0;
    let sum10 = 0;
    let sum11 = 0;
    let sum20 = 0;
    let sum21 = 0;
    let nextRow = start;
    while (nextRow < end) {
      const row = nextRow & 0x3fffffff;
      const column = nextColumn & 0x3fffffff;
      const column0 = packed[column] ?? 0;
      const column1 = packed[column + 1] ?? 0;
      nextColumn = column + 2;
      nextRow = row + 3;
      const row0 = integers[row] ?? 0;
      sum00 += row0 * column0;
      sum01 += row0 * column1;
      const row1 = integers[row + 1] ?? 0;
      sum10 += row1 * column0;
      sum11 += row1 * column1;
      const row2 = integers[row + 2] ?? 0;
      sum20 += row2 * column0;
      sum21 += row2 * column1;
    }
    sums[0] = sum00;
    sums[1] = sum01;
    sums[2] = sum10;
    sums[3] = sum11;
    sums[4] = sum20;
    sums[5] = sum21;
    for (let at = 0; at < 6; at += 1) {
      const sum = sums[at] ?? 0;
      // From the top, each digit times UNIT.
      const digit3 = sum * inverse3 + toUnit - toUnit;
      const below3 = sum - digit3 * unit3;
      const digit2 = below3 * inverse2 + toUnit - toUnit;
      const below2 = below3 - digit2 * unit2;
      const digit1 = below2 * inverse1 + toUnit - toUnit;
      const to = firstProduct + (at >> 1) * rowLength + pair * 8 + (at & 1) * 4;
      products[to] = (products[to] ?? 0) + (below2 - digit1 * unit1);
      products[to + 1] = (products[to + 1] ?? 0) + digit1;
      products[to + 2] = (products[to + 2] ?? 0) + digit2;
      products[to + 3] = (products[to + 3] ?? 0) + digit3;
    }
  }
}

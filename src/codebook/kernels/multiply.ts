/** Dot products of many integer rows with many integer columns, four columns to a float64. */
import { createChunks, type Chunks } from "./chunks.ts";
import { BASE, DIGITS, UNIT, type Shape } from "./digits.ts";
import { createFloats } from "./floats.ts";

/** Rows of a register block; packed columns of one. */
export const ROWS = 3;
export const COLUMNS = 2;
/** Columns of a register block, unpacked: their number is a multiple of it. */
export const COLUMN_GROUP = COLUMNS * DIGITS;

export interface RowBlock {
  /** As many as asked for, and some of zeros: a multiple of ROWS. */
  rows: Chunks[];
  triples: number;
  shape: Shape;
}

export function createRowBlock(shape: Shape, rows: number): RowBlock {
  const triples = Math.ceil(rows / ROWS);
  return { rows: createChunks(shape, triples * ROWS), triples, shape };
}

export interface ColumnBlock {
  /** A multiple of COLUMNS. */
  packed: Chunks[];
  pairs: number;
  shape: Shape;
  /** Room for the packed products of ROWS rows, chunk by chunk. */
  sums: number[];
}

export function createColumnBlock(shape: Shape, columns: number): ColumnBlock {
  const pairs = Math.ceil(columns / COLUMN_GROUP);
  const packed = createChunks(shape, pairs * COLUMNS);
  return { packed, pairs, shape, sums: createFloats(shape.chunks * ROWS * packed.length) };
}

/** Adds a column as its digit of a packed column that is zero there. */
export function packColumn({ packed }: ColumnBlock, column: number, integers: Chunks): void {
  const unit = BASE ** (column % DIGITS) / UNIT;
  packed[Math.floor(column / DIGITS)]?.forEach((chunk, index) => {
    const added = integers[index] ?? [];
    for (let at = 0; at < added.length; at += 1) chunk[at] = (chunk[at] ?? 0) + (added[at] ?? 0) * unit;
  });
}

/**
 * All dot products, row-major: products[row × pairs × 8 + column], times UNIT; the first `triples` × 3 rows
 * are written. Those rows stay in the first-level cache meanwhile.
 */
export function multiply(
  { rows, shape }: RowBlock,
  { packed, sums }: ColumnBlock,
  products: number[],
  triples: number,
): void {
  const sumCount = ROWS * packed.length;
  for (let triple = 0; triple < triples; triple += 1) {
    const row0 = rows[triple * ROWS] ?? [];
    const row1 = rows[triple * ROWS + 1] ?? [];
    const row2 = rows[triple * ROWS + 2] ?? [];
    for (let chunk = 0; chunk < shape.chunks; chunk += 1) {
      for (let column = 0; column < packed.length; column += COLUMNS) {
        multiplyBlock(
          row0[chunk] ?? [],
          row1[chunk] ?? [],
          row2[chunk] ?? [],
          packed[column]?.[chunk] ?? [],
          packed[column + 1]?.[chunk] ?? [],
          sums,
          chunk * sumCount + column,
          packed.length,
        );
      }
    }
    takeApart(sums, sumCount, products, triple * sumCount * DIGITS);
  }
}

/**
 * One chunk of three rows by two packed columns: the largest block that leaves nothing in memory. V8 multiplies all
 * of a step before it adds, so that six products and six sums want a register each, of the sixteen that there are.
 * Four rows took two and a half times as long.
 *
 * @param to where two sums go; those of the next row `rowLength` further
 */
function multiplyBlock(
  row0: readonly number[],
  row1: readonly number[],
  row2: readonly number[],
  column0: readonly number[],
  column1: readonly number[],
  sums: number[],
  to: number,
  rowLength: number,
): void {
  let sum00 = 0;
  let sum01 = 0;
  let sum10 = 0;
  let sum11 = 0;
  let sum20 = 0;
  let sum21 = 0;
  for (let at = 0; at < row0.length; at += 1) {
    const factor0 = column0[at] ?? 0;
    const factor1 = column1[at] ?? 0;
    const value0 = row0[at] ?? 0;
    sum00 += value0 * factor0;
    sum01 += value0 * factor1;
    const value1 = row1[at] ?? 0;
    sum10 += value1 * factor0;
    sum11 += value1 * factor1;
    const value2 = row2[at] ?? 0;
    sum20 += value2 * factor0;
    sum21 += value2 * factor1;
  }
  sums[to] = sum00;
  sums[to + 1] = sum01;
  sums[to + rowLength] = sum10;
  sums[to + rowLength + 1] = sum11;
  sums[to + 2 * rowLength] = sum20;
  sums[to + 2 * rowLength + 1] = sum21;
}

/**
 * Writes the digits of packed products, added up over the chunks, each times UNIT, from `to` on.
 *
 * Two things that V8 does not see by itself cost a good part of the time: it takes a module's constants for
 * variables, so that they are written out here (BASE and its powers; ROUNDING × UNIT as `toUnit`), and it
 * checks each sum of indices for overflow unless a mask shows that they are small.
 *
 * @param sums chunks × `count`
 */
function takeApart(sums: readonly number[], count: number, products: number[], to: number): void {
  const unit1 = 11585;
  const unit2 = 11585 * 11585;
  const unit3 = 11585 * 11585 * 11585;
  const inverse1 = 1 / 11585;
  const inverse2 = 1 / (11585 * 11585);
  const inverse3 = 1 / (11585 * 11585 * 11585);
  const toUnit = 1.5 * 2 ** 40;
  for (let next = 0; next < count; next += 1) {
    let product0 = 0;
    let product1 = 0;
    let product2 = 0;
    let product3 = 0;
    for (let at = next; at < sums.length; at = (at + count) & 0x3fffffff) {
      const sum = sums[at] ?? 0;
      // From the top.
      const digit3 = sum * inverse3 + toUnit - toUnit;
      const below3 = sum - digit3 * unit3;
      const digit2 = below3 * inverse2 + toUnit - toUnit;
      const below2 = below3 - digit2 * unit2;
      const digit1 = below2 * inverse1 + toUnit - toUnit;
      product0 += below2 - digit1 * unit1;
      product1 += digit1;
      product2 += digit2;
      product3 += digit3;
    }
    const at = (to + next * 4) & 0x3fffffff;
    products[at] = product0;
    products[at + 1] = product1;
    products[at + 2] = product2;
    products[at + 3] = product3;
  }
}

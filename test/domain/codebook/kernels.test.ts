import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createChunks, cut, type Chunks } from "../../../src/codebook/kernels/chunks.ts";
import { LARGEST_DOT, shapeOf, UNIT, type Shape } from "../../../src/codebook/kernels/digits.ts";
import { createDither, DITHERED_ERROR } from "../../../src/codebook/kernels/dither.ts";
import { dotOne, dotThree, sumOfSquares } from "../../../src/codebook/kernels/exact-dots.ts";
import { createFloats } from "../../../src/codebook/kernels/floats.ts";
import { foldDifference } from "../../../src/codebook/kernels/fold-difference.ts";
import {
  COLUMN_GROUP,
  createColumnBlock,
  createRowBlock,
  multiply,
  packColumn,
  ROWS,
} from "../../../src/codebook/kernels/multiply.ts";
import { quantiseRow, type Measures } from "../../../src/codebook/kernels/quantise-row.ts";
import { createDifference, subtract, type Difference } from "../../../src/codebook/kernels/subtract.ts";
import { createRandom, type Random } from "../../../src/codebook/random.ts";
import { randomUnit } from "./rows.ts";

/** Lengths of one chunk, of one that is filled up, and of several. */
const dimensions = fc.constantFrom(1, 5, 64, 191, 192, 193, 384, 769);
const seed = fc.integer();

function plainDot(left: ArrayLike<number>, right: ArrayLike<number>): number {
  return Array.from(left).reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}

function padded(values: Float32Array | Float64Array, shape: Shape): number[] {
  return [...values, ...createFloats(shape.paddedDimensions - values.length)];
}

/** As if nothing had been subtracted. */
function differenceOf(row: readonly number[], shape: Shape): Difference {
  const chunks = cut(row, shape);
  return { ...createDifference(shape), chunks, squares: chunks.map((chunk) => plainDot(chunk, chunk)) };
}

function zeros(shape: Shape): Chunks {
  return createChunks(shape, 1)[0] ?? [];
}

/** A row's integers in their own order, as whole numbers. */
function rounded(row: readonly number[], shape: Shape, dither = zeros(shape)) {
  const chunks = zeros(shape);
  const against = createDither(shape, 99);
  const measures: Measures = { scale: 0, norm: 0, product: 0 };
  quantiseRow(differenceOf(row, shape), shape, { dither, against }, chunks, measures);
  return { chunks, measures, against: against.flat(), integers: chunks.flat().map((value) => value / UNIT) };
}

/** Some rows with all their length in one place: the longest integers that a chunk allows. */
function anyRow(length: number, random: Random): Float32Array {
  return random() < 0.3
    ? new Float32Array(length).fill(1, Math.floor(random() * length)).fill(0, 1)
    : randomUnit(length, random);
}

describe("packed multiplication", () => {
  it("is the plain loop's, digit by digit", () => {
    const shapes = fc.record({
      rows: fc.integer({ min: 1, max: 9 }),
      columns: fc.integer({ min: 1, max: 19 }),
      dimensions,
      seed,
    });
    fc.assert(
      fc.property(shapes, ({ rows, columns, dimensions: length, seed: from }) => {
        const [random, shape] = [createRandom(from), shapeOf(length)];
        const [rowBlock, columnBlock] = [createRowBlock(shape, rows), createColumnBlock(shape, columns)];
        const some = (): number[] => padded(anyRow(length, random), shape);
        const left = Array.from({ length: rows }, (_, row) => {
          const values = some();
          const none = { dither: zeros(shape), against: zeros(shape) };
          const measures: Measures = { scale: 0, norm: 0, product: 0 };
          quantiseRow(differenceOf(values, shape), shape, none, rowBlock.rows[row] ?? [], measures);
          return rounded(values, shape).integers;
        });
        const right = Array.from({ length: columns }, (_, column) => {
          // The same row on both sides has the largest product.
          const { chunks, integers } =
            random() < 0.3 ? rounded(left[0] ?? some(), shape) : rounded(some(), shape);
          packColumn(columnBlock, column, chunks);
          return integers;
        });
        const width = columnBlock.pairs * COLUMN_GROUP;
        const products = createFloats(rowBlock.triples * ROWS * width).fill(7);
        multiply(rowBlock, columnBlock, products, rowBlock.triples);
        left.forEach((row, at) =>
          right.forEach((column, index) =>
            expect((products[at * width + index] ?? 0) / UNIT).toBe(plainDot(row, column)),
          ),
        );
      }),
    );
  });
});

describe("rounding to integers", () => {
  it("keeps each chunk's norm, and says what stands for the row", () => {
    fc.assert(
      fc.property(dimensions, seed, (length, from) => {
        const [random, shape] = [createRandom(from), shapeOf(length)];
        const row = padded(anyRow(length, random), shape);
        const dither = createDither(shape, from);
        const { integers, measures, against } = rounded(row, shape, dither);
        const delta = dither.flat();
        for (let at = 0; at < integers.length; at += shape.chunkLength) {
          const chunk = integers.slice(at, at + shape.chunkLength);
          expect(plainDot(chunk, chunk)).toBeLessThanOrEqual(LARGEST_DOT);
        }
        expect(measures.norm).toBeCloseTo(Math.sqrt(plainDot(row, row)), 12);
        expect(measures.product).toBeCloseTo(plainDot(integers, against), 9);
        row.forEach((value, at) => {
          const stands = measures.scale * ((integers[at] ?? 0) - (delta[at] ?? 0) / UNIT);
          expect(Math.abs(stands - value)).toBeLessThanOrEqual(measures.scale * (0.5 + 1e-9));
        });
      }),
    );
  });

  it("gives a row of zeros no scale", () => {
    const shape = shapeOf(40);
    const { integers, measures } = rounded(
      createFloats(shape.paddedDimensions),
      shape,
      createDither(shape, 1),
    );
    expect(measures.scale).toBe(0);
    expect(integers.every((value) => value === 0)).toBe(true);
  });

  it("errs along any direction no more than a Gaussian of the dither's variance", () => {
    const shape = shapeOf(384);
    const random = createRandom(8);
    const errors: number[] = [];
    for (let dither = 0; dither < 2_000; dither += 1) {
      // Rows and directions that plain rounding does worst on: all its errors point the same way.
      const row = createFloats(384).fill(1 / Math.sqrt(384));
      const along = dither % 2 === 0 ? row : padded(randomUnit(384, random), shape);
      const chunks = createDither(shape, dither);
      const { integers, measures } = rounded(row, shape, chunks);
      const delta = chunks.flat();
      const stands = integers.map((value, at) => measures.scale * (value - (delta[at] ?? 0) / UNIT));
      errors.push((plainDot(stands, along) - plainDot(row, along)) / (measures.scale * DITHERED_ERROR));
    }
    const deviation = Math.sqrt(plainDot(errors, errors) / errors.length);
    expect(deviation * 9).toBeGreaterThan(0.9);
    expect(deviation * 9).toBeLessThan(1.1);
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.5);
  });
});

describe("kernels in float64", () => {
  it("are the plain loops'", () => {
    fc.assert(
      fc.property(dimensions, seed, (length, from) => {
        const random = createRandom(from);
        const rows = Float32Array.from({ length: 2 * length }, () => random() - 0.5);
        const matrix = Float32Array.from({ length: 4 * length }, () => random() - 0.5);
        const row = rows.subarray(length);
        const dots = new Float64Array(3);
        const starts = [3, 0, 1].map((at) => at * length);
        dotThree(rows, length, matrix, Int32Array.from(starts), length, dots);
        starts.forEach((start, place) =>
          expect(dots[place]).toBeCloseTo(plainDot(row, matrix.subarray(start)), 12),
        );
        // Equal to the last bit: of equal centroids the lower index is nearest, whichever kernel scores it.
        expect(dotOne(rows, length, matrix, length, length)).toBe(dots[2]);
        expect(sumOfSquares([...matrix])).toBeCloseTo(plainDot(matrix, matrix), 11);
      }),
    );
  });

  it("subtract chunk by chunk", () => {
    fc.assert(
      fc.property(dimensions, seed, (length, from) => {
        const [random, shape] = [createRandom(from), shapeOf(length)];
        const rows = Float32Array.from({ length: 3 * length }, () => random() - 0.5);
        const other = Array.from({ length }, () => random() - 0.5);
        const expected = other.map((value, at) => (rows[length + at] ?? 0) - value);
        const difference = createDifference(shape);
        // What an earlier row left behind counts for nothing.
        subtract(rows, 0, cut(other, shape), difference);
        subtract(rows, length, cut(other, shape), difference);
        expect(difference.chunks.flat()).toEqual(padded(Float64Array.from(expected), shape));
        difference.chunks.forEach((chunk, at) =>
          expect(difference.squares[at]).toBeCloseTo(plainDot(chunk, chunk), 12),
        );
        expect(difference.square).toBeCloseTo(plainDot(expected, expected), 12);
        expect(difference.product).toBeCloseTo(plainDot(rows.subarray(length), other), 12);
      }),
    );
  });

  it("fold stretches over each other with alternating signs", () => {
    fc.assert(
      fc.property(dimensions, fc.integer({ min: 1, max: 9 }), seed, (length, fold, from) => {
        const random = createRandom(from);
        const rows = Float32Array.from({ length: 2 * length }, () => random() - 0.5);
        const other = Array.from({ length }, () => random() - 0.5);
        const stretch = Math.ceil(length / fold);
        const shape = shapeOf(stretch);
        const expected = createFloats(shape.paddedDimensions);
        const difference = other.map((value, at) => (rows[length + at] ?? 0) - value);
        difference.forEach((value, at) => {
          const sign = Math.floor(at / stretch) % 2 === 0 ? 1 : -1;
          expected[at % stretch] = (expected[at % stretch] ?? 0) + sign * value;
        });
        const folded = createDifference(shape);
        foldDifference(rows, 0, other, fold, folded);
        foldDifference(rows, length, other, fold, folded);
        folded.chunks
          .flat()
          .forEach((value, at) => expect(value).toBeCloseTo(expected[at] ?? Number.NaN, 12));
        folded.chunks.forEach((chunk, at) =>
          expect(folded.squares[at]).toBeCloseTo(plainDot(chunk, chunk), 12),
        );
        expect(folded.square).toBeCloseTo(plainDot(difference, difference), 12);
        expect(folded.product).toBeCloseTo(plainDot(rows.subarray(length), other), 12);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { createAccumulator } from "../../../src/codebook/accumulate.ts";
import { createAssigner } from "../../../src/codebook/assign.ts";
import { finish } from "../../../src/codebook/finish.ts";
import { fromBytes, merge, toBytes, type Moments } from "../../../src/codebook/moments.ts";
import type { WeightedRows } from "../../../src/codebook/rows.ts";
import { isEnoughToFit, moveWhereSupported } from "../../../src/codebook/support.ts";
import { clusteredRows, rowAt, rowsOf } from "./rows.ts";

const DIMENSIONS = 6;
const rows = clusteredRows({ count: 300, dimensions: DIMENSIONS, clusters: 5, seed: 21 });
rows.weights.forEach((_, row) => (rows.weights[row] = 1 / (1 + (row % 4))));
const { vectors: centroids } = clusteredRows({ count: 5, dimensions: DIMENSIONS, clusters: 5, seed: 21 });

function page(from: number, to: number): WeightedRows {
  return {
    vectors: rows.vectors.subarray(from * DIMENSIONS, to * DIMENSIONS),
    weights: rows.weights.subarray(from, to),
    dimensions: DIMENSIONS,
  };
}

function momentsOf(...pages: WeightedRows[]): Moments {
  const accumulator = createAccumulator(centroids, DIMENSIONS);
  for (const each of pages) accumulator.add(each);
  return accumulator;
}

function expectSame(one: Moments, other: Moments): void {
  for (const name of ["sums", "weights", "counts", "errors", "farthest", "farthestMeasures"] as const) {
    expect(one[name]).toHaveLength(other[name].length);
    one[name].forEach((value, at) => expect(value).toBeCloseTo(other[name][at] ?? Number.NaN, 9));
  }
}

describe("the mean update over pages", () => {
  it("is the weighted mean of the rows nearest to each centroid", () => {
    const update = finish(momentsOf(rows), centroids);
    const squared = (row: Float32Array, centroid: number, of: Float32Array): number =>
      row.reduce((sum, value, at) => sum + (value - (of[centroid * DIMENSIONS + at] ?? 0)) ** 2, 0);
    const sums = Array.from({ length: 5 }, () => ({
      mean: new Float64Array(DIMENSIONS),
      weight: 0,
      count: 0,
    }));
    let [error, all] = [0, 0];
    rows.weights.forEach((weight, row) => {
      const distances = sums.map((_, centroid) => squared(rowAt(rows, row), centroid, centroids));
      const least = Math.min(...distances);
      const own = sums[distances.indexOf(least)];
      if (!own) throw new Error("no centroid");
      rowAt(rows, row).forEach((value, at) => (own.mean[at] = (own.mean[at] ?? 0) + weight * value));
      own.weight += weight;
      own.count += 1;
      error += weight * least;
      all += weight;
    });
    expect(update.error).toBeCloseTo(error / all, 9);
    expect([...update.counts]).toEqual(sums.map(({ count }) => count));
    sums.forEach(({ mean, weight }, centroid) =>
      mean.forEach((value, at) =>
        expect(update.centroids[centroid * DIMENSIONS + at]).toBeCloseTo(value / weight, 6),
      ),
    );
    expect(update.reassigned).toEqual([]);
  });

  it("does not depend on how the rows were paged, nor on who merged them", () => {
    const whole = momentsOf(rows);
    expectSame(momentsOf(page(0, 100), page(100, 101), page(101, 300)), whole);
    const parts = momentsOf(page(0, 170));
    merge(parts, momentsOf(page(170, 300)));
    expectSame(parts, whole);
  });

  it("takes nearly the nearest over many dimensions, and errs by exactly what it took", () => {
    const wide = clusteredRows({ count: 2_000, dimensions: 400, clusters: 90, spread: 1.2, seed: 22 });
    const { vectors: means } = clusteredRows({
      count: 60,
      dimensions: 400,
      clusters: 60,
      spread: 0.5,
      seed: 22,
    });
    const accumulator = createAccumulator(means, 400);
    const went = accumulator.add(wide);
    const [nearest, squared] = [new Int32Array(2_000), new Float64Array(2_000)];
    createAssigner(means, 400, "distance").nearestByDistance(wide.vectors, 2_000, nearest, squared);
    const taken = accumulator.errors.reduce((sum, error) => sum + error, 0);
    const least = squared.reduce((sum, error) => sum + error, 0);
    expect(went.filter((centroid, row) => centroid !== nearest[row]).length).toBeLessThan(200);
    expect(taken).toBeLessThan(least * 1.005);
    const plain = [...went].reduce((sum, centroid, row) => {
      const own = rowAt({ vectors: means, dimensions: 400 }, centroid);
      return sum + rowAt(wide, row).reduce((all, value, at) => all + (value - (own[at] ?? 0)) ** 2, 0);
    }, 0);
    expect(taken).toBeCloseTo(plain, 6);
  });

  it("goes on from what was stored", () => {
    const bytes = toBytes(momentsOf(page(0, 170)));
    const resumed = momentsOf(page(170, 300));
    merge(resumed, fromBytes(new Uint8Array([9, ...bytes]).subarray(1)));
    expectSame(resumed, momentsOf(rows));
    expect(() => fromBytes(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
    expect(() => fromBytes(bytes.subarray(0, 3))).toThrow(RangeError);
  });

  it("sends empty centroids to the rows that err most", () => {
    const start = Float32Array.from(centroids);
    start.fill(9, 0, 2 * DIMENSIONS);
    const accumulator = createAccumulator(start, DIMENSIONS);
    accumulator.add(rows);
    const update = finish(accumulator, start);
    expect(update.reassigned).toEqual([0, 1]);
    expect(update.counts.reduce((sum, count) => sum + count)).toBe(300);
    const after = createAccumulator(update.centroids, DIMENSIONS);
    after.add(rows);
    expect(Math.min(...after.counts)).toBeGreaterThan(0);
  });

  it("leaves an empty centroid alone where all rows are the same", () => {
    const same = rowsOf(Array.from({ length: 4 }, () => rowAt(rows, 0)));
    const accumulator = createAccumulator(centroids, DIMENSIONS);
    accumulator.add(same);
    const { centroids: next, counts } = finish(accumulator, centroids);
    expect(counts.reduce((sum, count) => sum + count)).toBe(4);
    expect(next.every(Number.isFinite)).toBe(true);
  });
});

describe("moving where there is support", () => {
  it("leaves centroids with too few votes exactly where they were", () => {
    const few = page(0, 12);
    const { centroids: after, moved, counts } = moveWhereSupported(centroids, few, { minimumVotes: 1.2 });
    expect(moved).toContain(true);
    expect(moved).toContain(false);
    expect(counts.reduce((sum, count) => sum + count)).toBe(12);
    moved.forEach((moves, centroid) => {
      const [before, now] = [centroids, after].map((each) => [
        ...each.subarray(centroid * DIMENSIONS, (centroid + 1) * DIMENSIONS),
      ]);
      if (moves) expect(now).not.toEqual(before);
      else expect(now).toEqual(before);
    });
  });

  it("counts the place where a centroid stood as ten votes", () => {
    const start = Float32Array.of(1, 0, -1, 0);
    const asked = rowsOf(Array.from({ length: 10 }, () => Float32Array.of(0.6, 0.8)));
    const { centroids: after, moved, error } = moveWhereSupported(start, asked);
    expect(moved).toEqual([true, false]);
    expect(after[0]).toBeCloseTo(0.8, 6);
    expect(after[1]).toBeCloseTo(0.4, 6);
    expect(error).toBeCloseTo(0.8, 6);
  });

  it("is for fewer than ten signals a centroid", () => {
    expect([1_279, 1_280].map((signals) => isEnoughToFit(signals, 128))).toEqual([false, true]);
  });

  it("is not moved by one user, however much they say", () => {
    const flood = rowsOf(
      Array.from({ length: 1_000 }, () => rowAt(rows, 0)),
      1 / 1_000,
    );
    expect(moveWhereSupported(centroids, flood).centroids).toEqual(centroids);
  });
});

import { describe, expect, it } from "vitest";
import { createAccumulator } from "../../../src/codebook/accumulate.ts";
import { createAssigner } from "../../../src/codebook/assign.ts";
import { fitCentroids } from "../../../src/codebook/fit.ts";
import { dotProduct } from "../../../src/codebook/nearest.ts";
import { quantiseRows } from "../../../src/codebook/quantise.ts";
import { createRandom, shuffledIndices } from "../../../src/codebook/random.ts";
import type { WeightedRows } from "../../../src/codebook/rows.ts";
import { seedCentroids } from "../../../src/codebook/seeding.ts";
import { clusteredRows, joinRows, randomUnit, rowAt, rowsOf } from "./rows.ts";

function countsAndWeights(rows: WeightedRows, centroids: Float32Array) {
  const accumulator = createAccumulator(centroids, rows.dimensions);
  accumulator.add(rows);
  return { counts: [...accumulator.counts], weights: [...accumulator.weights] };
}

/** Weighted mean squared distance by the plain loop. */
function errorOf(rows: WeightedRows, centroids: Float32Array): number {
  let [sum, all] = [0, 0];
  rows.weights.forEach((weight, row) => {
    let least = Infinity;
    for (let at = 0; at < centroids.length; at += rows.dimensions) {
      const difference = rowAt(rows, row).map((value, index) => value - (centroids[at + index] ?? 0));
      least = Math.min(least, dotProduct(difference, difference));
    }
    sum += weight * least;
    all += weight;
  });
  return sum / all;
}

describe("a fit", () => {
  const rows = clusteredRows({ count: 2_000, dimensions: 24, clusters: 12, spread: 0.3, seed: 11 });

  it("is the same for the same seed, and another for another", () => {
    const [one, same, other] = [4, 4, 5].map((seed) => fitCentroids(rows, { k: 20, seed }));
    expect(same).toEqual(one);
    expect(other?.centroids).not.toEqual(one?.centroids);
  });

  it("finds clusters that lie apart", () => {
    const { centroids, error } = fitCentroids(rows, { k: 12, seed: 1 });
    const truth = Array.from({ length: 12 }, (_, cluster) => {
      const mean = new Float32Array(24);
      for (let row = cluster; row < 2_000; row += 12) {
        rowAt(rows, row).forEach((value, at) => (mean[at] = (mean[at] ?? 0) + value));
      }
      return mean.map((value) => value / Math.ceil((2_000 - cluster) / 12));
    });
    expect(errorOf(rows, centroids)).toBeCloseTo(errorOf(rows, rowsOf(truth).vectors), 6);
    expect(error).toBeCloseTo(errorOf(rows, centroids), 3);
  });

  it("finds many clusters of uneven size, whatever it starts from", () => {
    const whole = clusteredRows({ count: 3_000, dimensions: 24, clusters: 60, spread: 0.5, seed: 12 });
    // The later a cluster, the fewer of its rows stay.
    const kept = [...whole.weights.keys()].filter((row) => row / 60 < 50 - 0.7 * (row % 60));
    const uneven = rowsOf(kept.map((row) => rowAt(whole, row)));
    const truth = Array.from({ length: 60 }, (_, cluster) => {
      const own = kept.filter((row) => row % 60 === cluster).map((row) => rowAt(whole, row));
      const mean = new Float32Array(24);
      for (const row of own) row.forEach((value, at) => (mean[at] = (mean[at] ?? 0) + value / own.length));
      return mean;
    });
    const least = errorOf(uneven, rowsOf(truth).vectors);
    for (let seed = 0; seed < 6; seed += 1) {
      const { centroids } = fitCentroids(uneven, { k: 60, seed });
      expect(errorOf(uneven, centroids)).toBeLessThan(least * 1.02);
    }
  });

  it("is as good from the int8 sample", () => {
    const exact = fitCentroids(rows, { k: 12, seed: 1 });
    const compact = fitCentroids(quantiseRows(rows), { k: 12, seed: 1 });
    expect(errorOf(rows, compact.centroids)).toBeLessThan(errorOf(rows, exact.centroids) * 1.001);
  });

  it("leaves no centroid empty where rows are few and differ", () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const random = createRandom(seed);
      const distinct = Array.from({ length: 40 }, () => randomUnit(8, random));
      const many = rowsOf(
        Array.from({ length: 400 }, (_, row) => distinct[row < 361 ? 0 : row - 360] ?? randomUnit(8, random)),
      );
      const { centroids, counts } = fitCentroids(many, { k: 40, seed });
      expect(Math.min(...counts)).toBeGreaterThan(0);
      expect(Math.min(...countsAndWeights(many, centroids).counts)).toBeGreaterThan(0);
    }
  });

  it("fills a start centroid that no row is near", () => {
    const start = Float32Array.from(fitCentroids(rows, { k: 12, seed: 1 }).centroids);
    start.fill(40, 0, 24);
    const { centroids } = fitCentroids(rows, { k: 12, seed: 1, start });
    expect(Math.min(...countsAndWeights(rows, centroids).counts)).toBeGreaterThan(0);
  });

  it("keeps warm centroids in their places: lineage is the order", () => {
    const start = fitCentroids(rows, { k: 12, seed: 1 }).centroids;
    const again = fitCentroids(rows, { k: 12, seed: 9, start }).centroids;
    const index = new Int32Array(12);
    createAssigner(start, 24, "distance").nearest(again, 12, index);
    expect([...index]).toEqual([...index.keys()]);
  });

  it("is not moved by one user's ten thousand signals, which are one vote together", () => {
    const random = createRandom(3);
    const flood = rowsOf(
      Array.from({ length: 10_000 }, () => randomUnit(24, random)).fill(randomUnit(24, random)),
      1e-4,
    );
    const start = fitCentroids(rows, { k: 12, seed: 1 }).centroids;
    const [calm, flooded] = [countsAndWeights(rows, start), countsAndWeights(joinRows(rows, flood), start)];
    const shift = flooded.weights.map((weight, centroid) => weight - (calm.weights[centroid] ?? 0));
    expect(shift.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 4);
    const after = fitCentroids(joinRows(rows, flood), { k: 12, seed: 1, start }).centroids;
    const moved = after.map((value, at) => value - (start[at] ?? 0));
    for (let centroid = 0; centroid < 12; centroid += 1) {
      const step = moved.subarray(centroid * 24, (centroid + 1) * 24);
      expect(Math.sqrt(dotProduct(step, step))).toBeLessThan(0.08);
    }
  });

  it("refuses fewer rows than centroids, and weights that are none", () => {
    const few = clusteredRows({ count: 3, dimensions: 8, clusters: 3, seed: 1 });
    expect(() => fitCentroids(few, { k: 4, seed: 1 })).toThrow(RangeError);
    expect(() => fitCentroids({ ...few, weights: Float32Array.of(1, 0, 1) }, { k: 2, seed: 1 })).toThrow(
      RangeError,
    );
    expect(() => fitCentroids({ ...few, dimensions: 7 }, { k: 2, seed: 1 })).toThrow(RangeError);
  });
});

describe("seeding", () => {
  it("takes every row once where there are as many as centroids", () => {
    const rows = clusteredRows({ count: 30, dimensions: 10, clusters: 30, seed: 2 });
    const chosen = seedCentroids(rows, shuffledIndices(30, createRandom(2)), 30, createRandom(1));
    expect(new Set(chosen).size).toBe(30);
  });

  it("takes one row of each cluster", () => {
    const rows = clusteredRows({ count: 600, dimensions: 16, clusters: 10, spread: 0.05, seed: 2 });
    for (let seed = 0; seed < 10; seed += 1) {
      const clusters = [
        ...seedCentroids(rows, shuffledIndices(600, createRandom(2)), 10, createRandom(seed)),
      ].map((row) => row % 10);
      expect(new Set(clusters).size).toBe(10);
    }
  });
});

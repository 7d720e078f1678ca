import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeNearest } from "../../../src/codebook/merge-nearest.ts";
import { createRandom } from "../../../src/codebook/random.ts";
import { randomUnit, rowsOf } from "./rows.ts";

interface Cluster {
  mean: number[];
  mass: number;
}

/** Each pair's cost from its means, at every step. */
function mergePlainly(clusters: readonly Cluster[], k: number): Cluster[] {
  if (clusters.length === k) return [...clusters];
  const pairs = clusters.flatMap((one, at) => clusters.slice(at + 1).map((other) => ({ one, other })));
  const costOf = ({ one, other }: { one: Cluster; other: Cluster }): number =>
    ((one.mass * other.mass) / (one.mass + other.mass)) *
    one.mean.reduce((sum, value, at) => sum + (value - (other.mean[at] ?? 0)) ** 2, 0);
  const { one, other } = pairs.reduce((best, pair) => (costOf(pair) < costOf(best) ? pair : best));
  const mass = one.mass + other.mass;
  const mean = one.mean.map((value, at) => (value * one.mass + (other.mean[at] ?? 0) * other.mass) / mass);
  return mergePlainly([...clusters.filter((each) => each !== one && each !== other), { mean, mass }], k);
}

const byFirst = (one: readonly number[], other: readonly number[]): number => (one[0] ?? 0) - (other[0] ?? 0);

describe("merging the nearest centroids", () => {
  it("is the plain loop's", () => {
    const shapes = fc.record({
      count: fc.integer({ min: 1, max: 14 }),
      k: fc.integer({ min: 1, max: 14 }),
      seed: fc.integer(),
    });
    fc.assert(
      fc.property(shapes, ({ count, k, seed }) => {
        const [random, least] = [createRandom(seed), Math.min(k, count)];
        const rows = Array.from({ length: count }, () => randomUnit(5, random));
        const masses = Float64Array.from(rows, () => random() + 0.01);
        const merged = mergeNearest(rowsOf(rows).vectors, masses, 5, least);
        const found = Array.from({ length: least }, (_, at) => [...merged.subarray(at * 5, at * 5 + 5)]);
        const plain = mergePlainly(
          rows.map((row, at) => ({ mean: [...row], mass: masses[at] ?? 0 })),
          least,
        );
        const means = plain.map(({ mean }) => mean).toSorted(byFirst);
        found
          .toSorted(byFirst)
          .forEach((mean, place) =>
            mean.forEach((value, at) => expect(value).toBeCloseTo(means[place]?.[at] ?? Number.NaN, 5)),
          );
      }),
    );
  });

  it("lets one without rows go first, and moves no other for it", () => {
    const lines = Float32Array.of(0, 0, 1, 0, 1.5, 0, 9, 9, 9, 8);
    const merged = mergeNearest(lines, Float64Array.of(3, 1, 2, 0, 0), 2, 3);
    expect([...merged]).toEqual([0, 0, 1, 0, 1.5, 0]);
  });

  it("keeps places where nothing has rows", () => {
    expect([...mergeNearest(Float32Array.of(1, 2, 3), new Float64Array(3), 1, 2)]).toHaveLength(2);
    expect(mergeNearest(Float32Array.of(1, 2, 3), new Float64Array(3), 1, 2).every(Number.isFinite)).toBe(
      true,
    );
  });
});

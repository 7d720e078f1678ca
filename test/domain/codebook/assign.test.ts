import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAssigner, type Metric } from "../../../src/codebook/assign.ts";
import { shapeOf } from "../../../src/codebook/kernels/digits.ts";
import { createDither } from "../../../src/codebook/kernels/dither.ts";
import { dotProduct, nearestCentroid } from "../../../src/codebook/nearest.ts";
import { createRandom } from "../../../src/codebook/random.ts";
import { clusteredRows, randomUnit, rowAt, rowsOf } from "./rows.ts";

/** Scores by the plain loop, nearest first; of equals the lower index. */
function ranked(
  vector: Float32Array,
  centroids: Float32Array,
  metric: Metric,
): { index: number; score: number }[] {
  const dimensions = vector.length;
  return Array.from({ length: centroids.length / dimensions }, (_, index) => {
    const centroid = centroids.subarray(index * dimensions, (index + 1) * dimensions);
    const half = metric === "cosine" ? 0 : dotProduct(centroid, centroid) / 2;
    return { index, score: dotProduct(vector, centroid) - half };
  }).toSorted((one, other) => other.score - one.score || one.index - other.index);
}

/** Sums in another order differ by rounding: what is closer than this is a tie. */
const TIE = 1e-12;

function expectRanking(
  rows: { vectors: Float32Array; dimensions: number },
  centroids: Float32Array,
  metric: Metric,
): void {
  const { vectors, dimensions } = rows;
  const count = vectors.length / dimensions;
  const assigner = createAssigner(centroids, dimensions, metric);
  const [nearest, top, similarity] = [
    new Int32Array(count),
    new Int32Array(count * 3),
    new Float64Array(count),
  ];
  assigner.nearest(vectors, count, nearest, similarity);
  assigner.top3(vectors, count, top);
  for (let row = 0; row < count; row += 1) {
    const truth = ranked(rowAt(rows, row), centroids, metric);
    const scoreOf = (index: number | undefined): number =>
      truth.find((each) => each.index === index)?.score ?? Number.NaN;
    const first = truth[0]?.score ?? Number.NaN;
    expect(Math.abs(scoreOf(nearest[row]) - first)).toBeLessThan(TIE);
    const found = [...top.subarray(row * 3, row * 3 + 3)];
    found.forEach((index, place) => {
      if (place >= truth.length) expect(index).toBe(-1);
      else expect(Math.abs(scoreOf(index) - (truth[place]?.score ?? 0))).toBeLessThan(TIE);
    });
    expect(new Set(found.filter((index) => index >= 0)).size).toBe(Math.min(3, truth.length));
    const at = (nearest[row] ?? 0) * dimensions;
    const own = dotProduct(rowAt(rows, row), centroids.subarray(at, at + dimensions));
    expect(similarity[row]).toBeCloseTo(own, 12);
  }
}

describe.each<Metric>(["cosine", "distance"])("assignment by %s", (metric) => {
  it("is the plain loop's, whatever the shape", () => {
    const shape = fc.record({
      count: fc.integer({ min: 1, max: 40 }),
      k: fc.integer({ min: 1, max: 30 }),
      dimensions: fc.constantFrom(1, 2, 3, 7, 8, 33, 96, 97, 130),
      length: fc.double({ min: 0.01, max: 1, noNaN: true }),
      seed: fc.integer(),
    });
    fc.assert(
      fc.property(shape, ({ count, k, dimensions, length, seed }) => {
        const random = createRandom(seed);
        const rows = rowsOf(Array.from({ length: count }, () => randomUnit(dimensions, random)));
        const centroids = rowsOf(Array.from({ length: k }, () => randomUnit(dimensions, random)));
        const scaled = centroids.vectors.map((value) => value * (metric === "cosine" ? 1 : length));
        expectRanking(rows, scaled, metric);
      }),
      { numRuns: 200 },
    );
  });

  it("is the plain loop's at the size of a codebook", () => {
    const rows = clusteredRows({ count: 400, dimensions: 384, clusters: 150, spread: 1.5, seed: 1 });
    const centroids = clusteredRows({ count: 128, dimensions: 384, clusters: 128, spread: 0.1, seed: 1 });
    expectRanking(rows, centroids.vectors, metric);
  });

  it("tells centroids apart that differ in a last bit", () => {
    const random = createRandom(5);
    const centroid = randomUnit(64, random);
    const near = [0, 1, 2, 3, 4, 5].map((at) =>
      centroid.map((value, other) => (other === at ? value * (1 + 1e-6) : value)),
    );
    expectRanking(rowsOf([centroid, ...near]), rowsOf([...near, centroid]).vectors, metric);
  });

  it("takes what the dithers add off again: rows along them, centroids that hardly differ", () => {
    const random = createRandom(9);
    const shape = shapeOf(128);
    const seeds = [2, 3, 2, 3];
    const rows = seeds.map((seed, at) =>
      Float32Array.from(createDither(shape, seed).flat(), (value) => (at < 2 ? value : -value) * 4_096),
    );
    for (const base of [randomUnit(128, random), ...rows]) {
      const centroids = Array.from({ length: 24 }, () => {
        const noise = randomUnit(128, random);
        return base.map((value, at) => value + 0.001 * (noise[at] ?? 0));
      });
      const opposite = randomUnit(128, random);
      expectRanking(rowsOf(rows), rowsOf([...centroids, opposite]).vectors, metric);
    }
  });

  it("holds for rows of all kinds: zero, one coordinate, long, tiny", () => {
    const random = createRandom(6);
    const centroids = rowsOf(Array.from({ length: 12 }, () => randomUnit(48, random)));
    const unit = randomUnit(48, random);
    const rows = rowsOf([
      new Float32Array(48),
      new Float32Array(48).fill(1, 3, 4),
      unit.map((value) => value * 1e4),
      unit.map((value) => value * 1e-12),
      rowAt(centroids, 7),
    ]);
    expectRanking(rows, centroids.vectors, metric);
    const withZero = Float32Array.from(centroids.vectors);
    withZero.fill(0, 0, 48);
    expectRanking(rows, withZero, metric);
  });
});

describe("assignment", () => {
  it("gives the lower index where centroids are equal", () => {
    const random = createRandom(7);
    const one = randomUnit(20, random);
    const other = randomUnit(20, random);
    const assigner = createAssigner(rowsOf([other, one, one, one, one]).vectors, 20);
    const [nearest, top] = [new Int32Array(1), new Int32Array(3)];
    assigner.nearest(one, 1, nearest);
    assigner.top3(one, 1, top);
    expect([...nearest, ...top]).toEqual([1, 1, 2, 3]);
  });

  it("is the single vector's search over many", () => {
    const rows = clusteredRows({ count: 50, dimensions: 32, clusters: 20, spread: 1, seed: 3 });
    const { vectors: centroids } = clusteredRows({ count: 20, dimensions: 32, clusters: 20, seed: 3 });
    const nearest = new Int32Array(50);
    createAssigner(centroids, 32).nearest(rows.vectors, 50, nearest);
    nearest.forEach((index, row) => expect(index).toBe(nearestCentroid(rowAt(rows, row), centroids).index));
  });

  it("refuses centroids of no rows, or of other rows", () => {
    expect(() => createAssigner(new Float32Array(0), 4)).toThrow(RangeError);
    expect(() => createAssigner(new Float32Array(6), 4)).toThrow(RangeError);
  });
});

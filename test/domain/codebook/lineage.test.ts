import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchCentroids } from "../../../src/codebook/lineage.ts";
import { matchForProfit } from "../../../src/codebook/matching.ts";
import { createRandom, shuffledIndices } from "../../../src/codebook/random.ts";
import { randomUnit, rowAt, rowsOf } from "./rows.ts";

/** The most that any matching comes to. */
function bruteForce(profits: readonly number[][], row = 0, taken = new Set<number>()): number {
  if (row === profits.length) return 0;
  let best = bruteForce(profits, row + 1, taken);
  profits[row]?.forEach((profit, column) => {
    if (taken.has(column)) return;
    best = Math.max(best, profit + bruteForce(profits, row + 1, new Set([...taken, column])));
  });
  return best;
}

describe("matching for profit", () => {
  it("is as good as the best of all matchings", () => {
    const matrix = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
      .chain(([rows, columns]) =>
        fc.array(
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: columns, maxLength: columns }),
          { minLength: rows, maxLength: rows },
        ),
      );
    fc.assert(
      fc.property(matrix, (profits) => {
        const columns = profits[0]?.length ?? 0;
        const matched = matchForProfit(Float64Array.from(profits.flat()), profits.length, columns);
        const used = matched.filter((column) => column !== null);
        expect(new Set(used).size).toBe(used.length);
        const total = matched.reduce(
          (sum: number, column, row) => sum + (profits[row]?.[column ?? -1] ?? 0),
          0,
        );
        expect(total).toBeCloseTo(bruteForce(profits), 9);
      }),
    );
  });
});

describe("lineage", () => {
  const random = createRandom(31);
  const old = rowsOf(Array.from({ length: 20 }, () => randomUnit(32, random)));

  it("finds centroids again that were shuffled and moved a little", () => {
    const order = shuffledIndices(20, random);
    const next = rowsOf([...order].map((row) => rowAt(old, row).map((value) => value * 3 + 0.1 * random())));
    const { inherited, successor } = matchCentroids(old.vectors, next.vectors, {
      dimensions: 32,
      floor: 0.8,
    });
    expect(inherited).toEqual([...order]);
    expect(successor.size).toBe(0);
  });

  it("gives a new id under the floor, and a retired centroid its nearest successor", () => {
    const stranger = randomUnit(32, random);
    const next = Float32Array.from(old.vectors);
    next.set(stranger, 4 * 32);
    const { inherited, successor } = matchCentroids(old.vectors, next, { dimensions: 32, floor: 0.8 });
    expect(inherited[4]).toBeNull();
    expect(inherited.filter((each) => each === null)).toHaveLength(1);
    const cosines = Array.from({ length: 20 }, (_, row) =>
      next
        .subarray(row * 32, (row + 1) * 32)
        .reduce((sum, value, at) => sum + value * (rowAt(old, 4)[at] ?? 0), 0),
    );
    expect([...successor]).toEqual([[4, cosines.indexOf(Math.max(...cosines))]]);
  });

  it("prefers two good pairs to one that is perfect", () => {
    const at = (degrees: number): Float32Array =>
      Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
    // Greedy would pair 20° with 20° and leave 0° to 45°, which is under the floor.
    const { inherited } = matchCentroids(rowsOf([at(0), at(20)]).vectors, rowsOf([at(20), at(45)]).vectors, {
      dimensions: 2,
      floor: 0.8,
    });
    expect(inherited).toEqual([0, 1]);
  });

  it("takes codebooks of different sizes", () => {
    const fewer = old.vectors.subarray(0, 5 * 32);
    const grown = matchCentroids(fewer, old.vectors, { dimensions: 32, floor: 0.8 });
    expect(grown.inherited.slice(0, 5)).toEqual([0, 1, 2, 3, 4]);
    expect(grown.inherited.slice(5).every((each) => each === null)).toBe(true);
    const shrunk = matchCentroids(old.vectors, fewer, { dimensions: 32, floor: 0.8 });
    expect(shrunk.inherited).toEqual([0, 1, 2, 3, 4]);
    expect([...shrunk.successor.keys()]).toEqual(Array.from({ length: 15 }, (_, index) => index + 5));
  });
});

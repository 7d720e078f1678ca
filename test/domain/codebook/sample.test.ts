import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureDrift, shareBelow, stabilityIndex } from "../../../src/codebook/drift.ts";
import { dequantise, quantise } from "../../../src/codebook/quantise.ts";
import { createSample } from "../../../src/codebook/sample.ts";

describe("a sample", () => {
  it("holds each row with the same chance", () => {
    const [capacity, offered, runs] = [20, 100, 2_000];
    const kept = new Float64Array(offered);
    for (let seed = 0; seed < runs; seed += 1) {
      const sample = createSample({ dimensions: 1, capacity, seed });
      for (let row = 0; row < offered; row += 1) sample.add(Float32Array.of(1), row + 1);
      expect(sample.seen).toBe(offered);
      const { weights } = sample.rows();
      expect(new Set(weights).size).toBe(capacity);
      weights.forEach((weight) => (kept[weight - 1] = (kept[weight - 1] ?? 0) + 1));
    }
    // 400 expected of 2,000, with a standard deviation of 18.
    kept.forEach((count) => expect(Math.abs(count - (runs * capacity) / offered)).toBeLessThan(90));
  });

  it("is the same for the same seed", () => {
    const weights = [7, 7, 8].map((seed) => {
      const sample = createSample({ dimensions: 2, capacity: 10, seed });
      for (let row = 0; row < 500; row += 1) sample.add(Float32Array.of(0, 1), row + 1);
      return [...sample.rows().weights];
    });
    expect(weights[1]).toEqual(weights[0]);
    expect(weights[2]).not.toEqual(weights[0]);
  });

  it("keeps all rows while there is room", () => {
    const sample = createSample({ dimensions: 2, capacity: 4, seed: 1 });
    sample.add(Float32Array.of(0.6, 0.8), 0.5);
    const { steps, scales, weights } = sample.rows();
    expect([...steps]).toEqual([95, 127]);
    expect([...weights]).toEqual([0.5]);
    expect(scales[0]).toBeCloseTo(0.8 / 127, 9);
    expect(() => sample.add(Float32Array.of(1), 1)).toThrow(RangeError);
  });
});

describe("a quantised vector", () => {
  it("is within half a step of the vector", () => {
    fc.assert(
      fc.property(
        fc.float32Array({ minLength: 1, maxLength: 40, noNaN: true, min: -4, max: 4 }),
        (vector) => {
          const steps = new Int8Array(vector.length);
          const scale = quantise(vector, steps);
          const back = new Float32Array(vector.length);
          dequantise(steps, scale, back);
          vector.forEach((value, at) =>
            expect(Math.abs(value - (back[at] ?? 0))).toBeLessThanOrEqual(scale * 0.5001 + 1e-42),
          );
        },
      ),
    );
  });
});

describe("drift", () => {
  const atFit = { error: 0.4, weights: [100, 100, 100, 100], farShare: 0.02 };

  it("does not fire while nothing has changed", () => {
    expect(measureDrift(atFit, { error: 0.41, weights: [24, 26, 25, 25], farShare: 0.03 })).toMatchObject({
      fires: false,
      reasons: [],
    });
  });

  it.each([
    ["error", { error: 0.5 }],
    ["shares", { weights: [10, 10, 10, 170] }],
    ["far", { farShare: 0.2 }],
  ])("fires by %s alone, and says so", (reason, change) => {
    expect(measureDrift(atFit, { ...atFit, ...change })).toMatchObject({ fires: true, reasons: [reason] });
  });

  it("measures shares by the population stability index", () => {
    expect(stabilityIndex([5, 5], [50, 50])).toBeCloseTo(0, 9);
    expect(stabilityIndex([5_000_000, 5_000_000], [2_500_000, 7_500_000])).toBeCloseTo(0.25 * Math.log(3), 5);
    expect(stabilityIndex([0, 10], [10, 0])).toBeLessThan(Infinity);
    expect(() => stabilityIndex([1], [1, 2])).toThrow(RangeError);
  });

  it("weighs votes, not rows, in the share that is far", () => {
    expect(shareBelow(Float32Array.of(0.1, 0.9, 0.2), Float32Array.of(1, 2, 1), 0.5)).toBe(0.5);
    expect(shareBelow(new Float32Array(0), new Float32Array(0), 0.5)).toBe(0);
  });
});

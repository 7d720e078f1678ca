import fc from "fast-check";
import { expect, it } from "vitest";
import { createContenders, findContenders, takeContenders } from "../../../src/codebook/contenders.ts";

/** Few different values, so that many are equal. */
const scoreLists = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 20 });

it("are all within reach of the last place, best ones taken first and none twice", () => {
  fc.assert(
    fc.property(
      scoreLists,
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 5 }),
      (list, most, reach) => {
        const places = Math.min(most, list.length);
        const contenders = createContenders(list.length);
        findContenders(contenders, [99, ...list, 99], 1, list.length, places, reach);
        const last = list.toSorted((one, other) => other - one)[places - 1] ?? Number.NaN;
        expect(contenders.least).toBe(last);
        const atLeast = (least: number): number[] =>
          [...list.keys()].filter((at) => (list[at] ?? 0) >= least);
        const taken = new Int32Array(list.length);
        const best = takeContenders(contenders, last, taken);
        expect([...taken.subarray(0, best)]).toEqual(atLeast(last));
        const rest = takeContenders(contenders, last - reach, taken);
        const both = atLeast(last - reach).filter((at) => (list[at] ?? 0) < last);
        expect([...taken.subarray(0, rest)]).toEqual(both);
      },
    ),
  );
});

it("are all, once, where scores are no numbers", () => {
  const contenders = createContenders(3);
  findContenders(contenders, [Number.NaN, Number.NaN, Number.NaN], 0, 3, 1, 1);
  expect(takeContenders(contenders, contenders.least, new Int32Array(3))).toBe(3);
  expect(takeContenders(contenders, -Infinity, new Int32Array(3))).toBe(0);
});

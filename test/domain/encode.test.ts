import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WEIGHT_STEP } from "../../src/persona/code.ts";
import { NO_EDITS, type ProfileEdits } from "../../src/persona/edits.ts";
import { encode, WEIGHT_FLOOR, type EncodeOptions } from "../../src/persona/encode/encode.ts";
import type { Evidence } from "../../src/persona/encode/evidence.ts";
import { codebook, evidenceList, near } from "../support/arbitraries.ts";

const DAY_MS = 86_400_000;
const OPTIONS: EncodeOptions = {
  slots: 3,
  decode: "phrases",
  halfLifeDays: 180,
  sameAttributeSimilarity: 1.1,
  nearSimilarity: 0.35,
};

let count = 0;
function signal(attribute: string, centroid: number, rest: Partial<Evidence> = {}): Evidence {
  count += 1;
  return {
    id: `s${String(count).padStart(4, "0")}`,
    conversation: `c${count}`,
    facet: "format",
    attribute,
    polarity: 1,
    explicit: true,
    confidence: 0.9,
    at: 1000 * DAY_MS + count,
    vector: near(centroid),
    ...rest,
  };
}

const entriesOf = (signals: Evidence[], edits: ProfileEdits = NO_EDITS, options = OPTIONS) =>
  encode(signals, edits, codebook, options).code.entries;

describe("encode", () => {
  it("is deterministic, whatever the order of the signals", () => {
    fc.assert(
      fc.property(
        evidenceList.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(encode(shuffled, NO_EDITS, codebook, OPTIONS).code).toEqual(
            encode(list, NO_EDITS, codebook, OPTIONS).code,
          );
        },
      ),
    );
  });

  it("gives at most its slots, heaviest first, in steps over the floor and inside (−1, 1)", () => {
    fc.assert(
      fc.property(evidenceList, fc.integer({ min: 1, max: 8 }), (list, slots) => {
        const entries = entriesOf(list, NO_EDITS, { ...OPTIONS, slots });
        const weights = entries.map(({ weight }) => Math.abs(weight));
        expect(entries.length).toBeLessThanOrEqual(slots);
        expect(weights).toEqual(weights.toSorted((left, right) => right - left));
        for (const weight of weights) {
          expect(weight).toBeGreaterThanOrEqual(WEIGHT_FLOOR);
          expect(weight).toBeLessThan(1);
          expect(Number.isInteger(weight / WEIGHT_STEP)).toBe(true);
        }
      }),
    );
  });

  it("does not change with the clock: moving all signals in time moves nothing", () => {
    fc.assert(
      fc.property(evidenceList, fc.integer({ min: 1, max: 5000 }), (list, days) => {
        const later = list.map((one) => ({ ...one, at: one.at + days * DAY_MS }));
        expect(encode(later, NO_EDITS, codebook, OPTIONS).code).toEqual(
          encode(list, NO_EDITS, codebook, OPTIONS).code,
        );
      }),
    );
  });

  it("never weighs a statement less for being said again", () => {
    const once = signal("alpha", 3);
    const again = { ...once, id: "again", conversation: "other" };
    expect(Math.abs(entriesOf([once, again])[0]?.weight ?? 0)).toBeGreaterThan(
      entriesOf([once])[0]?.weight ?? 1,
    );
  });

  it("lets a later contradicting statement win", () => {
    const loved = [signal("alpha", 3), signal("alpha", 3), signal("alpha", 3)];
    const hated = signal("alpha", 3, { polarity: -1, at: 2000 * DAY_MS });
    const [entry] = entriesOf([...loved, hated]);
    expect(entry).toMatchObject({ centroid: "c3", phrase: "alpha" });
    expect(entry?.weight).toBeLessThan(0);
  });

  it("never lets two different attributes cancel, though they fall to one centroid", () => {
    const entries = entriesOf([signal("alpha", 3), signal("beta", 3, { polarity: -1 })]);
    expect(entries).toHaveLength(2);
    expect(entries).toContainEqual(
      expect.objectContaining({ phrase: "alpha", weight: expect.closeTo(0.4688, 3) }),
    );
    expect(entries).toContainEqual(
      expect.objectContaining({ phrase: "beta", weight: expect.closeTo(-0.4688, 3) }),
    );
  });

  it("lets the newest explicit statement win on an exclusive axis, with one slot for the axis", () => {
    const short = [signal("alpha", 0), signal("alpha", 0), signal("beta", 0)];
    const detailed = signal("gamma", 1, { at: 3000 * DAY_MS });
    expect(entriesOf([...short, detailed])).toMatchObject([{ centroid: "c1", phrase: "gamma" }]);
    expect(entriesOf(short)).toHaveLength(1);
  });

  it("takes avoiding one pole for preferring the other", () => {
    const short = signal("alpha", 0);
    const notShort = signal("alpha", 0, { polarity: -1, at: 3000 * DAY_MS });
    const detailed = signal("gamma", 1);
    const [entry, ...rest] = entriesOf([short, detailed, notShort]);
    expect(rest).toHaveLength(0);
    expect((entry?.centroid === "c1" ? 1 : -1) * (entry?.weight ?? 0)).toBeGreaterThan(0);
  });

  it("keeps a wish of narrower scope beside its opposite", () => {
    const entries = entriesOf([signal("alpha for work", 0), signal("gamma", 1)]);
    expect(entries.map(({ phrase }) => phrase).toSorted()).toEqual(["alpha for work", "gamma"]);
  });

  it("counts an implicit signal from its second conversation on", () => {
    const implicit = { explicit: false, confidence: 0.9, conversation: "one" };
    const once = [signal("alpha", 3, implicit), signal("alpha", 3, implicit)];
    expect(entriesOf(once)).toHaveLength(0);
    expect(entriesOf([...once, signal("alpha", 3, { ...implicit, conversation: "two" })])).toHaveLength(1);
  });

  it("lets no habit, however often it shows, outweigh a wish that was said this year", () => {
    const seen = Array.from({ length: 60 }, (_, index) =>
      signal("alpha", 3, { facet: "topic", explicit: false, confidence: 0.9, at: (1100 + index) * DAY_MS }),
    );
    const said = signal("beta", 4, { at: 1000 * DAY_MS });
    expect(entriesOf([said, ...seen]).map(({ phrase }) => phrase)).toEqual(["beta", "alpha"]);
    const often = entriesOf(seen)[0]?.weight ?? 0;
    expect(often).toBeGreaterThan(entriesOf(seen.slice(-2))[0]?.weight ?? 1);
    expect(often).toBeLessThan(entriesOf([said])[0]?.weight ?? 0);
  });

  it("forgets slowly: what was said a half-life ago weighs half", () => {
    const old = signal("alpha", 3, { at: 0 });
    const fresh = signal("beta", 4, { at: 180 * DAY_MS });
    const [first, second] = entriesOf([old, fresh]);
    expect(first?.phrase).toBe("beta");
    expect(second?.weight).toBeCloseTo(0.45 / 1.45, 1);
  });

  it("prefers what was said last among equals", () => {
    const said = ["alpha", "beta", "gamma", "delta"].map((attribute, index) => signal(attribute, index + 2));
    expect(entriesOf(said).map(({ phrase }) => phrase)).toEqual(["delta", "gamma", "beta"]);
  });

  it("says of a signal far from every centroid that no label is true of it", () => {
    const far = Float32Array.from({ length: 8 }, () => Math.sqrt(1 / 8));
    const { lines } = encode([signal("alpha", 3, { vector: far }), signal("beta", 4)], NO_EDITS, codebook, {
      ...OPTIONS,
      nearSimilarity: 0.9,
    });
    expect(lines.map(({ entry, near: isNear }) => [entry.phrase, isNear])).toEqual([
      ["beta", true],
      ["alpha", false],
    ]);
  });

  it("waits for a pending embedding", () => {
    expect(entriesOf([signal("alpha", 3, { vector: null })])).toHaveLength(0);
  });

  it("says by label what labels decode, one line a centroid", () => {
    const entries = entriesOf([signal("alpha", 3), signal("beta", 3)], NO_EDITS, {
      ...OPTIONS,
      decode: "labels",
    });
    expect(entries).toHaveLength(1);
    expect(entries[0]).not.toHaveProperty("phrase");
  });

  describe("with edits", () => {
    const learned = [signal("alpha", 3), signal("beta", 4), signal("gamma", 5), signal("delta", 6)];

    it("lets an edit outrank inference, and what is said later", () => {
      const edits: ProfileEdits = {
        ...NO_EDITS,
        lines: [{ centroid: "c3", phrase: "alpha", kind: "preference", weight: -1 }],
      };
      const later = signal("alpha", 3, { at: 5000 * DAY_MS });
      const entries = entriesOf([...learned, later], edits);
      expect(entries[0]).toMatchObject({ centroid: "c3", phrase: "alpha", weight: -1 });
    });

    it("gives edited lines their slots first", () => {
      const edits: ProfileEdits = {
        ...NO_EDITS,
        lines: [{ centroid: "c7", kind: "preference", weight: 0.125 }],
      };
      const entries = entriesOf(learned, edits);
      expect(entries).toHaveLength(3);
      expect(entries).toContainEqual(expect.objectContaining({ centroid: "c7", weight: 0.125 }));
    });

    it("keeps a muted line out, however it is worded again", () => {
      const edits: ProfileEdits = {
        ...NO_EDITS,
        lines: [{ centroid: "c3", phrase: "alpha", kind: "preference", weight: 0 }],
      };
      const again = signal("the alphas", 3);
      expect(entriesOf([...learned, again], edits).map(({ centroid }) => centroid)).not.toContain("c3");
    });
  });

  describe("pins", () => {
    const named = (attribute: string, rest: Partial<Evidence> = {}): Evidence =>
      signal(attribute, 0, { slot: "Name", vector: null, ...rest });

    it("takes the newest explicit value of a slot", () => {
      const { pins } = encode([named("Sam"), named("Alex")], NO_EDITS, codebook, OPTIONS).code;
      expect(pins).toEqual([{ slot: "Name", value: "Alex" }]);
    });

    it("lets an edited pin stand before a learned one, and an unpinned slot stay empty", () => {
      const edited = { ...NO_EDITS, pins: [{ slot: "Name" as const, value: "Kim" }] };
      expect(encode([named("Sam")], edited, codebook, OPTIONS).code.pins).toEqual(edited.pins);
      const unpinned = { ...NO_EDITS, unpinned: ["Name" as const] };
      expect(encode([named("Sam")], unpinned, codebook, OPTIONS).code.pins).toEqual([]);
    });

    it("takes an inferred value only from two conversations", () => {
      const inferred = named("German", { slot: "Language", explicit: false, conversation: "one" });
      expect(encode([inferred], NO_EDITS, codebook, OPTIONS).code.pins).toEqual([]);
      const both = [inferred, { ...inferred, id: "second", conversation: "two" }];
      expect(encode(both, NO_EDITS, codebook, OPTIONS).code.pins).toEqual([
        { slot: "Language", value: "German" },
      ]);
    });
  });
});

/** What fast-check draws from: phrases of the grammar, codes and evidence. */
import fc from "fast-check";
import type { Codebook } from "../../src/codebook/codebook.ts";
import { toUnitNorm } from "../../src/codebook/nearest.ts";
import { WEIGHT_STEP, type Code } from "../../src/persona/code.ts";
import type { Evidence } from "../../src/persona/encode/evidence.ts";
import { isPhrase, isValue, SLOTS } from "../../src/persona/grammar.ts";
import { FACETS } from "../../src/persona/signal.ts";

const letters = fc.constantFrom(
  ...Array.from("abcdefghijklmnopqrstuvwxyzäßéñøłжяωאבعم中文かな한글0123456789"),
);
const word = fc
  .tuple(
    fc.array(letters, { minLength: 1, maxLength: 12 }),
    fc.constantFrom("", "", "", "-", "'", "’", "+", "#", "/", "&"),
    letters,
  )
  .map(([first, mark, last]) => `${first.join("")}${mark}${last}`);

export const phrase = fc
  .array(word, { minLength: 1, maxLength: 10 })
  .map((words) => words.join(" "))
  .filter(isPhrase);
export const value = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((words) => words.join(" "))
  .filter(isValue);

const weight = fc
  .integer({ min: -31, max: 31 })
  .filter((steps) => steps !== 0)
  .map((steps) => steps * WEIGHT_STEP);

const pins = fc.uniqueArray(fc.record({ slot: fc.constantFrom(...SLOTS), value }), {
  maxLength: 3,
  selector: (pin) => pin.slot,
});

/** Codes of the codebook below, as an encoder may give them. */
export const code: fc.Arbitrary<Code> = fc.record({
  codebook: fc.constant("test-1"),
  entries: fc
    .array(
      fc.record(
        {
          centroid: fc.integer({ min: 0, max: 9 }).map((index) => `c${index}`),
          weight,
          kind: fc.constantFrom("preference" as const, "context" as const),
          phrase,
        },
        { requiredKeys: ["centroid", "weight", "kind"] },
      ),
      { maxLength: 8 },
    )
    .map((entries) => entries.toSorted((left, right) => Math.abs(right.weight) - Math.abs(left.weight))),
  pins,
});

export const DIMENSIONS = 8;

/** Ten centroids: one along each coordinate, then two more; the first two are poles of one axis. */
export const codebook: Codebook = {
  version: "test-1",
  embedder: "test",
  dimensions: DIMENSIONS,
  centroids: Array.from({ length: 10 }, (_, index) => ({
    id: `c${index}`,
    label: `label ${index}`,
    facet: FACETS[index % FACETS.length] ?? "topic",
    ...(index < 2 ? { axis: { name: "length", pole: index === 0 ? (1 as const) : (-1 as const) } } : {}),
  })),
  vectors: Float32Array.from({ length: 10 * DIMENSIONS }, (_, at) => {
    const row = Math.floor(at / DIMENSIONS);
    const column = at % DIMENSIONS;
    if (row < DIMENSIONS) return row === column ? 1 : 0;
    return (column % 2 === row % 2 ? 1 : 0) * Math.SQRT1_2 * Math.SQRT1_2;
  }),
};

/** A unit vector near one centroid. */
export function near(row: number): Float32Array {
  const vector = Float32Array.from({ length: DIMENSIONS }, (_, column) => (column === row ? 1 : 0.05));
  return toUnitNorm(vector) ?? vector;
}

const DAY_MS = 86_400_000;

export const evidence: fc.Arbitrary<Evidence> = fc
  .record({
    number: fc.nat(1_000_000),
    conversation: fc.integer({ min: 0, max: 5 }).map((index) => `conversation ${index}`),
    day: fc.integer({ min: 0, max: 400 }),
    facet: fc.constantFrom(...FACETS),
    attribute: fc.constantFrom("alpha", "beta", "gamma", "delta", "epsilon", "alpha for work"),
    polarity: fc.constantFrom(1 as const, -1 as const),
    explicit: fc.boolean(),
    confidence: fc.constantFrom(0.3, 0.6, 0.9),
    row: fc.integer({ min: 0, max: DIMENSIONS - 1 }),
  })
  .map(({ number, day, row, ...rest }) => ({
    ...rest,
    id: `signal ${number}`,
    at: day * DAY_MS,
    vector: near(row),
  }));

export const evidenceList = fc.uniqueArray(evidence, { maxLength: 30, selector: (one) => one.id });

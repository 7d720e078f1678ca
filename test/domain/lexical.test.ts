import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  embedLexically,
  LEXICAL_DIMENSIONS,
  LEXICAL_EMBEDDER_ID,
} from "../../src/adapters/embedders/lexical.ts";
import { SEED_ARCHETYPES } from "../../src/persona/seed-codebook/index.ts";
import { cosine } from "./lexical-vectors.ts";

const similarity = (one: string, other: string) => cosine(embedLexically(one), embedLexically(other));

/** The coordinate of the largest absolute value, and that value. */
const largest = (text: string) => {
  const vector = [...embedLexically(text)];
  const coordinate = vector.reduce(
    (best, value, index) => (Math.abs(value) > Math.abs(vector[best] ?? 0) ? index : best),
    0,
  );
  return [coordinate, Number(vector[coordinate]?.toFixed(4))];
};

describe("embedLexically", () => {
  it("gives a unit vector for any text, the same each time", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary", maxLength: 600 }), fc.string({ maxLength: 40 })),
        (text) => {
          const vector = embedLexically(text);
          expect(vector).toHaveLength(LEXICAL_DIMENSIONS);
          expect(cosine(vector, vector)).toBeCloseTo(1, 5);
          expect(embedLexically(text)).toEqual(vector);
        },
      ),
    );
  });

  it.each([
    "",
    " ",
    "\u0000",
    "\ud800",
    "\udc00 lists",
    "!!!",
    "😀😀",
    "مرحبا بالعالم",
    "箇条書き",
    "\ufdfa".repeat(512),
    "e\u0301".repeat(400),
  ])("gives a unit vector for %j", (text) => {
    const vector = embedLexically(text);
    expect(cosine(vector, vector)).toBeCloseTo(1, 5);
  });

  it("keeps its directions from release to release, since stored vectors are compared with new ones", () => {
    expect(LEXICAL_EMBEDDER_ID).toBe("lexical-1");
    expect(["bullet lists", "箇条書き", ""].map(largest)).toEqual([
      [48, 0.34],
      [9, 0.2357],
      [4, -0.4082],
    ]);
  });

  it("tells texts of symbols apart", () => {
    expect(similarity("😀", "🎸")).toBeLessThan(0.9);
    expect(similarity("!!!", "???")).toBeLessThan(0.9);
  });

  it.each([
    ["Bullet Lists", "bullet lists"],
    ["ｂｕｌｌｅｔ lists", "bullet lists"],
    ["résumé", "resume"],
    ["step-by-step guides", "step by step guide"],
  ])("takes %j and %j for nearly the same", (one, other) => {
    expect(similarity(one, other)).toBeGreaterThan(0.85);
  });

  it.each([
    ["bulet lists", "bullet lists", "short answers"],
    ["箇条書きの回答", "箇条書き", "短い回答"],
    ["краткие ответы", "краткий ответ", "длинные тексты"],
    ["quick lunches", "lunch recipes", "a quick pace"],
    ["accountant", "bookkeeping", "account settings"],
  ])("puts %j nearer to %j than to %j", (text, near, far) => {
    expect(similarity(text, near)).toBeGreaterThan(similarity(text, far));
  });

  it("tells C, C++ and C# apart", () => {
    expect(similarity("C++", "C")).toBeLessThan(0.8);
    expect(similarity("C++", "C#")).toBeLessThan(0.9);
  });

  it("reads the first 512 characters", () => {
    const opening = "lists ".repeat(86).slice(0, 512);
    expect(embedLexically(`${opening}and nothing else`)).toEqual(embedLexically(opening));
    expect(embedLexically(`emojis ${opening}`)).not.toEqual(embedLexically(opening));
  });

  it("takes time in proportion to the text, hostile words included", () => {
    const started = performance.now();
    for (const text of [
      "y".repeat(512),
      "ayay".repeat(128),
      `${"y".repeat(31)} `.repeat(16),
      "a ".repeat(256),
    ]) {
      for (let round = 0; round < 50; round++) embedLexically(text);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("embeds well over 5,000 short phrases a second, on a busy machine too", () => {
    const phrases = SEED_ARCHETYPES.flatMap((archetype) => archetype.phrases);
    const rounds = 10;
    const started = performance.now();
    for (let round = 0; round < rounds; round++) phrases.forEach(embedLexically);
    const seconds = (performance.now() - started) / 1_000;
    expect((rounds * phrases.length) / seconds).toBeGreaterThan(5_000);
  });
});

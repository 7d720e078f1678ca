import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPhrase, isValue } from "../../../src/persona/grammar.ts";
import { extractByRules } from "../../../src/persona/rules/extract.ts";

const PIECES = [
  "I ",
  "like ",
  "love ",
  "hate ",
  "prefer ",
  "my favourite ",
  "is ",
  "to ",
  "bake ",
  "and ",
  ", ",
  "or ",
  "not ",
  "don't ",
  "keep it ",
  "short ",
  "please ",
  "stop using ",
  "emojis",
  "call me ",
  "Sam",
  "I'm ",
  "a ",
  "nurse",
  "in ",
  "London",
  "really ",
  "over ",
  "than ",
  "\n",
  "> ",
  "```",
  '"',
  "“",
  "'",
  "<a>",
  "</a>",
  "that ",
  "when ",
  "for ",
  "code",
  "!",
  "?",
  ". ",
  "if ",
  "\u0000",
  "\ud800",
  "\u202e",
  "🎉",
  "ב",
  "日本",
  "ß",
  "I spend my weekends ",
  "too ",
  "very ",
  ": ",
  "- ",
  "| ",
  "@",
  "http://x.y",
];

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join("")),
);

describe("extractByRules on any input", () => {
  it("never throws, gives the same twice, and keeps to the grammar", () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 4 }), (turns) => {
        const signals = extractByRules(turns);
        expect(extractByRules(turns)).toEqual(signals);
        for (const { attribute, slot, statement, turn, confidence } of signals) {
          expect(slot === undefined ? isPhrase(attribute) : isValue(attribute)).toBe(true);
          expect(statement.length).toBeLessThanOrEqual(256);
          expect(turn).toBeLessThan(turns.length);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

const HEAD = "I like ";
const WORST: Record<string, (size: number) => string> = {
  "one long word": (size) => "a".repeat(size),
  spaces: (size) => `I like${" ".repeat(size)}x`,
  "a list": (size) => HEAD + "a, ".repeat(size / 3),
  "and and and": (size) => HEAD + "and ".repeat(size / 4),
  "really really": (size) => `I ${"really ".repeat(size / 7)}`,
  "to to to": (size) => HEAD + "to ".repeat(size / 3),
  "please please": (size) => "please ".repeat(size / 7),
  "I I I": (size) => "I ".repeat(size / 2),
  "I like I like": (size) => HEAD.repeat(size / 7),
  "keep it": (size) => "keep it ".repeat(size / 8),
  "my favourite": (size) => "my favourite ".repeat(size / 13),
  commas: (size) => ",".repeat(size),
  quotes: (size) => `"' “`.repeat(size / 4),
  tags: (size) => "<a ".repeat(size / 3),
  "opened tags": (size) => "<a>".repeat(size / 3),
  fences: (size) => "```\n".repeat(size / 4),
  dots: (size) => "a.".repeat(size / 2),
  colons: (size) => "write: ".repeat(size / 7),
  "work without end": (size) => "summarize ".repeat(size / 10),
  digits: (size) => "1 ".repeat(size / 2),
  dashes: (size) => "a-".repeat(size / 2),
  "use the": (size) => "please use the prices in ".repeat(size / 25),
  "not a fan": (size) => "I am not really ".repeat(size / 16),
  says: (size) => "he says, ".repeat(size / 9),
};

function fastest(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 7; run += 1) {
    const start = performance.now();
    extractByRules([text]);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe("extractByRules on the worst turns", () => {
  it.each(Object.entries(WORST))("takes time in proportion to %s", (_name, build) => {
    fastest(build(512));
    const small = fastest(build(1024));
    const large = fastest(build(2048));
    // Quadratic growth would be 4; the constant keeps timer noise out of fast cases.
    expect(large).toBeLessThan(3 * small + 1.5);
  });
});

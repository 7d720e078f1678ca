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
  }, 120_000);
});

const HEAD = "I like ";
const filled = (unit: string, size: number, head = ""): string =>
  head + unit.repeat(Math.floor((size - head.length) / unit.length));
const WORST: Record<string, (size: number) => string> = {
  "one long word": (size) => "a".repeat(size),
  spaces: (size) => `I like${" ".repeat(size)}x`,
  "a list": (size) => filled("a, ", size, HEAD),
  "and and and": (size) => filled("and ", size, HEAD),
  "really really": (size) => filled("really ", size, "I "),
  "to to to": (size) => filled("to ", size, HEAD),
  "please please": (size) => filled("please ", size),
  "I I I": (size) => filled("I ", size),
  "I like I like": (size) => filled(HEAD, size),
  "keep it": (size) => filled("keep it ", size),
  "my favourite": (size) => filled("my favourite ", size),
  commas: (size) => ",".repeat(size),
  quotes: (size) => filled(`"' “`, size),
  tags: (size) => filled("<a ", size),
  "opened tags": (size) => filled("<a>", size),
  fences: (size) => filled("```\n", size),
  dots: (size) => filled("a.", size),
  colons: (size) => filled("write: ", size),
  "work without end": (size) => filled("summarize ", size),
  digits: (size) => filled("1 ", size),
  dashes: (size) => filled("a-", size),
  "use the": (size) => filled("please use the prices in ", size),
  "not a fan": (size) => filled("I am not really ", size),
  "have over": (size) => filled("I have over about around some many years of ", size),
  "been working": (size) => filled("I've been working on for over about the last ", size),
  "prefer to": (size) => filled("please always could you i prefer you to answer back to me ", size),
  favourites: (size) => filled("my favourite x of all time is probably the ", size),
  fillers: (size) => filled(" too as well a lot", size, "I like x"),
  "from to": (size) => filled("from A to B ", size, HEAD),
  "in euros": (size) => filled("please always could you keep all my prices in euros and kilometres ", size),
  "new to": (size) => filled("I'm still really quite very new to all the ", size),
  "own shops": (size) => filled("we own a small shop for my our team of a ", size),
  "only for me": (size) => filled("only the a over for me always please ", size),
  "stop translating": (size) => filled("please stop translating the names again ", size),
  "years as a": (size) => filled("ten years as a of the I'm a ", size),
  attitudes: (size) => filled("no emojis or jokes, I hate those lists so leave them out and ", size),
  conditions: (size) => filled("if you want a thing in my way ", size),
  "turns of phrase": (size) => filled("tell me where you always ask me without my word for it ", size),
  says: (size) => filled("he says, ", size),
};

function fastest(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 9; run += 1) {
    const start = performance.now();
    extractByRules([text]);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const TRIES = 5;

function quietly(holds: () => boolean): boolean {
  for (let attempt = 0; attempt < TRIES; attempt += 1) if (holds()) return true;
  return false;
}

/** Longer sentences are not read at all, so that these are the longest. */
const LONGEST_SENTENCE = 590;

describe("extractByRules on the worst turns", () => {
  it.each(Object.entries(WORST))("takes time in proportion to %s", (_name, build) => {
    fastest(build(LONGEST_SENTENCE));
    // Quadratic growth would be 4, and an exponential one would not end; another process may take the
    // processor at any time, so that one quiet try out of several is enough.
    expect(
      quietly(() => fastest(build(LONGEST_SENTENCE)) < 3 * fastest(build(LONGEST_SENTENCE / 2)) + 1),
    ).toBe(true);
  });

  it.each(Object.entries(WORST))("takes time in proportion to sentences of %s", (_name, build) => {
    const sentence = build(LONGEST_SENTENCE);
    const turn = [sentence, sentence, sentence].join("\n\n");
    expect(quietly(() => fastest(turn) < 5 * fastest(sentence) + 3)).toBe(true);
  });
});

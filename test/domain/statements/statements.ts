/**
 * What people may say to a bot, and what is to be learned of it. Worded without the rules at hand: `seen.jsonl` was
 * read while they were written, `unseen.jsonl` was not, and says how they do on words of other people's.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { isWorthExtracting } from "../../../src/persona/extraction/gate.ts";
import { ownTurns } from "../../../src/persona/extraction/own-turns.ts";
import { extractByRules } from "../../../src/persona/rules/extract.ts";
import { FACETS, type ExtractedSignal } from "../../../src/persona/signal.ts";

const Statement = z.strictObject({
  message: z.string(),
  /** Nothing for what only looks like a preference. */
  expect: z.array(
    z.strictObject({
      facet: z.enum(FACETS),
      polarity: z.union([z.literal(1), z.literal(-1)]),
      /** Words that what is learned must hold, by their beginnings; "a|b" is either. */
      about: z.array(z.string()),
    }),
  ),
});
type Expected = z.infer<typeof Statement>["expect"][number];

/** A slot's name is no part of its value. */
const SLOT_NAME = /^(?:name|job|pronouns|currency|units|language) (?=.)/u;

export interface Shares {
  /** Of what is to be learned. */
  found: number;
  /** Of what teaches nothing. */
  mistaken: number;
  /** Of the messages that teach something: let through by the gate of the hybrid extractor. */
  letThrough: number;
}

export function measureStatements(file: string): Shares {
  const statements = readFileSync(join(import.meta.dirname, file), "utf8")
    .trim()
    .split("\n")
    .map((line) => Statement.parse(JSON.parse(line)));
  const read = statements.map((statement) => {
    const rules = extractByRules([statement.message]);
    return { ...statement, rules, passes: isWorthExtracting(ownTurns([statement.message]), rules) };
  });
  const teaching = read.filter(({ expect }) => expect.length > 0);
  const expected = teaching.flatMap(({ expect, rules }) => expect.map((each) => isFound(each, rules)));
  const others = read.filter(({ expect }) => expect.length === 0);
  return {
    found: shareOf(expected, (found) => found),
    mistaken: shareOf(others, ({ rules }) => rules.some(isTold)),
    letThrough: shareOf(teaching, ({ passes }) => passes),
  };
}

/** Not merely what the message was about. */
function isTold({ explicit, facet }: ExtractedSignal): boolean {
  return explicit || facet !== "topic";
}

function isFound({ polarity, about }: Expected, signals: readonly ExtractedSignal[]): boolean {
  return signals.some((signal) => {
    const words = wordsOf(`${signal.slot ?? ""} ${signal.attribute}`);
    const holds = (phrase: string): boolean =>
      wordsOf(phrase.replace(SLOT_NAME, "")).every((wanted) =>
        words.some((word) => word.startsWith(wanted.slice(0, Math.max(3, wanted.length - 1)))),
      );
    return (
      isTold(signal) &&
      signal.polarity === polarity &&
      about.every((alternatives) => alternatives.split("|").some(holds))
    );
  });
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("'s", "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function shareOf<Item>(items: readonly Item[], isOne: (item: Item) => boolean): number {
  return items.filter(isOne).length / items.length;
}

/** What went in and must not be found in any store. Pure but for the hash that draws. */
import { createHash } from "node:crypto";

import { embedLexically } from "../../../src/adapters/embedders/lexical.ts";
import type { Transcript } from "../transcripts.ts";
import { formsOf, vectorFormsOf, type Form } from "./forms.ts";

/** Anything shorter stands in any dump by chance. */
const BYTES_MIN = 6;
const SENTENCE_CHARACTERS_MIN = 16;
/** Only the beginning is looked for: a store may have cut the rest. */
const SENTENCE_CHARACTERS_MAX = 48;

export interface Needle {
  kind: "sentence" | "user id" | "conversation id" | "vector";
  /** Of a vector the attribute that it is of. */
  text: string;
  forms: Form[];
}

export interface Needles {
  needles: Needle[];
  /** How many sentences there were to draw from. */
  sentencesInAll: number;
}

/** @param attributes what was learned, as development servers embed it */
export function chooseNeedles(
  transcripts: readonly Transcript[],
  attributes: readonly string[],
  { sentences, seed }: { sentences: number; seed: number },
): Needles {
  const said = new Set(transcripts.flatMap(({ turns }) => turns.flatMap(sentencesOf)));
  const draw = (texts: ReadonlySet<string>): string[] =>
    [...texts]
      .map((text) => ({ text, rank: createHash("sha256").update(`${seed}:${text}`).digest("hex") }))
      .toSorted((one, other) => (one.rank < other.rank ? -1 : 1))
      .slice(0, sentences)
      .map(({ text }) => text);
  const users = new Set(transcripts.map(({ user }) => user));
  return {
    needles: [
      ...named("sentence", draw(said)),
      ...named("user id", users),
      ...named(
        "conversation id",
        transcripts.map(({ id }) => id),
      ),
      ...draw(new Set(attributes)).map((text): Needle => ({
        kind: "vector",
        text,
        forms: vectorFormsOf(embedLexically(text)),
      })),
    ],
    sentencesInAll: said.size,
  };
}

function named(kind: Needle["kind"], texts: Iterable<string>): Needle[] {
  return [...texts]
    .filter((text) => Buffer.byteLength(text) >= BYTES_MIN)
    .map((text) => ({ kind, text, forms: formsOf(text) }));
}

/** Sentences long enough to be nobody else's, each cut to its beginning. */
function sentencesOf(turn: string): string[] {
  return turn
    .split(/(?<=[.!?])\s+|(?<=[。！？])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= SENTENCE_CHARACTERS_MIN)
    .map((sentence) =>
      sentence
        .slice(0, SENTENCE_CHARACTERS_MAX)
        .toWellFormed()
        .replace(/\uFFFD$/u, ""),
    );
}

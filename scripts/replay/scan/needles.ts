/** What went in and must not be found in any store. Pure but for the hash that draws. */
import { createHash } from "node:crypto";

import type { Transcript } from "../transcripts.ts";

/** What is looked for of a transcript, wherever it came from. */
export type Spoken = Pick<Transcript, "id" | "user" | "turns">;

/** Anything shorter stands in any dump by chance. */
const BYTES_MIN = 6;
const SENTENCE_CHARACTERS_MIN = 16;
/** Only the beginning is looked for: a store may have cut the rest. */
const SENTENCE_CHARACTERS_MAX = 48;

export interface Needle {
  kind: "sentence" | "user id" | "conversation id";
  text: string;
}

export interface Needles {
  needles: Needle[];
  /** How many sentences there were to draw from. */
  sentencesInAll: number;
}

export function chooseNeedles(
  transcripts: readonly Spoken[],
  { sentences, seed }: { sentences: number; seed: number },
): Needles {
  const said = new Set(transcripts.flatMap(({ turns }) => turns.flatMap(sentencesOf)));
  const users = new Set(transcripts.map(({ user }) => user));
  const needles: Needle[] = [
    ...drawn([...said], sentences, seed).map((text): Needle => ({ kind: "sentence", text })),
    ...[...users].map((text): Needle => ({ kind: "user id", text })),
    ...transcripts.map(({ id }): Needle => ({ kind: "conversation id", text: id })),
  ];
  return {
    needles: needles.filter(({ text }) => Buffer.byteLength(text) >= BYTES_MIN),
    sentencesInAll: said.size,
  };
}

/** So many of them, for a seed always the same. */
export function drawn(texts: readonly string[], count: number, seed: number): string[] {
  return texts
    .map((text) => ({ text, rank: createHash("sha256").update(`${seed}:${text}`).digest("hex") }))
    .toSorted((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, count)
    .map(({ text }) => text);
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

/**
 * A signal: one thing learned about a user. `attribute` is a short noun phrase free of polarity
 * ("bullet lists"); polarity is kept apart because embeddings hardly tell "prefers bullet lists"
 * from "avoids bullet lists".
 */
import type { Slot } from "./grammar.ts";

/** What a signal is about. */
export const FACETS = [
  "correction",
  "format",
  "length",
  "tone",
  "expertise",
  "interaction",
  "locale",
  "domain",
  "topic",
] as const;

export type Facet = (typeof FACETS)[number];

/** Prefers (+1) or avoids (−1). A domain is always +1; a topic is −1 only as an explicit dislike. */
export type Polarity = 1 | -1;

export interface Signal {
  facet: Facet;
  /** In the grammar of `isPhrase`; of `isValue` where there is a slot. */
  attribute: string;
  polarity: Polarity;
  /** Stated in the first person, or asked for in the imperative; otherwise inferred. */
  explicit: boolean;
  /** In (0, 1]. */
  confidence: number;
  /** Set where the signal is a pin: the attribute is then the slot's value ("Name": "Sam"). */
  slot?: Slot;
}

/** A signal as an extractor gives it, with where it came from. */
export interface ExtractedSignal extends Signal {
  /** The user's own sentence that it came from, at most 256 characters. */
  statement: string;
  /** Index into the user's own turns of the conversation, from 0. */
  turn: number;
}

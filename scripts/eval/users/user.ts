/** A synthetic user: what is true of them, and all that they ever say. */
import type { Facet } from "../../../src/persona/signal.ts";

/** Which way a trait is true: as `yes` or as `no` of it, or with which value. */
export type Stance = "yes" | "no" | (string & {});

export interface Truth {
  trait: string;
  facet: Facet;
  /** Kept as a pin rather than as a line. */
  pinned: boolean;
  /** How it comes out: said outright, only shown by what they do, or not at all. */
  shown: "stated" | "implicit" | "never";
  stance: Stance;
  /** Set where the user changes their mind: from that conversation on it is the other. */
  change?: { conversation: number; stance: Stance };
}

/** What a turn says of a trait. */
export interface Mention {
  trait: string;
  stance: Stance;
  explicit: boolean;
}

export interface SyntheticTurn {
  user: string;
  /** What the assistant answers, the same whatever the strategy. */
  reply: string;
  mentions: Mention[];
  /** Milliseconds since the epoch. */
  at: number;
}

export interface SyntheticConversation {
  turns: SyntheticTurn[];
}

export interface SyntheticUser {
  id: string;
  truths: Truth[];
  conversations: SyntheticConversation[];
}

/** What is true when a conversation opens. */
export function stanceAt(truth: Truth, conversation: number): Stance {
  return truth.change && conversation >= truth.change.conversation ? truth.change.stance : truth.stance;
}

/**
 * What may be true of a synthetic user, and how people put it. Written for the evaluation alone, without a look
 * at the words that the product's own rules know: the point is to measure them, not to match them.
 *
 * Wordings hold alternatives in braces, which may nest: "{I like|Give me} {short|brief} answers". `{v}` is the value.
 */
import type { Facet } from "../../../../src/persona/signal.ts";

export interface Trait {
  key: string;
  facet: Facet;
  /** Statements of it. */
  yes: readonly string[];
  /** Statements of the contrary; without them a trait of one value never changes. */
  no?: readonly string[];
  /** What somebody of that taste does or asks for without ever saying so. */
  signs?: readonly string[];
  /** A fact has one of several values, each with the words by which a line is known to be about it. */
  values?: readonly { name: string; cues?: readonly string[] }[];
  /** Whether the product would keep it as a pin rather than as a line. */
  pinned?: true;
  /** A line is about it if it holds all words of one of these, by their beginnings. */
  cues: readonly string[];
  /** The same for its contrary: "prefers prose" says "avoids bullet lists". */
  contrary?: readonly string[];
}

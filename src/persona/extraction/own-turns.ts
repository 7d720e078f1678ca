/** What a user said in a conversation, in their own words: all that an extractor may read. */
import { ownWords } from "../own-words.ts";
import { QUOTATION_GAP } from "../own-words/quotations.ts";

/** Only this many turns of a conversation are read, the last ones: more is no conversation. */
const TURNS_MAX = 400;

export interface OwnTurn {
  /** Index into the user's own turns of the conversation, from 0. */
  turn: number;
  sentences: string[];
}

/** The turns that hold any words of the user's own, in order; "…" stands where a quotation was. */
export function ownTurns(turns: readonly string[]): OwnTurn[] {
  const skipped = Math.max(0, turns.length - TURNS_MAX);
  return turns
    .slice(skipped)
    .map((text, index) => ({
      turn: skipped + index,
      sentences: ownWords(text).map((sentence) => sentence.replaceAll(QUOTATION_GAP, "…")),
    }))
    .filter(({ sentences }) => sentences.length > 0);
}

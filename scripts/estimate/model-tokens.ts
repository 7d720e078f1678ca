/** The logs' turns as a model counts them. Pure. */
import { MESSAGE_TOKENS } from "../claude-emulator/cache/block-tokens.ts";
import { findModel } from "../claude-emulator/models.ts";
import type { Visit } from "../costs/history.ts";
import type { LoggedVisit } from "./logged-visits.ts";

/** The change of speaker, to and fro: an answer is billed without. */
export const SPEAKER_TOKENS = 2 * MESSAGE_TOKENS;

export interface Estimated {
  /** Of the block at an opening that is not a user's first. */
  blockTokens: number;
  /** Of an answer that the logs do not hold. */
  answerTokens: number;
}

/** @param tokens as Haiku 4.5 counts */
export function scaled(tokens: number, model: string): number {
  return Math.ceil(tokens * (findModel(model)?.tokenFactor ?? 1));
}

export function toVisits(logged: readonly LoggedVisit[], model: string, estimated: Estimated): Visit[] {
  return logged.map(({ turns }, index) => ({
    blockTokens: index === 0 ? 0 : scaled(estimated.blockTokens, model),
    turns: turns.map(({ at, userTokens, answerTokens = estimated.answerTokens }) => ({
      at,
      userTokens: scaled(userTokens, model) + SPEAKER_TOKENS,
      answerTokens: scaled(answerTokens, model),
    })),
  }));
}

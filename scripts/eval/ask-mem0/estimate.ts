/** What mem0's own extraction costs at most, before it is run. Pure. */
import { findModel } from "../../claude-emulator/models.ts";
import { countTokens } from "../../claude-emulator/tokens.ts";
import { NO_TOKENS, requestUsd } from "../../costs/tokens.ts";
import { MAX_ANSWER_TOKENS } from "../play/converse.ts";
import type { SyntheticUser } from "../users/user.ts";
import { MEM0_MODEL } from "./spent.ts";

/** Of mem0ai 3.3.1, as Haiku 4.5 counts: sent whole with each conversation, and not marked for the cache. */
const INSTRUCTIONS_TOKENS = 9200;
/** Ten memories of up to 80 words, and ten earlier messages cut at 300 characters. */
const CONTEXT_TOKENS = 2000;
/** What mem0 lets Claude answer. */
const MAX_OUTPUT_TOKENS = 2000;

/** Dollars; a call a conversation. */
export function estimateMem0Usd(users: readonly SyntheticUser[]): number {
  const factor = findModel(MEM0_MODEL)?.tokenFactor ?? 1;
  const fixed = Math.ceil((INSTRUCTIONS_TOKENS + CONTEXT_TOKENS) * factor);
  let usd = 0;
  for (const { turns } of users.flatMap(({ conversations }) => conversations)) {
    const talk = turns.reduce((sum, { user }) => sum + countTokens(user, factor) + MAX_ANSWER_TOKENS, 0);
    usd += requestUsd(MEM0_MODEL, {
      ...NO_TOKENS,
      inputTokens: fixed + talk,
      outputTokens: MAX_OUTPUT_TOKENS,
    });
  }
  return usd;
}

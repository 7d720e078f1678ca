/** Whether what opens a conversation stays flat, user by user. Pure. */
import { BLOCK_MAX_TOKENS } from "../../../src/persona/decode.ts";
import type { PlayedUser } from "./contenders.ts";
import { mean, slopeOf } from "./statistics.ts";

/** From this conversation on nothing may grow. */
export const FLAT_FROM = 10;
/**
 * Of each token that the history gains, as much in the block counts as growth: a block whose free lines are
 * still filling up, to 120 tokens at most, stays far below, and one that carried history along would not.
 */
export const UPWARD_SHARE = 0.01;

export interface UserSlope {
  user: string;
  /** By least squares, from conversation 10 on. */
  blockTokensPerConversation: number;
  historyTokensPerConversation: number;
}

export interface Flatness {
  /** Of all blocks that were sent, by the Worker's own estimate, which counts high. */
  largestBlockTokens: number;
  blocksOverLimit: number;
  /** Steepest first. */
  slopes: UserSlope[];
}

/** @param historyTokens of a conversation's turns and answers */
export function measureFlatness(
  users: readonly PlayedUser[],
  historyTokens: (user: PlayedUser) => number[],
): Flatness {
  const all = users.flatMap(({ played }) => played.map(({ blockTokens }) => blockTokens));
  const slopes = users.map((user): UserSlope => {
    const late = user.played.filter(({ conversation }) => conversation >= FLAT_FROM);
    return {
      user: user.user.id,
      blockTokensPerConversation:
        late.length < 2
          ? 0
          : slopeOf(late.map(({ conversation, blockTokens }) => ({ x: conversation, y: blockTokens }))),
      historyTokensPerConversation: mean(historyTokens(user)),
    };
  });
  return {
    largestBlockTokens: Math.max(...all),
    blocksOverLimit: all.filter((tokens) => tokens > BLOCK_MAX_TOKENS).length,
    slopes: slopes.toSorted(
      (one, other) => other.blockTokensPerConversation - one.blockTokensPerConversation,
    ),
  };
}

export function goesUp({ blockTokensPerConversation, historyTokensPerConversation }: UserSlope): boolean {
  return blockTokensPerConversation > UPWARD_SHARE * historyTokensPerConversation;
}

/**
 * What a bot sends with each turn of a user's visits, by how it remembers. Pure.
 *
 *   stuffed       system | all there was | the turn
 *   last-ten      system | the ten turns before | the turn
 *   anchored-ten  system | the ten turns before this visit | this visit | the turn
 *   tercet        system | persona block | this visit | the turn
 *
 * The window of `last-ten` slides at every turn, so that its prefix is another each time; anchored at the
 * visit's opening it stays, and can be cached.
 */
import { WINDOW_TURNS, type Turn, type Visit } from "./history.ts";

export const STRATEGIES = ["stuffed", "last-ten", "anchored-ten", "tercet"] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** A turn is two messages: what is said, and the answer. */
const MESSAGES_PER_TURN = 2;

/** A run of a user's messages, from `start` to `end`, after a block of so many tokens where there is one. */
export interface PlannedRequest {
  at: number;
  /** Index of its visit. */
  visit: number;
  blockTokens: number;
  /** Index of the first message that is sent. */
  start: number;
  /** Index after the last one, which is what the user says now. */
  end: number;
  answerTokens: number;
}

export interface PlannedUser {
  requests: PlannedRequest[];
  /** Tokens of the messages before each index. */
  tokensBefore: Float64Array;
}

export function planRequests(strategy: Strategy, visits: readonly Visit[]): PlannedUser {
  const turns = visits.flatMap((visit) => visit.turns);
  const requests: PlannedRequest[] = [];
  let turn = 0;
  for (const [visit, { turns: own, blockTokens }] of visits.entries()) {
    const opening = turn;
    for (const { at, answerTokens } of own) {
      requests.push({
        at,
        visit,
        blockTokens: strategy === "tercet" ? blockTokens : 0,
        start: MESSAGES_PER_TURN * firstTurnOf(strategy, opening, turn),
        end: MESSAGES_PER_TURN * turn + 1,
        answerTokens,
      });
      turn += 1;
    }
  }
  return { requests, tokensBefore: sumBefore(turns) };
}

/** @param opening the visit's first turn */
function firstTurnOf(strategy: Strategy, opening: number, turn: number): number {
  switch (strategy) {
    case "stuffed":
      return 0;
    case "last-ten":
      return Math.max(0, turn - WINDOW_TURNS);
    case "anchored-ten":
      return Math.max(0, opening - WINDOW_TURNS);
    case "tercet":
      return opening;
  }
}

function sumBefore(turns: readonly Turn[]): Float64Array {
  const sums = new Float64Array(MESSAGES_PER_TURN * turns.length + 1);
  for (const [index, { userTokens, answerTokens }] of turns.entries()) {
    const first = MESSAGES_PER_TURN * index;
    sums[first + 1] = (sums[first] ?? 0) + userTokens;
    sums[first + 2] = (sums[first + 1] ?? 0) + answerTokens;
  }
  return sums;
}

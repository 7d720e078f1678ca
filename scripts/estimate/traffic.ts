/** What the logs' conversations are like on average. Pure. */
import type { LoggedVisit } from "./logged-visits.ts";

const MS_PER_SECOND = 1000;
const SECONDS_PER_MINUTE = 60;

export interface MeanVisit {
  /** How many visits it is the mean of. */
  visits: number;
  turns: number;
  userTokens: number;
  /** Of the answers that the logs hold. */
  answerTokens: number;
  secondsBetweenTurns: number;
  minutes: number;
}

export function meanVisit(users: readonly (readonly LoggedVisit[])[]): MeanVisit {
  const sums = { visits: 0, turns: 0, userTokens: 0, answers: 0, answerTokens: 0, seconds: 0 };
  for (const { turns } of users.flat()) {
    sums.visits += 1;
    sums.turns += turns.length;
    sums.seconds += ((turns.at(-1)?.at ?? 0) - (turns[0]?.at ?? 0)) / MS_PER_SECOND;
    for (const { userTokens, answerTokens } of turns) {
      sums.userTokens += userTokens;
      sums.answers += answerTokens === undefined ? 0 : 1;
      sums.answerTokens += answerTokens ?? 0;
    }
  }
  return {
    visits: sums.visits,
    turns: sums.turns / sums.visits,
    userTokens: sums.userTokens / sums.turns,
    answerTokens: sums.answers === 0 ? 0 : sums.answerTokens / sums.answers,
    secondsBetweenTurns: sums.seconds / Math.max(1, sums.turns - sums.visits),
    minutes: sums.seconds / SECONDS_PER_MINUTE / sums.visits,
  };
}

/** A user's visits, as all strategies are fed with: tokens only, no text. Pure. */

/** Of the strategies that send but the last turns. */
export const WINDOW_TURNS = 10;

/** What the user said, and what was answered. Tokens as the model counts them, the change of speaker included. */
export interface Turn {
  /** When it was sent, in milliseconds since the epoch. */
  at: number;
  userTokens: number;
  answerTokens: number;
}

export interface Visit {
  /** Oldest first; at least one. */
  turns: readonly Turn[];
  /** Of the block that Tercet opens it with; 0 for none. */
  blockTokens: number;
}

/** What makes up a visit in which every turn is like the others. */
export interface EvenVisit {
  turns: number;
  userTokens: number;
  answerTokens: number;
  blockTokens: number;
  /** What was said on earlier visits. */
  historyTokens: number;
  secondsBetweenTurns: number;
}

const MS_PER_SECOND = 1000;
const DAY_MS = 86_400_000;

/** A visit with even turns, after one long ago that holds the whole history. */
export function evenVisits(even: EvenVisit): Visit[] {
  const { turns, userTokens, answerTokens, blockTokens, historyTokens, secondsBetweenTurns } = even;
  const visit = {
    turns: Array.from({ length: turns }, (_, index) => ({
      at: DAY_MS + index * secondsBetweenTurns * MS_PER_SECOND,
      userTokens,
      answerTokens,
    })),
    blockTokens,
  };
  const earlier = earlierTurns(historyTokens, userTokens, answerTokens);
  return earlier.length === 0 ? [visit] : [{ turns: earlier, blockTokens: 0 }, visit];
}

/** As many even turns as a window holds, and before them all the rest in one. */
function earlierTurns(historyTokens: number, userTokens: number, answerTokens: number): Turn[] {
  if (historyTokens === 0) return [];
  const even = Math.min(WINDOW_TURNS, Math.floor(historyTokens / (userTokens + answerTokens)));
  const rest = historyTokens - even * (userTokens + answerTokens);
  return [
    ...(rest === 0 ? [] : [{ at: 0, userTokens: 0, answerTokens: rest }]),
    ...Array.from({ length: even }, () => ({ at: 0, userTokens, answerTokens })),
  ];
}

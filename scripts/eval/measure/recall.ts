/** How much of what a user said reaches the model, with the right sign. Pure. */
import type { Known, Reached } from "./openings.ts";

/** So many turns ago, at most. */
export const AGES_TURNS = [10, 25, 50, 75, Infinity] as const;

export interface Tally {
  counted: number;
  recalled: number;
}

export interface Recall {
  /** Of what was said outright. */
  stated: Tally;
  /** Of what only showed, in two conversations or more. */
  implicit: Tally;
  /** Of what changed, after it had: as it is now, as it was before, neither. */
  changed: { now: number; before: number; neither: number };
  /** Of what was said outright, by how long ago: as `AGES_TURNS`. */
  byAge: Tally[];
}

export function emptyRecall(): Recall {
  return {
    stated: { counted: 0, recalled: 0 },
    implicit: { counted: 0, recalled: 0 },
    changed: { now: 0, before: 0, neither: 0 },
    byAge: AGES_TURNS.map(() => ({ counted: 0, recalled: 0 })),
  };
}

const MIN_CONVERSATIONS_IMPLICIT = 2;

/** Adds one opening. */
export function countOpening(recall: Recall, known: readonly Known[], reached: Reached): void {
  for (const each of known) {
    const told = reached(each);
    const isRight = told === each.stance;
    if (each.truth.shown === "implicit") {
      if (each.conversations >= MIN_CONVERSATIONS_IMPLICIT) add(recall.implicit, isRight);
      continue;
    }
    add(recall.stated, isRight);
    const age = recall.byAge[AGES_TURNS.findIndex((most) => each.turnsAgo <= most)];
    if (age) add(age, isRight);
    if (each.truth.change && each.stance === each.truth.change.stance) {
      recall.changed[isRight ? "now" : told === undefined ? "neither" : "before"] += 1;
    }
  }
}

function add(tally: Tally, isRight: boolean): void {
  tally.counted += 1;
  if (isRight) tally.recalled += 1;
}

/** Undefined where nothing counts. */
export function rateOf({ counted, recalled }: Tally): number | undefined {
  return counted === 0 ? undefined : recalled / counted;
}

/** As many of the stated ones as there is room for: what no memory of so many lines and pins can go over. */
export function countCeiling(tally: Tally, known: readonly Known[], slots: number, pins: number): void {
  const stated = known.filter(({ truth }) => truth.shown === "stated");
  const pinned = stated.filter(({ truth }) => truth.pinned).length;
  tally.counted += stated.length;
  tally.recalled += Math.min(pins, pinned) + Math.min(slots, stated.length - pinned);
}

/** Users whose signals no fit sees, so that two codebooks can be told apart by them. */
import type { VoteStore } from "../../ports.ts";

const HELD_OUT_USERS = 1000;
const HELD_OUT_SHARE = 0.1;

/** Users whose id is over `after` and not over `through`; empty where they are the same. */
export interface UserRange {
  after: string;
  through: string;
}

export const NOBODY: UserRange = { after: "", through: "" };

/**
 * A range of users somewhere in the order of ids. Ids are keyed hashes, so that any range of them is a
 * random sample; the seed moves it from refit to refit.
 */
export async function chooseHeldOut(votes: VoteStore, users: number, seed: number): Promise<UserRange> {
  const size = Math.min(HELD_OUT_USERS, Math.floor(users * HELD_OUT_SHARE));
  if (size === 0) return NOBODY;
  const first = seed % (users - size + 1);
  const [after, through] = await Promise.all([
    first === 0 ? "" : votes.userAt(first - 1),
    votes.userAt(first + size - 1),
  ]);
  return after === undefined || through === undefined ? NOBODY : { after, through };
}

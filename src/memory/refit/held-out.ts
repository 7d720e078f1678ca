/** Users whose signals no fit sees, so that two codebooks can be told apart by them. */
import type { VoteStore } from "../../ports.ts";

const HELD_OUT_USERS = 1000;
const HELD_OUT_SHARE = 0.1;

export interface HeldOut {
  users: number;
  /** The last of them; empty for none. */
  through: string;
}

export const NOBODY: HeldOut = { users: 0, through: "" };

/**
 * The first users by id are held out: of every refit the same ones, since a codebook that was fitted to
 * them would look better than it is. Ids are keyed hashes, so that they are a random sample which nobody
 * chooses to be in.
 */
export async function findHeldOut(votes: VoteStore, users: number): Promise<HeldOut> {
  const size = Math.min(HELD_OUT_USERS, Math.floor(users * HELD_OUT_SHARE));
  const through = size === 0 ? undefined : await votes.userAt(size - 1);
  return through === undefined ? NOBODY : { users: size, through };
}

import type { CompactRows } from "../../codebook/quantise.ts";
import { createSample } from "../../codebook/sample.ts";
import type { VotePage, VoteStore } from "../../ports.ts";
import type { HeldOut } from "./held-out.ts";
import { readVotes } from "./read-votes.ts";

/** Rows that a fit sees: more of them move no centroid by much. */
const SAMPLE_ROWS = 24_576;
/** Few of each user, so that more users are in the sample. */
const VOTES_PER_USER = 4;
const DISTINCT_COUNTED = 1024;
/** Vectors whose first values are the same are the same. */
const VALUES_COMPARED = 48;

export interface DrawnSample {
  rows: CompactRows;
  /** How many different vectors are in it, counted up to a bound. */
  distinct: number;
}

/** Votes of users from a random one on; where those are too few, of those before it that are not held out. */
export async function drawSample(
  votes: VoteStore,
  input: { embedder: string; dimensions: number; heldOut: HeldOut; users: number; seed: number },
): Promise<DrawnSample> {
  const { heldOut, users, seed, ...space } = input;
  const { dimensions } = input;
  const sample = createSample({ capacity: SAMPLE_ROWS, dimensions, seed });
  const seen = new Set<string>();
  const take = (page: VotePage): boolean => {
    page.weights.forEach((weight, row) => {
      const vector = page.vectors.subarray(row * dimensions, (row + 1) * dimensions);
      sample.add(vector, weight);
      if (seen.size < DISTINCT_COUNTED) seen.add(vector.subarray(0, VALUES_COMPARED).join());
    });
    return sample.seen < SAMPLE_ROWS;
  };
  const range = { ...space, perUser: VOTES_PER_USER };
  const rank = heldOut.users + (seed % Math.max(1, users - heldOut.users));
  const start = rank === heldOut.users ? heldOut.through : ((await votes.userAt(rank)) ?? heldOut.through);
  await readVotes(votes, { ...range, after: start }, take);
  if (sample.seen < SAMPLE_ROWS && start !== heldOut.through) {
    await readVotes(votes, { ...range, after: heldOut.through, through: start }, take);
  }
  return { rows: sample.rows(), distinct: seen.size };
}

import { createReservoir } from "../../codebook/sample.ts";
import type { WeightedRows } from "../../codebook/fit.ts";
import type { VotePage, VoteStore } from "../../ports.ts";
import type { UserRange } from "./held-out.ts";
import { readVotes } from "./read-votes.ts";

/** Rows that a fit sees: more of them move no centroid by much. */
const SAMPLE_ROWS = 24_576;
/** Few of each user, so that more users are in the sample. */
const VOTES_PER_USER = 4;
const DISTINCT_COUNTED = 1024;
const VALUES_COMPARED = 48;

export interface Sample {
  rows: WeightedRows;
  /** How many different vectors are in it, counted up to a bound. */
  distinct: number;
}

/** Votes of users behind the held-out ones, and from the beginning on where those are too few. */
export async function drawSample(
  votes: VoteStore,
  input: { embedder: string; dimensions: number; heldOut: UserRange; seed: number },
): Promise<Sample> {
  const { heldOut, seed, ...space } = input;
  const reservoir = createReservoir({ capacity: SAMPLE_ROWS, dimensions: input.dimensions, seed });
  const seen = new Set<string>();
  let rows = 0;
  const take = (page: VotePage): boolean => {
    reservoir.add(page.vectors, page.weights);
    rows += page.weights.length;
    for (let row = 0; row < page.weights.length && seen.size < DISTINCT_COUNTED; row += 1) {
      seen.add(beginningOf(page.vectors, row, input.dimensions));
    }
    return rows < SAMPLE_ROWS;
  };
  const range = { ...space, perUser: VOTES_PER_USER };
  await readVotes(votes, { ...range, after: heldOut.through }, take);
  if (rows < SAMPLE_ROWS && heldOut.after !== "") {
    await readVotes(votes, { ...range, after: "", through: heldOut.after }, take);
  }
  return { rows: reservoir.rows(), distinct: seen.size };
}

/** Vectors whose first values are the same are the same. */
function beginningOf(vectors: Float32Array, row: number, dimensions: number): string {
  return vectors.subarray(row * dimensions, row * dimensions + Math.min(dimensions, VALUES_COMPARED)).join();
}

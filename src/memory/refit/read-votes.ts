import type { VotePage, VoteStore } from "../../ports.ts";

export const USERS_PER_PAGE = 100;

/**
 * Reads votes page by page until the range ends or the reader has enough.
 *
 * @param read gets each page; false ends the reading
 */
export async function readVotes(
  votes: VoteStore,
  range: { embedder: string; dimensions: number; after: string; through?: string; perUser: number },
  read: (page: VotePage) => boolean,
): Promise<{ next: string | null }> {
  let after = range.after;
  for (;;) {
    const page = await votes.page({ ...range, after, users: USERS_PER_PAGE });
    const goesOn = read(page);
    if (page.next === null || !goesOn) return { next: page.next };
    after = page.next;
  }
}

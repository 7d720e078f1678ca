/**
 * How long a session takes to open. Our own part is measured: from the request to the first byte, with an emulator
 * that answers at once, its own few milliseconds included. The model's prefill is modelled. Pure.
 */
import type { UserBill } from "./bills.ts";
import type { PlayedUser } from "./contenders.ts";
import { percentile, slopeOf } from "./statistics.ts";

/** Assumed, not measured: what a model reads of a prompt in a second, and what it takes up from its cache. */
export const FRESH_TOKENS_PER_SECOND = 8000;
export const CACHED_TOKENS_PER_SECOND = 80_000;

const MS_PER_SECOND = 1000;

export interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
}

export function percentilesOf(values: readonly number[]): Percentiles {
  return {
    p50: percentile(values, 0.5) ?? 0,
    p95: percentile(values, 0.95) ?? 0,
    p99: percentile(values, 0.99) ?? 0,
  };
}

/** Which conversations are shown, counted from 1, of so many. */
export function shownConversations(count: number): number[] {
  const shown = [1, 5, 10, 20, 30].filter((each) => each <= count);
  return shown.length === 0 ? [count] : shown;
}

/** Milliseconds to the first byte of each user's opening. */
export function ownOpenings(users: readonly PlayedUser[], conversation: number): number[] {
  return users.flatMap(({ played }) => played[conversation]?.turns[0]?.firstByteMs ?? []);
}

/** Milliseconds that the opening grows by with each conversation. */
export function ownSlope(users: readonly PlayedUser[], fromConversation: number): number {
  return slopeOf(
    users.flatMap(({ played }) =>
      played
        .slice(fromConversation)
        .flatMap(({ conversation, turns }) =>
          turns[0] === undefined ? [] : [{ x: conversation, y: turns[0].firstByteMs }],
        ),
    ),
  );
}

export function prefillMs({ fresh, read }: UserBill["openings"][number]): number {
  return MS_PER_SECOND * (fresh / FRESH_TOKENS_PER_SECOND + read / CACHED_TOKENS_PER_SECOND);
}

/**
 * Generated conversations as clients send them: with the whole history, a sliding window of it, or earlier
 * visits in front; with retries, regenerated and edited turns, tools and thinking.
 */
import type { Message } from "./drop-in.ts";

export interface Script {
  user: string;
  /** Unique in the corpus, word for word. */
  turns: string[];
  history: "whole" | "window" | "earlier-visits";
  /** What happens beside the plain run, by the turn at which it does. */
  mishaps: ReadonlyMap<number, "retry" | "regenerate" | "edit">;
  usesTools: boolean;
  thinks: boolean;
}

const USERS = 250;
const TURNS_MAX = 5;
const WINDOW_MESSAGES = 5;
const HISTORIES = ["whole", "window", "earlier-visits"] as const;
const MISHAPS = ["retry", "regenerate", "edit"] as const;

export function createCorpus(count: number, seed: number): Script[] {
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  return Array.from({ length: count }, (_, index) => {
    const length = 2 + below(TURNS_MAX - 1);
    const usesTools = below(4) === 0;
    const turns = Array.from({ length }, (__, turn) => {
      const asks = usesTools && turn === 1 ? "What is the weather there? " : "";
      return `${asks}Question ${turn} of conversation ${index}.`;
    });
    const mishaps = new Map<number, (typeof MISHAPS)[number]>();
    // A second turn or later: an opening that is asked again is another conversation to everybody.
    if (below(3) === 0) mishaps.set(1 + below(length - 1), MISHAPS[below(MISHAPS.length)] ?? "retry");
    return {
      user: `user-${below(USERS)}`,
      turns,
      history: HISTORIES[index % HISTORIES.length] ?? "whole",
      mishaps,
      usesTools,
      thinks: index % HISTORIES.length !== 1 && below(3) === 0,
    };
  });
}

/** What a client that keeps a window sends: it begins with a user's words, and no result without its call. */
export function windowOf(messages: readonly Message[]): Message[] {
  let from = Math.max(0, messages.length - WINDOW_MESSAGES);
  while (from < messages.length - 1 && typeof messages[from]?.content !== "string") from += 1;
  while (from > 0 && messages[from]?.role !== "user") from -= 1;
  return messages.slice(from);
}

/** Mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

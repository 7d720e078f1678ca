import type { PrefixBlock, Ttl } from "./prefix.ts";

/** A breakpoint checks this many positions for an earlier write, itself the first of them. */
export const LOOKBACK_BLOCKS = 20;

const TTL_MS = { "5m": 5 * 60_000, "1h": 60 * 60_000 } as const satisfies Record<Ttl, number>;

/** Of a prompt, all that the accounting asks for. */
type CachedBlock = Pick<PrefixBlock, "hash" | "tokens" | "marker">;

export interface CachedPrompt {
  blocks: readonly CachedBlock[];
  tailTokens: number;
}

export interface CachePlan {
  readTokens: number;
  write5mTokens: number;
  write1hTokens: number;
  /** Billed at the plain price: whatever is neither read nor written. */
  inputTokens: number;
  refreshes: string[];
  writes: { hash: string; ttl: Ttl }[];
}

function longestHit(
  blocks: readonly CachedBlock[],
  breakpoints: readonly number[],
  isLive: (hash: string) => boolean,
): number {
  let longest = -1;
  for (const breakpoint of breakpoints) {
    const window = blocks.slice(Math.max(0, breakpoint - LOOKBACK_BLOCKS + 1), breakpoint + 1);
    const hit = window.findLastIndex(({ hash }) => isLive(hash));
    if (hit >= 0) longest = Math.max(longest, breakpoint - window.length + 1 + hit);
  }
  return longest;
}

/**
 * What a request reads from and writes to the cache, and how its input is billed. A is the longest
 * hit, B the last 1-hour breakpoint after it, C the last breakpoint: A is read, B − A written for an
 * hour, C − B for five minutes. A breakpoint before A gets an entry of its own for free; one whose
 * prefix is under `minimumTokens` counts for nothing.
 */
function planCacheUse(
  { blocks, tailTokens }: CachedPrompt,
  minimumTokens: number,
  isLive: (hash: string) => boolean,
): CachePlan {
  let sum = 0;
  const upTo = blocks.map(({ tokens }) => (sum += tokens));
  const tokensAt = (index: number | undefined): number => (index === undefined ? 0 : (upTo[index] ?? 0));

  const breakpoints = [...blocks.keys()].filter(
    (index) => blocks[index]?.marker !== undefined && tokensAt(index) >= minimumTokens,
  );
  const hit = longestHit(blocks, breakpoints, isLive);
  const after = breakpoints.filter((index) => index > hit);

  const read = hit < 0 ? 0 : tokensAt(hit);
  const hourEnd = Math.max(read, tokensAt(after.findLast((index) => blocks[index]?.marker === "1h")));
  const writeEnd = Math.max(hourEnd, tokensAt(after.at(-1)));
  return {
    readTokens: read,
    write1hTokens: hourEnd - read,
    write5mTokens: writeEnd - hourEnd,
    inputTokens: sum + tailTokens - writeEnd,
    refreshes: blocks.slice(0, hit + 1).flatMap(({ hash }) => (isLive(hash) ? [hash] : [])),
    writes: breakpoints.flatMap((index) => {
      const block = blocks[index];
      return block?.marker && !isLive(block.hash) ? [{ hash: block.hash, ttl: block.marker }] : [];
    }),
  };
}

export interface PromptCache {
  plan(prompt: CachedPrompt, minimumTokens: number, now: number): CachePlan;
  /** To be called when the response begins: only then is an entry there for others. */
  commit(plan: CachePlan, now: number): void;
  size(now: number): number;
  clear(): void;
}

export function createPromptCache(): PromptCache {
  const entries = new Map<string, { ttl: Ttl; expiresAt: number }>();
  const dropExpired = (now: number): void => {
    for (const [hash, entry] of entries) if (entry.expiresAt <= now) entries.delete(hash);
  };
  return {
    plan: (prompt, minimumTokens, now) =>
      planCacheUse(prompt, minimumTokens, (hash) => (entries.get(hash)?.expiresAt ?? 0) > now),
    commit: (plan, now) => {
      dropExpired(now);
      for (const hash of plan.refreshes) {
        const entry = entries.get(hash);
        if (entry) entry.expiresAt = now + TTL_MS[entry.ttl];
      }
      for (const { hash, ttl } of plan.writes) {
        const longer = entries.get(hash)?.ttl === "1h" ? "1h" : ttl;
        entries.set(hash, { ttl: longer, expiresAt: now + TTL_MS[longer] });
      }
    },
    size: (now) => {
      dropExpired(now);
      return entries.size;
    },
    clear: () => entries.clear(),
  };
}

import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { createPromptCache } from "../../scripts/claude-emulator/cache/prompt-cache.ts";
import type { CachePlan } from "../../scripts/claude-emulator/cache/prompt-cache.ts";
import { totalTokens } from "../../scripts/claude-emulator/cache/prefix.ts";
import type { Prefix, Ttl } from "../../scripts/claude-emulator/cache/prefix.ts";

const MINUTE_MS = 60_000;
const MINIMUM = 100;

interface Part {
  text: string;
  tokens: number;
  marker: Ttl | undefined;
}

/** A prefix whose hashes are its texts joined: readable, and cumulative like the real ones. */
function prefixOf(parts: readonly Part[], tailTokens = 3): Prefix {
  let hash = "";
  const blocks = parts.map(({ text, tokens, marker }, index) => {
    hash += `/${text}`;
    return { path: `block.${index}`, hash, conversationHash: hash, tokens, markable: true, marker };
  });
  return { blocks, tailTokens };
}

function marked(count: number, markers: Readonly<Record<number, Ttl>>, tokens = 50): Prefix {
  return prefixOf(
    Array.from({ length: count }, (_, index) => ({ text: String(index), tokens, marker: markers[index] })),
  );
}

function billed(plan: CachePlan): number {
  return plan.inputTokens + plan.readTokens + plan.write5mTokens + plan.write1hTokens;
}

const part = record({
  text: constantFrom("a", "b"),
  tokens: integer({ min: 0, max: 90 }),
  marker: constantFrom<Ttl | undefined>(undefined, undefined, "5m", "1h"),
});

/** At most 4 markers, those of an hour first, as the rules ask for. */
function lawful(parts: Part[]): Part[] {
  const order = parts
    .flatMap(({ marker }) => (marker === undefined ? [] : [marker]))
    .toSorted((a, b) => a.localeCompare(b));
  let index = -1;
  return parts.map((given) => {
    if (given.marker === undefined) return given;
    index += 1;
    return { ...given, marker: index < 4 ? order[index] : undefined };
  });
}

const prefix = array(part, { minLength: 1, maxLength: 40 }).map((parts) => prefixOf(lawful(parts)));
const history = array(record({ prefix, after: integer({ min: 0, max: 70 * MINUTE_MS }) }), {
  maxLength: 12,
});

/** Sends requests one after the other; returns the cache, the clock and what each was billed. */
function replay(requests: readonly { prefix: Prefix; after: number }[]) {
  const cache = createPromptCache();
  let now = 0;
  const plans = requests.map(({ prefix: sent, after }) => {
    now += after;
    const plan = cache.plan(sent, MINIMUM, now);
    cache.commit(plan, now);
    return { sent, plan };
  });
  return { cache, now, plans };
}

describe("the accounting, for any requests in any order", () => {
  test("read, written and plain tokens add up to the whole input, and none is negative", () => {
    assert(
      property(history, (requests) => {
        for (const { sent, plan } of replay(requests).plans) {
          expect(billed(plan)).toBe(totalTokens(sent));
          const parts = [plan.inputTokens, plan.readTokens, plan.write5mTokens, plan.write1hTokens];
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test("the same request again reads all that was read or written before, and writes nothing", () => {
    assert(
      property(history, prefix, (requests, again) => {
        const { cache, now } = replay(requests);
        const first = cache.plan(again, MINIMUM, now);
        cache.commit(first, now);
        const second = cache.plan(again, MINIMUM, now);
        expect(second.readTokens).toBe(first.readTokens + first.write5mTokens + first.write1hTokens);
        expect(second.write5mTokens + second.write1hTokens).toBe(0);
        expect(second.inputTokens).toBe(first.inputTokens);
      }),
    );
  });

  test("nothing is read that an earlier request with the same beginning did not write", () => {
    assert(
      property(history, (requests) => {
        const { plans } = replay(requests);
        const written = new Set<string>();
        for (const { sent, plan } of plans) {
          let sum = 0;
          const ends = sent.blocks.map(({ hash, tokens }) => ({ hash, upTo: (sum += tokens) }));
          if (plan.readTokens > 0) {
            expect(ends.some(({ hash, upTo }) => upTo === plan.readTokens && written.has(hash))).toBe(true);
          }
          for (const { hash } of plan.writes) written.add(hash);
        }
      }),
    );
  });

  test("whatever is under the model's minimum neither reads nor writes", () => {
    assert(
      property(history, (requests) => {
        for (const { plan } of replay(requests).plans) {
          const cached = plan.readTokens + plan.write1hTokens + plan.write5mTokens;
          expect(cached === 0 || cached >= MINIMUM).toBe(true);
        }
      }),
    );
  });
});

describe("the rules one by one", () => {
  test("an hour's tokens end at the last hour's breakpoint, five minutes' at the last of all", () => {
    const plan = createPromptCache().plan(marked(6, { 2: "1h", 4: "5m" }), MINIMUM, 0);
    expect(plan).toMatchObject({ readTokens: 0, write1hTokens: 150, write5mTokens: 100, inputTokens: 53 });
  });

  test("after a hit only what follows it is written", () => {
    const cache = createPromptCache();
    cache.commit(cache.plan(marked(4, { 3: "5m" }), MINIMUM, 0), 0);
    const plan = cache.plan(marked(8, { 1: "1h", 7: "5m" }), MINIMUM, 1);
    expect(plan).toMatchObject({ readTokens: 200, write1hTokens: 0, write5mTokens: 200, inputTokens: 3 });
  });

  test("a breakpoint before the hit gets its entry for free", () => {
    const cache = createPromptCache();
    cache.commit(cache.plan(marked(4, { 3: "5m" }), MINIMUM, 0), 0);
    expect(cache.plan(marked(2, { 1: "5m" }), MINIMUM, 1).readTokens).toBe(0);
    cache.commit(cache.plan(marked(4, { 1: "5m", 3: "5m" }), MINIMUM, 1), 1);
    expect(cache.plan(marked(2, { 1: "5m" }), MINIMUM, 1).readTokens).toBe(100);
  });

  test("an entry is found 19 blocks before a breakpoint and no further back", () => {
    const cache = createPromptCache();
    cache.commit(cache.plan(marked(10, { 9: "5m" }), MINIMUM, 0), 0);
    expect(cache.plan(marked(29, { 28: "5m" }), MINIMUM, 1).readTokens).toBe(500);
    expect(cache.plan(marked(30, { 29: "5m" }), MINIMUM, 1).readTokens).toBe(0);
    expect(cache.plan(marked(30, { 9: "5m", 29: "5m" }), MINIMUM, 1).readTokens).toBe(500);
  });

  test("an entry lives five minutes from its last use, or an hour", () => {
    for (const [ttl, minutes] of [
      ["5m", 5],
      ["1h", 60],
    ] as const) {
      const cache = createPromptCache();
      const sent = marked(4, { 3: ttl });
      cache.commit(cache.plan(sent, MINIMUM, 0), 0);
      const lastMoment = minutes * MINUTE_MS - 1;
      const hit = cache.plan(sent, MINIMUM, lastMoment);
      expect(hit.readTokens).toBe(200);
      cache.commit(hit, lastMoment);
      expect(cache.plan(sent, MINIMUM, 2 * lastMoment).readTokens).toBe(200);
      expect(cache.plan(sent, MINIMUM, 2 * lastMoment + 1).readTokens).toBe(0);
    }
  });

  test("nothing is there for others before the response has begun", () => {
    const cache = createPromptCache();
    const sent = marked(4, { 3: "5m" });
    const plan = cache.plan(sent, MINIMUM, 0);
    expect(cache.plan(sent, MINIMUM, 0).readTokens).toBe(0);
    cache.commit(plan, 0);
    expect(cache.plan(sent, MINIMUM, 0).readTokens).toBe(200);
  });
});

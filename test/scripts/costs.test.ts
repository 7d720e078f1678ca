import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, it, test } from "vitest";

import { addBills, billLastVisit, billRequests, billVisits } from "../../scripts/costs/bill.ts";
import { evenVisits, type EvenVisit, type Visit } from "../../scripts/costs/history.ts";
import { STRATEGIES } from "../../scripts/costs/strategies.ts";
import { NO_TOKENS, promptTokens, requestUsd } from "../../scripts/costs/tokens.ts";

const MODELS = ["claude-sonnet-5-5", "claude-haiku-5-5", "claude-haiku-4-5", "claude-fable-5-1"] as const;
const SONNET = "claude-sonnet-5-5";

const tokens = integer({ min: 0, max: 900 });
const model = constantFrom(...MODELS);
const strategy = constantFrom(...STRATEGIES);
const systemTokens = integer({ min: 0, max: 6000 });

/** Visits at times that grow, within the cache's five minutes and beyond. */
const visits = array(
  record({
    blockTokens: integer({ min: 0, max: 120 }),
    turns: array(record({ after: integer({ min: 0, max: 600_000 }), user: tokens, answer: tokens }), {
      minLength: 1,
      maxLength: 14,
    }),
  }),
  { minLength: 1, maxLength: 6 },
).map((drawn): Visit[] => {
  let at = 0;
  return drawn.map(({ blockTokens, turns }) => ({
    blockTokens,
    turns: turns.map(({ after, user, answer }) => {
      at += after;
      return { at, userTokens: user, answerTokens: answer };
    }),
  }));
});

describe("what a strategy sends", () => {
  const even: EvenVisit = {
    turns: 12,
    userTokens: 10,
    answerTokens: 100,
    blockTokens: 60,
    historyTokens: 5000,
    secondsBetweenTurns: 30,
  };
  const sent = (of: (typeof STRATEGIES)[number]): number[] =>
    billRequests(of, evenVisits(even), { model: SONNET, systemTokens: 1000, caches: false })
      .filter(({ visit }) => visit === 1)
      .map(({ usage }) => usage.inputTokens);

  it("is everything, the last ten turns, ten turns and the visit, or the block and the visit", () => {
    expect(sent("stuffed").slice(0, 2)).toEqual([6010, 6120]);
    expect(sent("stuffed").at(-1)).toBe(1000 + 5000 + 11 * 110 + 10);
    expect(new Set(sent("last-ten"))).toEqual(new Set([1000 + 10 * 110 + 10]));
    expect(sent("anchored-ten").at(-1)).toBe(1000 + 10 * 110 + 11 * 110 + 10);
    expect(sent("tercet").slice(0, 2)).toEqual([1070, 1180]);
    expect(sent("tercet").at(-1)).toBe(1000 + 60 + 11 * 110 + 10);
  });
});

describe("what Claude bills", () => {
  test("the kinds add up to all that is sent, none is negative, and caching sends nothing else", () => {
    assert(
      property(visits, model, strategy, systemTokens, (user, of, how, system) => {
        const plain = billRequests(how, user, { model: of, systemTokens: system, caches: false });
        const cached = billRequests(how, user, { model: of, systemTokens: system, caches: true });
        for (const [index, { usage }] of cached.entries()) {
          for (const kind of Object.values(usage)) expect(kind).toBeGreaterThanOrEqual(0);
          expect(promptTokens(usage)).toBe(plain[index]?.usage.inputTokens);
          expect(usage.outputTokens).toBe(plain[index]?.usage.outputTokens);
        }
        for (const { usage } of plain) expect(promptTokens(usage)).toBe(usage.inputTokens);
      }),
    );
  });

  test("caching never costs more than a quarter over plain input, request by request", () => {
    assert(
      property(visits, model, strategy, systemTokens, (user, of, how, system) => {
        const facts = { model: of, systemTokens: system };
        const plain = billRequests(how, user, { ...facts, caches: false });
        const cached = billRequests(how, user, { ...facts, caches: true });
        for (const [index, { usd }] of cached.entries()) {
          expect(usd).toBeLessThanOrEqual((plain[index]?.usd ?? 0) * 1.25 + 1e-12);
        }
      }),
    );
  });

  test("once the system prompt is cached, a longer history never makes stuffing cheaper; it leaves Tercet's bill as it is", () => {
    const history = integer({ min: 0, max: 200_000 });
    assert(
      property(
        history,
        history,
        integer({ min: 1, max: 15 }),
        constantFrom(true, false),
        model,
        (a, b, turns, caches, of) => {
          const bill = (how: (typeof STRATEGIES)[number], historyTokens: number): number => {
            const user = {
              turns,
              userTokens: 40,
              answerTokens: 200,
              blockTokens: 70,
              secondsBetweenTurns: 45,
            };
            const facts = { model: of, systemTokens: 4096, caches };
            return billLastVisit(how, evenVisits({ ...user, historyTokens }), facts).usd;
          };
          const [less, more] = a < b ? [a, b] : [b, a];
          expect(bill("stuffed", less)).toBeLessThanOrEqual(bill("stuffed", more) + 1e-12);
          expect(bill("tercet", less)).toBe(bill("tercet", more));
        },
      ),
    );
  });

  it("costs less for a history that is just long enough to be cached than for a shorter one", () => {
    const even = { turns: 6, userTokens: 40, answerTokens: 200, blockTokens: 0, secondsBetweenTurns: 45 };
    const bill = (historyTokens: number): number => {
      const facts = { model: "claude-haiku-4-5", systemTokens: 1000, caches: true };
      return billLastVisit("stuffed", evenVisits({ ...even, historyTokens }), facts).usd;
    };
    expect(bill(3100)).toBeLessThan(bill(1800));
  });

  // S, H, u, a and T as in the formulas that the product's usage report follows.
  test("of even visits it is what the closed formulas say", () => {
    const drawn = record({
      system: integer({ min: 512, max: 4000 }),
      history: integer({ min: 0, max: 20_000 }),
      turns: integer({ min: 1, max: 12 }),
      user: integer({ min: 1, max: 300 }),
      answer: integer({ min: 1, max: 600 }),
      block: integer({ min: 1, max: 120 }),
    });
    assert(
      property(drawn, ({ system: S, history: H, turns: T, user: u, answer: a, block: P }) => {
        const [w, r] = [1.25, 0.05];
        const outputUsd = requestUsd(SONNET, { ...NO_TOKENS, outputTokens: a }) * T;
        const inputs = (how: "stuffed" | "tercet", caches: boolean): number => {
          const even = { turns: T, userTokens: u, answerTokens: a, blockTokens: P, secondsBetweenTurns: 30 };
          const user = evenVisits({ ...even, historyTokens: H });
          const { usd } = billLastVisit(how, user, { model: SONNET, systemTokens: S, caches });
          return (usd - outputUsd) / requestUsd(SONNET, { ...NO_TOKENS, inputTokens: 1 });
        };
        const uncached = (kept: number): number => T * (S + kept + u) + ((u + a) * T * (T - 1)) / 2;
        const cached = (kept: number): number =>
          S * T * r +
          kept * (w + (T - 1) * r) +
          w * (u + (T - 1) * (a + u)) +
          r * ((T - 1) * u + ((u + a) * (T - 1) * (T - 2)) / 2);
        expect(inputs("stuffed", false)).toBeCloseTo(uncached(H), 3);
        expect(inputs("tercet", false)).toBeCloseTo(uncached(P), 3);
        expect(inputs("stuffed", true)).toBeCloseTo(cached(H), 3);
        expect(inputs("tercet", true)).toBeCloseTo(cached(P), 3);
      }),
    );
  });

  it("caches nothing under the model's minimum, and nothing for longer than five minutes", () => {
    const even = { turns: 2, userTokens: 50, answerTokens: 50, blockTokens: 60, historyTokens: 0 };
    const read = (seconds: number, system: number): number => {
      const user = evenVisits({ ...even, secondsBetweenTurns: seconds });
      const facts = { model: SONNET, systemTokens: system, caches: true };
      return billVisits("tercet", user, facts).tokens.cacheReadTokens;
    };
    expect(read(60, 200)).toBe(0);
    // The system prompt at both turns, and the visit so far at the second.
    expect(read(60, 600)).toBe(600 + 600 + 60 + 50);
    expect(read(301, 600)).toBe(600 + 600);
  });

  it("is refused for a model that the price table does not know", () => {
    const facts = { model: "claude-of-tomorrow", systemTokens: 10, caches: false };
    const user = [{ blockTokens: 0, turns: [{ at: 0, userTokens: 1, answerTokens: 1 }] }];
    expect(() => billVisits("stuffed", user, facts)).toThrow("claude-of-tomorrow");
  });

  it("adds up over users, and keeps the longest prompt", () => {
    const facts = { model: SONNET, systemTokens: 0, caches: false };
    const of = (userTokens: number) =>
      billVisits("stuffed", [{ blockTokens: 0, turns: [{ at: 0, userTokens, answerTokens: 2 }] }], facts);
    const both = addBills(of(10), of(20));
    expect(both).toMatchObject({ requests: 2, longestPromptTokens: 20 });
    expect(both.tokens).toEqual({ ...NO_TOKENS, inputTokens: 30, outputTokens: 4 });
  });
});

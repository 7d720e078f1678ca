import { assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, it, test } from "vitest";

import { payingHistory, payingVolume, savingUsd } from "../../scripts/costs/break-even.ts";
import { extractionUsd, GATE_SHARE } from "../../scripts/costs/extraction.ts";
import { operationsOf } from "../../scripts/costs/operations.ts";
import { platformBill } from "../../scripts/costs/platform-bill.ts";
import { billPlatform, PLATFORM_PRICES, PLATFORM_PRICES_DATE } from "../../scripts/costs/platform-prices.ts";

const TRAFFIC = { turns: 6, minutesPerConversation: 4, signals: 1 };
const VISIT = { turns: 6, userTokens: 40, answerTokens: 200, blockTokens: 70, secondsBetweenTurns: 45 };

function question(model: string, conversationsPerMonth: number) {
  return {
    visit: VISIT,
    facts: { model, systemTokens: 800, caches: true },
    baseline: { strategy: "stuffed", caches: true },
    extractionUsd: 0,
    traffic: { ...TRAFFIC, conversationsPerMonth },
  } as const;
}

describe("the platform's bill", () => {
  it("has a source for every price, none younger than the table", () => {
    for (const { source, usd, included, ...of } of PLATFORM_PRICES) {
      if ("copy" in of) expect(PLATFORM_PRICES_DATE >= of.copy).toBe(true);
      expect(new URL(source).protocol).toBe("https:");
      expect(usd).toBeGreaterThanOrEqual(0);
      expect(included).toBeGreaterThanOrEqual(0);
    }
  });

  it("is the plan alone within what the plan includes, and the price of what is over it", () => {
    expect(billPlatform({ plan: 1, requests: 10e6, kvWrites: 1e6, queueOperations: 1e6 }).usd).toBe(5);
    expect(billPlatform({ plan: 1, requests: 15e6, cpuMs: 7 * 15e6 }).usd).toBeCloseTo(8, 9);
    expect(billPlatform({ queueOperations: 90e6 }).usd).toBeCloseTo(35.6, 9);
  });

  test("never falls as traffic grows", () => {
    const count = integer({ min: 0, max: 10_000_000 });
    assert(
      property(count, count, integer({ min: 1, max: 40 }), (a, b, turns) => {
        const bill = (conversationsPerMonth: number): number =>
          platformBill({ ...TRAFFIC, turns, conversationsPerMonth }).usd;
        expect(bill(Math.min(a, b))).toBeLessThanOrEqual(bill(Math.max(a, b)) + 1e-9);
      }),
    );
  });

  it("counts an idle check twice where a conversation went on after its opening", () => {
    expect(operationsOf(1)).toMatchObject({ queueOperations: 6, kvReads: 1, kvWrites: 2 });
    expect(operationsOf(6)).toMatchObject({ queueOperations: 9, kvReads: 6, kvWrites: 7 });
  });
});

describe("learning", () => {
  it("is free by rules, and by the hybrid costs the share that the gate lets through", () => {
    const facts = { model: "claude-haiku-5-5", userTokens: 240, signals: 1 };
    const every = extractionUsd({ ...facts, extractor: "claude" });
    expect(extractionUsd({ ...facts, extractor: "rules" })).toBe(0);
    expect(every).toBeGreaterThan(0);
    expect(extractionUsd({ ...facts, extractor: "hybrid" })).toBeCloseTo(GATE_SHARE * every, 12);
    expect(extractionUsd({ ...facts, extractor: "hybrid", gateShare: 1 })).toBe(every);
  });
});

describe("break-even", () => {
  test("the volume is the first at which the saving pays the platform", () => {
    assert(
      property(integer({ min: 1, max: 100_000 }), (microUsd) => {
        const saved = microUsd / 1e6;
        const volume = payingVolume(saved, TRAFFIC);
        const gain = (conversationsPerMonth: number): number =>
          saved * conversationsPerMonth - platformBill({ ...TRAFFIC, conversationsPerMonth }).usd;
        if (volume === undefined) {
          for (const count of [1000, 100_000, 10_000_000]) expect(gain(count)).toBeLessThan(0);
        } else {
          expect(gain(volume)).toBeGreaterThanOrEqual(0);
          expect(gain(volume - 1)).toBeLessThan(0);
        }
      }),
    );
  });

  it("does not pay where a conversation saves nothing, or less than it costs the platform", () => {
    expect(payingVolume(0, TRAFFIC)).toBeUndefined();
    expect(payingVolume(-0.01, TRAFFIC)).toBeUndefined();
    expect(payingVolume(0.000001, TRAFFIC)).toBeUndefined();
  });

  test("the history is the shortest whose saving pays its share of the platform", () => {
    const model = constantFrom("claude-sonnet-5-5", "claude-haiku-5-5", "claude-opus-5");
    assert(
      property(model, constantFrom(1000, 10_000, 100_000), (of, count) => {
        const asked = question(of, count);
        const shortest = payingHistory(asked);
        const each = platformBill(asked.traffic).usd / count;
        expect(shortest).toBeDefined();
        expect(savingUsd(asked, shortest ?? 0)).toBeGreaterThanOrEqual(each);
        expect(savingUsd(asked, (shortest ?? 0) - 1)).toBeLessThan(each);
      }),
      { numRuns: 12 },
    );
  });

  it.each(["claude-sonnet-5", "claude-sonnet-4-6", "claude-haiku-4-5"])(
    "pays for any longer history too, on %s, which caches nothing that is short",
    (model) => {
      const asked = question(model, 100_000);
      const each = platformBill(asked.traffic).usd / 100_000;
      const from = payingHistory(asked) ?? Infinity;
      expect(from).toBeLessThan(Infinity);
      assert(
        property(integer({ min: 1, max: 300_000 }), (more) => {
          expect(savingUsd(asked, from + more)).toBeGreaterThanOrEqual(each);
        }),
      );
    },
  );

  it("needs a longer history on a cheaper model, and with extraction at every conversation", () => {
    const [sonnet, haiku] = ["claude-sonnet-5-5", "claude-haiku-5-5"].map(
      (of) => payingHistory(question(of, 10_000)) ?? Infinity,
    );
    expect(haiku).toBeGreaterThan(sonnet ?? Infinity);
    const paid = payingHistory({ ...question("claude-haiku-5-5", 10_000), extractionUsd: 0.0005 });
    expect(paid).toBeGreaterThan(haiku ?? Infinity);
  });

  it("does not pay against a window that is shorter than what Tercet saves", () => {
    const window = { strategy: "anchored-ten", caches: true } as const;
    expect(payingHistory({ ...question("claude-haiku-5-5", 1000), baseline: window })).toBeUndefined();
  });
});

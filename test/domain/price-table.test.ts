import { describe, expect, it } from "vitest";
import { costNanoUsd, minimumCacheableTokens } from "../../src/persona/price-table.ts";

const MILLION = 1_000_000;
const NONE = {
  inputTokens: 0,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
  cacheReadTokens: 0,
  outputTokens: 0,
};

describe("the price table", () => {
  it("costs a million tokens of each kind what the table says, in nano-dollars", () => {
    const dollars = (usage: Partial<typeof NONE>): number =>
      (costNanoUsd("claude-sonnet-5-5", { ...NONE, ...usage }) ?? 0) / 1e9;
    expect(dollars({ inputTokens: MILLION })).toBe(2);
    expect(dollars({ outputTokens: MILLION })).toBe(10);
    expect(dollars({ cacheWrite5mTokens: MILLION })).toBe(2.5);
    expect(dollars({ cacheWrite1hTokens: MILLION })).toBe(4);
    expect(dollars({ cacheReadTokens: MILLION })).toBe(0.1);
  });

  it("prices a long prompt of Haiku 5.5 as a whole by the long table, cached tokens counted in", () => {
    const short = { ...NONE, inputTokens: 50_000, cacheReadTokens: 50_000 };
    expect(costNanoUsd("claude-haiku-5-5", short)).toBe(50_000 * 100 + 50_000 * 10);
    const long = { ...short, cacheReadTokens: 50_001 };
    expect(costNanoUsd("claude-haiku-5-5", long)).toBe(50_000 * 500 + 50_001 * 50);
  });

  it("knows a model by its dated name as well", () => {
    const usage = { ...NONE, inputTokens: MILLION };
    expect(costNanoUsd("claude-haiku-4-5-20251001", usage)).toBe(costNanoUsd("claude-haiku-4-5", usage));
  });

  it("has no price for a model that it does not know, whatever its name", () => {
    for (const model of ["claude-unknown", "constructor", "__proto__", ""]) {
      expect(costNanoUsd(model, { ...NONE, inputTokens: 1 })).toBeNull();
      expect(minimumCacheableTokens(model)).toBe(4096);
    }
  });
});

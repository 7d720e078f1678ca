import { describe, expect, it } from "vitest";
import { billUser } from "../../scripts/eval/measure/bills.ts";
import type { Contender, Opened, PlayedUser } from "../../scripts/eval/measure/contenders.ts";
import { goesUp, measureFlatness } from "../../scripts/eval/measure/flatness.ts";
import { percentile, slopeOf } from "../../scripts/eval/measure/statistics.ts";
import { commandOf, directoryOf, readOptions } from "../../scripts/eval/options.ts";
import { replaceBetween } from "../../scripts/eval/report/readme.ts";
import { generateUsers } from "../../scripts/eval/users/generate.ts";

const MODEL = "claude-sonnet-5-5";
const [USER] = generateUsers({ users: 1, conversations: 12, seed: 3 });
if (!USER) throw new Error("There is no user.");

/** As if it had been played; blocks of so many tokens. */
function played(blockTokens: (conversation: number) => number): PlayedUser {
  return {
    user: USER as NonNullable<typeof USER>,
    evidence: [],
    played: (USER?.conversations ?? []).map(({ turns }, conversation) => ({
      what: "said",
      user: "u",
      conversation,
      id: String(conversation),
      source: "kv",
      block: null,
      blockTokens: blockTokens(conversation),
      turns: turns.map(({ reply }) => ({
        firstByteMs: 10,
        reply,
        marked: { system: true, last: true },
        usage: { promptTokens: 0, outputTokens: 0 },
      })),
    })),
  };
}

function bill(strategy: Contender["strategy"], caches: boolean, text: string | null = null) {
  const contender: Contender = {
    key: strategy,
    name: strategy,
    isMain: true,
    strategy,
    caches,
    extracts: false,
    open: () => ({ text, reached: () => undefined }),
  };
  const user = played(() => 0);
  const opened = user.user.conversations.map((_, conversation): Opened => contender.open(user, conversation));
  return billUser(contender, user, opened, MODEL);
}

describe("the accounts", () => {
  it("count the same tokens of a strategy with caching and without, at another price", () => {
    for (const strategy of ["stuffed", "last-ten", "tercet"] as const) {
      const [plain, cached] = [bill(strategy, false), bill(strategy, true)];
      expect(cached.promptTokens).toEqual(plain.promptTokens);
      expect(plain.usage.cacheReadTokens + plain.usage.cacheWrite5mTokens).toBe(0);
      expect(cached.usd).toBeLessThan(plain.usd);
    }
  });

  it("have full history grow with each visit, and a block not", () => {
    const [stuffed, block] = [bill("stuffed", true), bill("tercet", true, "Prefers: short answers.")];
    const openingOf = ({ openings }: typeof stuffed, at: number): number =>
      (openings[at]?.fresh ?? 0) + (openings[at]?.read ?? 0);
    expect(openingOf(stuffed, 11)).toBeGreaterThan(openingOf(stuffed, 5) + 2000);
    expect(Math.abs(openingOf(block, 11) - openingOf(block, 5))).toBeLessThan(100);
  });

  it("hold an anchored window cheaper than one that slides, and a block's tokens in each visit", () => {
    expect(bill("anchored-ten", true).usd).toBeLessThan(bill("last-ten", true).usd);
    const [withBlock, without] = [bill("tercet", true, "A block."), bill("tercet", true)];
    expect(withBlock.promptTokens.every((tokens, at) => tokens > (without.promptTokens[at] ?? 0))).toBe(true);
  });
});

describe("flatness", () => {
  const history = (): number[] => [500, 700];

  it("takes a block that fills a line for flat, and one that carries history along for growth", () => {
    const filling = measureFlatness([played((at) => (at < 11 ? 60 : 63))], history);
    expect(filling.slopes.some(goesUp)).toBe(false);
    expect(filling.slopes[0]?.blockTokensPerConversation).toBeGreaterThan(0);
    const growing = measureFlatness([played((at) => 20 + 7 * at)], history);
    expect(growing.slopes.some(goesUp)).toBe(true);
  });

  it("counts blocks over the limit", () => {
    const flat = measureFlatness([played((at) => (at === 3 ? 121 : 120))], history);
    expect(flat).toMatchObject({ largestBlockTokens: 121, blocksOverLimit: 1 });
  });
});

describe("statistics", () => {
  it("finds slopes and percentiles", () => {
    const points = [3, 5, 7, 9].map((y, x) => ({ x, y }));
    expect(slopeOf(points)).toBeCloseTo(2);
    expect(slopeOf([{ x: 1, y: 5 }])).toBe(0);
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2);
    expect(percentile([4, 1, 3, 2], 0.99)).toBe(4);
    expect(percentile([], 0.5)).toBeUndefined();
  });
});

describe("a run", () => {
  it("is named by its population, and by the command that makes it again", () => {
    const options = readOptions(["--users", "6", "--seed", "2", "--no-report"]);
    expect(options).toMatchObject({ users: 6, conversations: 30, seed: 2, writesReport: false });
    expect(commandOf(options)).toBe("npm run eval -- --users 6 --seed 2");
    expect(commandOf(readOptions([]))).toBe("npm run eval");
    expect(directoryOf(options)).not.toBe(directoryOf(readOptions([])));
    expect(() => readOptions(["--users", "many"])).toThrow("How many?");
  });

  it("writes its summary between the README's markers, and nowhere else", () => {
    const begin = "<!-- eval:begin, written by npm run eval -->";
    const readme = `before\n${begin}\nold\n<!-- eval:end -->\nafter`;
    expect(replaceBetween(readme, "new")).toBe(`before\n${begin}\nnew\n<!-- eval:end -->\nafter`);
    expect(() => replaceBetween("no markers", "new")).toThrow("markers");
  });
});

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { array, assert, boolean, constantFrom, integer, property, record } from "fast-check";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";

import { judge } from "../../scripts/estimate/advice.ts";
import { BASELINES } from "../../scripts/estimate/baselines.ts";
import { monthlyVolume } from "../../scripts/estimate/calendar.ts";
import { createLearner, SAMPLED_USERS } from "../../scripts/estimate/learner.ts";
import { createVisitCollector, type FinishedVisit } from "../../scripts/estimate/logged-visits.ts";
import { estimateMonth, type MonthlyFacts } from "../../scripts/estimate/monthly.ts";
import { readEntries } from "../../scripts/import/entries.ts";
import { createPlanner } from "../../scripts/import/plan.ts";
import { loadLexicalSeed } from "../../scripts/support/lexical-seed.ts";

const run = promisify(execFile);
const MINUTE_MS = 60_000;

const said = (role: "user" | "assistant", content: string) => ({ role, content });

/** The values of a log through the import's readers, as the script reads them. */
function collect(values: readonly unknown[]) {
  const planner = createPlanner();
  const finished: FinishedVisit[] = [];
  const collector = createVisitCollector(30 * MINUTE_MS, (visit) => finished.push(visit));
  for (const value of values) {
    for (const read of readEntries(value)) {
      if ("entry" in read) collector.add(read.entry, planner.place(read.entry));
    }
  }
  return { users: collector.end(), finished };
}

describe("the visits of a log", () => {
  const history = [
    said("user", "one one one one"),
    said("assistant", "answer one, which is longer"),
    said("user", "two"),
    said("assistant", "answer two"),
    said("user", "three three"),
  ];
  const request = (count: number, at: string) => ({
    timestamp: at,
    request: { model: "claude-haiku-5-5", messages: history.slice(0, count), metadata: { user_id: "u" } },
  });

  it("are told apart by the time between requests, and an answer goes to the turn that it answers", () => {
    const { users, finished } = collect([
      request(1, "2026-11-01T10:00:00Z"),
      request(3, "2026-11-01T10:01:00Z"),
      request(5, "2026-11-01T12:00:00Z"),
    ]);
    const visits = users.get("u") ?? [];
    expect(
      visits.map(({ turns }) => turns.map(({ at }) => new Date(at).toISOString().slice(11, 16))),
    ).toEqual([["10:00", "10:01"], ["12:00"]]);
    const tokens = visits.flatMap(({ turns }) => turns.map(({ answerTokens }) => answerTokens !== undefined));
    expect(tokens).toEqual([true, true, false]);
    expect(finished.map(({ words }) => words)).toEqual([["one one one one", "two"], ["three three"]]);
  });

  it("count a request that is sent twice once", () => {
    const { users } = collect([request(3, "2026-11-01T10:00:00Z"), request(3, "2026-11-01T10:00:09Z")]);
    expect(users.get("u")?.flatMap(({ turns }) => turns)).toHaveLength(2);
  });

  it("are one a line in transcripts, never before the one before has ended", () => {
    const line = { user_id: "u", date: "2026-11-01", messages: history };
    const { users } = collect([line, { ...line, session: "2" }, { ...line, date: "2026-10-01" }]);
    const visits = users.get("u") ?? [];
    expect(visits.map(({ turns }) => turns.length)).toEqual([3, 3, 3]);
    const times = visits.flatMap(({ turns }) => turns.map(({ at }) => at));
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(new Date(times[0] ?? 0).toISOString()).toContain("2026-10-01");
    expect((times[6] ?? 0) - (times[5] ?? 0)).toBe(60 * MINUTE_MS);
  });

  it("send what the assistant says first along with the user's first words", () => {
    const greeted = {
      user_id: "u",
      messages: [said("assistant", "Welcome! ".repeat(9)), said("user", "Hi")],
    };
    const plain = { user_id: "v", messages: [said("user", "Hi")] };
    const { users } = collect([greeted, plain]);
    const [one, other] = ["u", "v"].map((user) => users.get(user)?.[0]?.turns ?? []);
    expect(one).toHaveLength(1);
    expect(one?.[0]?.userTokens).toBeGreaterThan(other?.[0]?.userTokens ?? Infinity);
  });

  it("of memories are learned from a day at a time, and have no turns", () => {
    const { users, finished } = collect([
      { memory: "User prefers bullet lists", user_id: "u", created_at: "2026-11-01T10:00:00Z" },
      { memory: "Likes tea", user_id: "u", created_at: "2026-11-01T11:00:00Z" },
    ]);
    expect(users.size).toBe(0);
    expect(finished.map(({ words }) => words)).toEqual([["I prefer bullet lists.", "I like tea."]]);
  });
});

describe("a month by the logs' dates", () => {
  it("is what they cover scaled to a month, both ends counted in", () => {
    const [from, to] = ["2026-11-01T10:00:00.000Z", "2026-11-10T09:00:00.000Z"];
    const { conversationsPerMonth, days } = monthlyVolume({ visits: 100, from, to });
    expect(days).toBe(10);
    expect(conversationsPerMonth).toBeCloseTo(304.4, 1);
  });

  it("is the logs as they are, where they have no dates", () => {
    const volume = monthlyVolume({ visits: 7, from: undefined, to: undefined });
    expect(volume).toEqual({ conversationsPerMonth: 7, days: undefined });
  });
});

describe("what is learned", () => {
  const learnerOf = async () =>
    createLearner({ ...(await loadLexicalSeed()), extractor: "hybrid", model: "claude-haiku-5-5" });

  it("is the block that the user would be met with, and its tokens at later openings", async () => {
    const learner = await learnerOf();
    const visit = { user: "u", at: 0, words: ["I prefer bullet lists."] };
    await learner.learn({ ...visit, visit: "1" });
    await learner.learn({ ...visit, visit: "2", at: 1, words: ["Where is my order?"] });
    const { sample, blockTokens, visits, extraction } = learner.learned();
    expect(sample[0]).toMatchObject({ user: "u", visits: 2 });
    expect(sample[0]?.block).toMatch(/Prefers: .*bullet lists/u);
    expect(blockTokens).toBeGreaterThan(20);
    expect(visits).toBe(2);
    // The errand is not worth a call.
    expect(extraction.calls).toBe(1);
  });

  it("is held of a bounded sample, the same in whatever order users come", async () => {
    const names = Array.from({ length: SAMPLED_USERS + 50 }, (_, index) => `user-${index}`);
    const sampleOf = async (order: readonly string[]): Promise<string[]> => {
      const learner = await learnerOf();
      for (const user of order) await learner.learn({ user, visit: user, at: 0, words: ["Hi"] });
      return learner.learned().sample.map(({ user }) => user);
    };
    const sample = await sampleOf(names);
    expect(sample).toHaveLength(SAMPLED_USERS);
    expect(await sampleOf(names.toReversed())).toEqual(sample);
  });
});

const FACTS: MonthlyFacts = {
  model: "claude-sonnet-5-5",
  now: "stuffed",
  systemTokens: 500,
  blockTokens: 40,
  signalsPerVisit: 1,
  extractionUsd: 0.01,
  conversationsPerMonth: 1000,
};

/** Users with `visits` visits of `turns` turns, a day apart. */
function usersOf(count: number, visits: number, turns: number) {
  return Array.from({ length: count }, () =>
    Array.from({ length: visits }, (_, visit) => ({
      isTimed: true,
      turns: Array.from({ length: turns }, (_each, turn) => ({
        at: (visit * 1440 + turn) * MINUTE_MS,
        userTokens: 30,
        answerTokens: turn === turns - 1 ? undefined : 150,
      })),
    })),
  );
}

const month = (users: ReturnType<typeof usersOf>, facts: Partial<MonthlyFacts> = {}) =>
  estimateMonth(users, { ...FACTS, ...facts }, () => {});

describe("the month's bill", () => {
  test("grows with the traffic in proportion, but for the platform's; and is never negative", () => {
    const drawn = record({
      users: integer({ min: 1, max: 4 }),
      visits: integer({ min: 1, max: 8 }),
      turns: integer({ min: 1, max: 8 }),
      model: constantFrom("claude-sonnet-5-5", "claude-haiku-4-5"),
      times: integer({ min: 2, max: 50 }),
    });
    assert(
      property(drawn, ({ users, visits, turns, model, times }) => {
        const logged = usersOf(users, visits, turns);
        const [one, more] = [1000, 1000 * times].map((conversationsPerMonth) =>
          month(logged, { model, conversationsPerMonth }),
        );
        for (const [index, row] of (one?.baselines ?? []).entries()) {
          expect(row.usd).toBeGreaterThan(0);
          expect(more?.baselines[index]?.usd).toBeCloseTo(row.usd * times, 6);
          expect(more?.baselines[index]?.paysFrom).toBe(row.paysFrom);
        }
        for (const [index, row] of (one?.tercet ?? []).entries()) {
          expect(more?.tercet[index]?.claudeUsd).toBeCloseTo(row.claudeUsd * times, 6);
          expect(row.usd).toBeCloseTo(
            row.claudeUsd + (one?.extractionUsd ?? 0) + (one?.platform.usd ?? 0),
            9,
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  test("says of each way from which volume on it costs more than Tercet, all in", () => {
    assert(
      property(
        integer({ min: 2, max: 20 }),
        integer({ min: 1, max: 6 }),
        boolean(),
        (visits, turns, caches) => {
          const logged = usersOf(2, visits, turns);
          for (const { name, paysFrom } of month(logged).baselines) {
            if (BASELINES.find((each) => each.name === name)?.caches !== caches || paysFrom === undefined)
              continue;
            const gain = (conversationsPerMonth: number): number => {
              const at = month(logged, { conversationsPerMonth });
              const theirs = at.baselines.find((row) => row.name === name)?.usd ?? 0;
              return theirs - (at.tercet.find((row) => row.caches === caches)?.usd ?? 0);
            };
            expect(gain(paysFrom)).toBeGreaterThanOrEqual(-1e-9);
            if (paysFrom > 1) expect(gain(paysFrom - 1)).toBeLessThan(0);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it("takes an answer that is not in the logs for as long as the others", () => {
    const known = [[{ isTimed: true, turns: [{ at: 0, userTokens: 30, answerTokens: 150 }] }]];
    const unknown = [[{ isTimed: true, turns: [{ at: 0, userTokens: 30, answerTokens: undefined }] }]];
    expect(month([...known, ...unknown]).answersUsd).toBeCloseTo(month(known).answersUsd, 9);
  });

  it("marks prompts that the model would not take", () => {
    const long = [[{ isTimed: true, turns: [{ at: 0, userTokens: 250_000, answerTokens: 1 }] }]];
    expect(month(long, { model: "claude-haiku-4-5" }).baselines[0]?.overflows).toBe(true);
    expect(month(long).baselines[0]?.overflows).toBe(false);
  });
});

describe("the verdict", () => {
  test("names nothing that costs more than Tercet or than today, the cheapest first", () => {
    const drawn = array(integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 });
    assert(
      property(
        drawn,
        integer({ min: 1, max: 100_000 }),
        constantFrom(...BASELINES),
        (visits, volume, { name }) => {
          const logged = visits.flatMap((count) => usersOf(1, count, 4));
          const { nowUsd, cachingUsd, tercetUsd, cheaper } = judge(
            month(logged, { now: name, conversationsPerMonth: volume }),
            name,
          );
          expect(cachingUsd).toBeLessThanOrEqual(nowUsd);
          const costs = cheaper.map(({ usd }) => usd);
          for (const usd of costs) expect(usd).toBeLessThan(Math.min(nowUsd, tercetUsd));
          expect(costs).toEqual(costs.toSorted((one, other) => one - other));
        },
      ),
      { numRuns: 30 },
    );
  });

  it("counts as Tercet's own only what it saves beyond prompt caching", () => {
    // Users who come once: there is no history, and all that is saved is caching's.
    const { nowUsd, cachingUsd, tercetUsd } = judge(
      month(usersOf(5, 1, 8), { systemTokens: 3000, conversationsPerMonth: 10_000 }),
      "stuffed",
    );
    expect(tercetUsd).toBeLessThan(nowUsd);
    expect(tercetUsd).toBeGreaterThan(cachingUsd);
  });

  it("puts a cheaper model, caching alone and a window before Tercet where they save more", () => {
    const { cheaper, tercetUsd, nowUsd } = judge(
      month(usersOf(3, 6, 5), { conversationsPerMonth: 100 }),
      "stuffed",
    );
    expect(tercetUsd).toBeGreaterThan(0);
    expect(nowUsd).toBeGreaterThan(0);
    expect(cheaper.map(({ what }) => what)).toEqual([
      "claude-haiku-5-5, with all else as today",
      "ten turns, fixed at the opening, cached (forgets what was said before)",
      "prompt caching alone",
    ]);
  });
});

describe("npm run estimate", { timeout: 30_000 }, () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "tercet-estimate-"));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const estimate = async (lines: readonly string[], ...options: string[]) => {
    const path = join(directory, "logs.jsonl");
    await writeFile(path, lines.join("\n"));
    return run("node", ["scripts/estimate.ts", path, ...options], {
      env: { ...process.env, NO_COLOR: "1" },
    }).then(
      ({ stdout }) => ({ stdout, failed: false }),
      ({ stdout, stderr }: { stdout: string; stderr: string }) => ({ stdout: stdout + stderr, failed: true }),
    );
  };
  const line = JSON.stringify({
    user_id: "sam",
    date: "2026-11-01",
    messages: [said("user", "I prefer bullet lists. Where is my order?"), said("assistant", "On its way.")],
  });

  it("prints the bill and the blocks, and goes on over bad lines, which it names", async () => {
    const { stdout, failed } = await estimate(
      [line, "{", '{"user_id": 1}', line],
      "--conversations-per-month",
      "50",
    );
    expect(failed).toBe(false);
    expect(stdout).toContain("2 conversations of 1 user, 2 turns.");
    expect(stdout).toContain("line 2: not JSON");
    expect(stdout).toContain("line 3: neither a conversation");
    expect(stdout).toContain("A month: 50 conversations on claude-sonnet-5-5");
    expect(stdout).toContain("it does not pay, at this volume");
    expect(stdout).toContain("Prefers: strongly bullet lists.");
  });

  it("shows what is learned of memories, and no bill", async () => {
    const { stdout } = await estimate([
      JSON.stringify({ memory: "User prefers bullet lists", user_id: "u" }),
    ]);
    expect(stdout).toContain("Prefers: bullet lists.");
    expect(stdout).not.toContain("A month");
  });

  it("refuses a model without a price, and a file without a conversation", async () => {
    const unknown = await estimate([line], "--model", "claude-of-tomorrow");
    expect(unknown).toMatchObject({ failed: true });
    expect(unknown.stdout).toContain("The price table has no claude-of-tomorrow.");
    expect(await estimate(["{"])).toMatchObject({ failed: true });
  });
});

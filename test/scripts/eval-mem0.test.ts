import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createClaudeEmulator } from "../../scripts/claude-emulator/server.ts";
import { estimateMem0Usd } from "../../scripts/eval/ask-mem0/estimate.ts";
import { messagesOf, readInferred, type InferredUser } from "../../scripts/eval/ask-mem0/inferred.ts";
import { addAnswer, NOTHING_SPENT, type Spent } from "../../scripts/eval/ask-mem0/spent.ts";
import type { PlayedUser } from "../../scripts/eval/measure/contenders.ts";
import { startRecorder } from "../../scripts/eval/play/recorder.ts";
import { mem0Notes } from "../../scripts/eval/report/mem0-notes.ts";
import { methodOf } from "../../scripts/eval/report/method.ts";
import { summaryTable } from "../../scripts/eval/report/table.ts";
import { composeResults, find, usdPerThousand, type Results } from "../../scripts/eval/results.ts";
import { generateUsers } from "../../scripts/eval/users/generate.ts";
import { startRun } from "../../scripts/start/run.ts";
import { loadLexicalSeed } from "../../scripts/support/lexical-seed.ts";

const FACTS = JSON.stringify({ memory: [{ id: "0", text: "User likes tables", attributed_to: "user" }] });

describe("what mem0's own calls are billed", () => {
  const emulator = createClaudeEmulator({
    respond: ({ messages }) => (JSON.stringify(messages).includes("Hello") ? "No list." : `Here:\n${FACTS}`),
  });
  let upstream: string;
  beforeAll(async () => {
    upstream = await emulator.listen();
  });
  afterAll(() => emulator.close());
  afterEach(() => emulator.clearFaults());

  /** As mem0 asks: its instructions as the system prompt, all else as one message, and no stream. */
  async function spend(...said: string[]): Promise<Spent> {
    const run = startRun();
    let spent = NOTHING_SPENT;
    const url = await startRecorder(run, upstream, {
      onAnswer: (body) => (spent = addAnswer(spent, body)),
    });
    for (const content of said) {
      const response = await fetch(`${url}/v1/messages`, {
        method: "POST",
        headers: {
          "x-api-key": "any",
          "anthropic-version": "2023-06-01",
          "content-type": "application/json",
        },
        body: JSON.stringify({
          model: "claude-haiku-5-5",
          system: "You are a Memory Extractor.",
          messages: [{ role: "user", content }],
          max_tokens: 2000,
          temperature: 0.1,
        }),
      });
      await response.text();
    }
    await run.close();
    return spent;
  }

  it("is counted on the way, from the usage of each answer", async () => {
    const one = await spend("user: I like tables.");
    expect(one).toMatchObject({ calls: 1, unreadable: 0 });
    expect(one.usd).toBeCloseTo((one.inputTokens * 0.1 + one.outputTokens * 0.5) / 1e6, 12);
    const two = await spend("user: I like tables.", "user: I like tables.");
    expect(two).toEqual({
      calls: 2,
      inputTokens: 2 * one.inputTokens,
      outputTokens: 2 * one.outputTokens,
      usd: 2 * one.usd,
      unreadable: 0,
    });
  });

  it("holds an answer that lists no memories, and none that is an error", async () => {
    expect(await spend("Hello")).toMatchObject({ calls: 1, unreadable: 1 });
    emulator.addFault({ fault: "529", times: 1 });
    expect(await spend("user: I like tables.")).toEqual(NOTHING_SPENT);
  });

  it("is estimated by the conversations, before it is run", () => {
    const users = generateUsers({ users: 4, conversations: 10, seed: 1 });
    const usd = estimateMem0Usd(users);
    expect(usd / 40).toBeGreaterThan(0.002);
    expect(usd / 40).toBeLessThan(0.004);
    expect(estimateMem0Usd(users.slice(0, 1))).toBeLessThan(usd / 2);
  });
});

const USERS = generateUsers({ users: 2, conversations: 4, seed: 5 }).map((user): PlayedUser => ({
  user,
  evidence: [],
  played: user.conversations.map(({ turns }, conversation) => ({
    what: "said",
    user: user.id,
    conversation,
    id: String(conversation),
    source: "none",
    block: null,
    blockTokens: 0,
    turns: turns.map(() => ({
      firstByteMs: 10,
      reply: "As Claude said it.",
      marked: { system: true, last: true },
      usage: { promptTokens: 0, outputTokens: 0 },
    })),
  })),
}));

/** As if mem0 had kept each turn as it was. */
const INFERRED = USERS.map(({ user }): InferredUser => ({
  user: user.id,
  openings: user.conversations.map((_, conversation) =>
    user.conversations
      .slice(0, conversation)
      .flatMap(({ turns }) => turns.map((turn) => `User said: ${turn.user}`)),
  ),
  spent: { calls: 4, inputTokens: 50_000, outputTokens: 1000, usd: 0.01, unreadable: 0 },
  failed: 1,
}));

async function resultsWith(inferred: InferredUser[] | { missing: string } | undefined): Promise<Results> {
  return composeResults({
    date: "2026-11-24",
    command: "npm run eval -- --live",
    users: USERS,
    codebook: (await loadLexicalSeed()).codebook,
    mem0: { missing: "it is not installed" },
    inferred,
    billed: { requests: 0, input: 0, cacheWrite: 0, cacheRead: 0, extraction: { requests: 0, usd: 0 } },
    isLive: true,
  });
}

describe("mem0 with Claude as its model", () => {
  it("is told both sides of each conversation, with the answers that were given", () => {
    const [user] = USERS;
    const [first] = user ? messagesOf(user) : [];
    expect(first?.map(({ role }) => role).slice(0, 2)).toEqual(["user", "assistant"]);
    expect(first?.[0]?.content).toBe(user?.user.conversations[0]?.turns[0]?.user);
    expect(first?.[1]?.content).toBe("As Claude said it.");
    expect(first?.length).toBe(2 * (user?.user.conversations[0]?.turns.length ?? 0));
  });

  it("has a row with its recall, its memories' tokens and its own calls", async () => {
    const results = await resultsWith(INFERRED);
    const row = find(results, "mem0-infer");
    const names = summaryTable(results).rows.map(([name]) => name);
    expect(names).toContain("mem0ai (infer), top ten, cached");
    expect(row.recall.stated.counted).toBeGreaterThan(0);
    expect(row.recall.stated.recalled).toBeGreaterThan(0.7 * row.recall.stated.counted);
    expect(row.promptTokensPerTurn[3]).toBeGreaterThan(Number(row.promptTokensPerTurn[0]) + 50);
    const model = "claude-haiku-5-5";
    const chat = (1000 * Number(row.usd[model])) / row.conversations;
    expect(usdPerThousand(results, row, model)).toBeCloseTo(chat + (1000 * 0.02) / 8, 9);
    expect(mem0Notes(results)).toEqual([
      "mem0ai is left out: it is not installed.",
      "mem0ai (infer) holds its own 8 calls on claude-haiku-5-5 for 8 visits, as they were billed: 100,000 tokens in, " +
        "2,000 out, $2.50 a 1,000 visits. 2 of the visits taught it nothing: Claude's answer was an error, or no list of memories.",
    ]);
    expect(methodOf(results).join(" ")).toContain("errs in mem0's favour");
  });

  it("is not spoken of where it was not asked, and left out with the reason where it can't be had", async () => {
    const silent = await resultsWith(undefined);
    expect(mem0Notes(silent)).toHaveLength(1);
    expect(methodOf(silent).join(" ")).not.toContain("errs in mem0's favour");
    const missing = await resultsWith({ missing: "no key" });
    expect(mem0Notes(missing)).toContain("mem0ai (infer) is left out: no key.");
    expect(() => find(missing, "mem0-infer")).toThrow("no row");
  });

  it("is read again from where a user of it is kept", async () => {
    const directory = await mkdtemp(join(tmpdir(), "tercet-mem0-"));
    const path = join(directory, "user.json");
    expect(await readInferred(path)).toBeUndefined();
    await writeFile(path, JSON.stringify(INFERRED[0]));
    expect(await readInferred(path)).toEqual(INFERRED[0]);
    await rm(directory, { recursive: true });
  });
});

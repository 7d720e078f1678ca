import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { estimateLiveUsd, readLiveClaude } from "../../scripts/eval/live.ts";
import { openJournal, type PlayedConversation } from "../../scripts/eval/play/journal.ts";
import { createScript } from "../../scripts/eval/play/script.ts";
import { generateUsers } from "../../scripts/eval/users/generate.ts";

const USERS = generateUsers({ users: 2, conversations: 3, seed: 1 });
const CONVERSATION = USERS[0]?.conversations[0]?.turns ?? [];
const OPENING = CONVERSATION[0]?.user ?? "";
const MARKER = { type: "ephemeral" };

describe("the script", () => {
  it("answers each turn as written, and takes down what reached Claude with it", async () => {
    const script = createScript(USERS);
    const request = {
      model: "claude-haiku-5-5",
      max_tokens: 1,
      system: [
        { type: "text", text: "The app.", cache_control: MARKER },
        { type: "text", text: "<user_persona>\n…" },
      ],
      messages: [
        { role: "user", content: OPENING },
        { role: "assistant", content: "Yes." },
        { role: "user", content: [{ type: "text", text: "And then?", cache_control: MARKER }] },
      ],
    } as const;
    expect(await script.respond(request as never)).toBe(CONVERSATION[1]?.reply);
    expect(script.take(OPENING, 0)).toBeUndefined();
    expect(script.take(OPENING, 1)).toEqual({
      block: "<user_persona>\n…",
      marked: { system: true, last: true },
    });
    expect(script.take(OPENING, 1)).toBeUndefined();
  });

  it("leaves what is none of its conversations to the emulator", async () => {
    const script = createScript(USERS);
    const request = { model: "m", max_tokens: 1, messages: [{ role: "user", content: "Who are you?" }] };
    expect(await script.respond(request as never)).toBeUndefined();
    expect(script.take("Who are you?", 0)).toBeUndefined();
    expect(() => script.see("no request")).not.toThrow();
  });
});

describe("the journal", () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "tercet-journal-"));
  });
  afterAll(() => rm(directory, { recursive: true }));

  it("is what a run goes on from, half a last line or not", async () => {
    const path = join(directory, "run", "journal.jsonl");
    const played: PlayedConversation = {
      what: "said",
      user: "u",
      conversation: 0,
      id: "conv_1",
      source: "kv",
      block: null,
      blockTokens: 0,
      turns: [],
    };
    const journal = await openJournal(path);
    await journal.said(played);
    await journal.said({ ...played, conversation: 1, id: "conv_2" });
    await journal.learned(played);
    await appendFile(path, '{"what":"learned","user":"u","conv');

    const again = await openJournal(path);
    expect(again.count()).toBe(1);
    expect([again.isLearned("u", 0), again.isLearned("u", 1)]).toEqual([true, false]);
    expect(again.find("u", 1)?.id).toBe("conv_2");
    expect(again.find("u", 2)).toBeUndefined();
  });
});

describe("the real Claude", () => {
  it("is asked for only with a key, and its price grows with the users", () => {
    expect(() => readLiveClaude({} as never)).toThrow("ANTHROPIC_API_KEY");
    expect(readLiveClaude({ ANTHROPIC_API_KEY: "k" } as never).baseUrl).toBe("https://api.anthropic.com");
    const one = estimateLiveUsd(USERS.slice(0, 1), "claude-sonnet-5-5");
    expect(one).toBeGreaterThan(0);
    expect(estimateLiveUsd(USERS, "claude-sonnet-5-5")).toBeGreaterThan(1.5 * one);
    expect(estimateLiveUsd(USERS.slice(0, 1), "claude-haiku-5-5")).toBeLessThan(one / 5);
  });
});

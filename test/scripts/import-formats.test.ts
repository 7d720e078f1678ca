import fc from "fast-check";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";

import type { ImportedMessage } from "../../scripts/import/conversation.ts";
import { inFirstPerson } from "../../scripts/import/mem0.ts";
import { readConversations, type Read } from "../../scripts/import/read-conversations.ts";
import { fold } from "../../scripts/import/requests.ts";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tercet-import-"));
});
afterAll(() => rm(directory, { recursive: true }));

async function read(text: string, options: { user?: string } = {}): Promise<Read[]> {
  const path = join(directory, `${crypto.randomUUID()}.jsonl`);
  await writeFile(path, text);
  return Array.fromAsync(readConversations(path, options));
}

const said = (...turns: string[]): ImportedMessage[] =>
  turns.map((content, index) => ({ role: index % 2 === 0 ? "user" : "assistant", content }));

const contentsOf = (reads: readonly Read[]) =>
  reads.flatMap((one) =>
    "conversation" in one ? [one.conversation.messages.map(({ content }) => content)] : [],
  );
const refusalsOf = (reads: readonly Read[]) =>
  reads.flatMap((one) => ("refused" in one ? [one.refused] : []));

describe("transcripts", () => {
  it("are conversations with their dates, whatever stands beside them", async () => {
    const line = { user_id: 7, date: "2023-04-27", session: 1, label: "x", messages: said("Hi", "Hello") };
    const reads = await read(`\uFEFF${JSON.stringify(line)}\r\n\r\n`);
    expect(reads).toEqual([
      {
        conversation: {
          id: expect.stringMatching(/^import-[0-9a-f]{32}$/u),
          user: "7",
          messages: said("Hi", "Hello"),
          at: "2023-04-27T00:00:00.000Z",
        },
      },
    ]);
  });

  it("have the same id for the same content, and another for another user, date or word", async () => {
    const line = { user_id: "u", date: "2023-04-27", messages: said("Hi", "Hello") };
    const others = [
      { ...line, user_id: "v" },
      { ...line, date: "2023-04-28" },
      { ...line, messages: said("Hi", "Hello!") },
    ];
    const reads = await read([line, line, ...others].map((one) => JSON.stringify(one)).join("\n"));
    const ids = reads.map((one) => ("conversation" in one ? one.conversation.id : ""));
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(4);
  });

  it("keep what user and assistant wrote, and drop the rest", async () => {
    const messages = [
      { role: "system", content: "You help." },
      {
        role: "user",
        content: [{ type: "text", text: "One" }, { type: "image" }, { type: "text", text: "Two" }],
      },
      { role: "assistant", content: [{ type: "tool_use", id: "t", name: "n", input: {} }] },
      { role: "user", content: [{ type: "tool_result", tool_use_id: "t", content: "I love tools" }] },
      { role: "tool", content: "I love tools" },
      { role: "user", content: "  " },
      { role: "user", content: null },
    ];
    expect(contentsOf(await read(JSON.stringify({ user_id: "u", messages })))).toEqual([["One\n\nTwo"]]);
  });

  it("are refused with the line and the reason, and hold up no other", async () => {
    const good = JSON.stringify({ user_id: "u", messages: said("Hi") });
    const lines = [
      "{",
      "null",
      '"text"',
      "{}",
      JSON.stringify({ messages: said("Hi") }),
      JSON.stringify({ user_id: "u", messages: [] }),
      JSON.stringify({ user_id: "u", messages: "Hi" }),
      JSON.stringify({ user_id: "u", messages: [{ role: "assistant", content: "Hi" }] }),
      JSON.stringify({ user_id: "u", date: "yesterday", messages: said("Hi") }),
    ];
    const reads = await read([good, ...lines, good].join("\n"));
    expect(contentsOf(reads)).toEqual([["Hi"], ["Hi"]]);
    expect(refusalsOf(reads).map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const { why } of refusalsOf(reads)) expect(why).not.toBe("");
    expect(refusalsOf(reads)[4]?.why).toBe("no `user_id`");
  });

  it("may begin with a broken line, or be a list over many lines", async () => {
    const line = { user_id: "u", messages: said("Hi") };
    const broken = await read(`{"user_id": \n${JSON.stringify(line)}`);
    expect([contentsOf(broken), refusalsOf(broken)]).toEqual([[["Hi"]], [{ line: 1, why: "not JSON" }]]);
    expect(contentsOf(await read(JSON.stringify([line, line], null, 2)))).toEqual([["Hi"], ["Hi"]]);
    expect(contentsOf(await read(JSON.stringify([line])))).toEqual([["Hi"]]);
  });

  it("never end an import, whatever the lines hold", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.json(), fc.string()), { maxLength: 20 }), async (lines) => {
        const reads = await read(lines.join("\n"));
        for (const one of reads) expect("conversation" in one || one.refused.why !== "").toBe(true);
      }),
    );
  });
});

describe("logged requests", () => {
  const request = (user: string | undefined, messages: ImportedMessage[], more = {}) =>
    JSON.stringify({
      model: "claude-haiku-5-5",
      max_tokens: 100,
      system: "You help.",
      messages,
      ...(user === undefined ? {} : { metadata: { user_id: user } }),
      ...more,
    });

  it("that bring the history along are one conversation", async () => {
    const turns = said("a", "b", "c", "d", "e");
    const log = [1, 3, 5].map((length) => request("u", turns.slice(0, length))).join("\n");
    expect(contentsOf(await read(log))).toEqual([["a", "b", "c", "d", "e"]]);
  });

  it("of several users in turn are a conversation each, as are those without anything in common", async () => {
    const log = [
      request("u", said("a")),
      request("v", said("x")),
      request("u", said("a", "b", "c")),
      request("v", said("x", "y", "z")),
      request("u", said("other")),
    ];
    const contents = contentsOf(await read(log.join("\n")));
    expect(contents.toSorted()).toEqual([["a", "b", "c"], ["other"], ["x", "y", "z"]]);
  });

  it("may be wrapped, with the time and the user beside them", async () => {
    const inner = JSON.parse(request(undefined, said("Hi"))) as object;
    const line = JSON.stringify({ timestamp: 1_790_000_000, user_id: "u", request: inner, response: {} });
    const [first] = await read(line);
    expect(first).toMatchObject({ conversation: { user: "u", at: "2026-09-21T14:13:20.000Z" } });
  });

  it("of nobody are refused, or are whose the caller says", async () => {
    const log = request(undefined, said("Hi"));
    expect(refusalsOf(await read(log))).toEqual([{ line: 1, why: expect.stringContaining("--user") }]);
    expect(await read(log, { user: "u" })).toMatchObject([{ conversation: { user: "u" } }]);
  });

  it("give no user turn twice, whether history is sent whole, as a window, again or edited", async () => {
    const scenario = fc.record({
      turns: fc.integer({ min: 1, max: 12 }),
      window: fc.integer({ min: 3, max: 20 }),
      repeats: fc.array(fc.nat(11), { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ turns, window, repeats }) => {
        const all = said(...Array.from({ length: 2 * turns - 1 }, (_, index) => `said ${index}`));
        const log: string[] = [];
        for (let turn = 0; turn < turns; turn += 1) {
          const history = all.slice(0, 2 * turn + 1);
          const sent = history.slice(Math.max(0, history.length - window));
          log.push(request("u", sent));
          if (repeats.includes(turn)) log.push(request("u", sent));
        }
        const userTurns = contentsOf(await read(log.join("\n")))
          .flat()
          .filter((text) => all.some(({ role, content }) => role === "user" && content === text));
        expect(userTurns.toSorted()).toEqual(
          all
            .filter(({ role }) => role === "user")
            .map(({ content }) => content)
            .toSorted(),
        );
      }),
    );
    const edited = [said("a", "b", "c"), said("a", "b", "C")].map((turns) => request("u", turns)).join("\n");
    expect(
      contentsOf(await read(edited))
        .flat()
        .toSorted(),
    ).toEqual(["C", "a", "b", "c"]);
  });

  test("an equal message in the middle is no sign of the same conversation", () => {
    expect(fold(said("a", "x", "ok", "y", "b"), said("ok"))).toBeUndefined();
    expect(fold(said("a", "x", "b"), said("b", "y", "c"))).toEqual(said("a", "x", "b", "y", "c"));
    expect(fold(said("a"), said("a", "b", "c"))).toEqual(said("a", "b", "c"));
  });
});

describe("mem0's memories", () => {
  const memory = (text: string, day: string, user = "u") => ({
    id: crypto.randomUUID(),
    memory: text,
    user_id: user,
    categories: null,
    created_at: `${day}T10:00:00-07:00`,
    updated_at: null,
  });

  it("of one day are a conversation of that day", async () => {
    const results = [
      memory("Prefers short answers", "2025-03-01"),
      memory("Likes hiking", "2025-03-02", "v"),
      memory("Name is Sam", "2025-03-01"),
      memory("Works in Oslo", "2025-03-05"),
    ];
    for (const text of [
      JSON.stringify({ results }),
      JSON.stringify({ results }, null, 2),
      results.map((one) => JSON.stringify(one)).join("\n"),
    ]) {
      const reads = await read(text);
      expect(contentsOf(reads)).toEqual([
        ["I prefer short answers.", "My name is Sam."],
        ["I like hiking."],
        ["I work in Oslo."],
      ]);
      expect(reads[0]).toMatchObject({ conversation: { user: "u", at: "2025-03-01T17:00:00.000Z" } });
    }
  });

  test.each([
    ["User prefers bullet lists", "I prefer bullet lists."],
    ["The user's name is Sam.", "My name is Sam."],
    ["User does not like emojis", "I do not like emojis."],
    ["User doesn't eat their greens", "I don't eat my greens."],
    ["User is a nurse in London", "I am a nurse in London."],
    ["User usually watches football", "I usually watch football."],
    ["User studies biology", "I study biology."],
    ["Loves to bake", "I love to bake."],
    ["Favorite movie is Alien", "My favorite movie is Alien."],
    ["User really enjoys their garden", "I really enjoy my garden."],
    ["I prefer metric units", "I prefer metric units."],
    ["Alex moved to Berlin", "Alex moved to Berlin."],
  ])("%s: %s", (memoryText, expected) => {
    expect(inFirstPerson(memoryText)).toBe(expected);
  });
});

import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readConversations, type ImportedConversation } from "../../scripts/import/conversations.ts";
import type { Message } from "../../scripts/import/messages.ts";
import { survey } from "../../scripts/import/survey.ts";

/** Turn and turn about, from the user on. */
const history = (...texts: string[]): Message[] =>
  texts.map((content, index) => ({ role: index % 2 === 0 ? "user" : "assistant", content }));

const request = (messages: readonly Message[], user = "u") => ({
  model: "m",
  messages,
  metadata: { user_id: user },
});

async function importOf(...lines: unknown[]): Promise<ImportedConversation[]> {
  const directory = await mkdtemp(join(tmpdir(), "tercet-import-"));
  const file = join(directory, "log.jsonl");
  await writeFile(file, lines.map((line) => JSON.stringify(line)).join("\n"));
  return Array.fromAsync(readConversations([file], undefined, await survey([file], undefined)));
}
const said = (conversations: readonly ImportedConversation[]): string[] =>
  conversations.map(({ messages }) => messages.map(({ content }) => content).join(" "));

describe("requests that send the history again", () => {
  it("are one conversation, of the last one's time and line", async () => {
    const turns = history("u1", "a1", "u2", "a2", "u3");
    const found = await importOf(
      { timestamp: "2026-01-01T00:00:00Z", request: request(turns.slice(0, 1)) },
      { timestamp: "2026-01-01T00:01:00Z", request: request(turns.slice(0, 3)) },
      { timestamp: "2026-01-01T00:02:00Z", request: request(turns) },
    );
    expect(found).toEqual([
      expect.objectContaining({ line: 3, user: "u", at: "2026-01-01T00:02:00.000Z", messages: turns }),
    ]);
  });

  it("are told apart by user and by history, however they are mixed", async () => {
    const [tea, cake] = [history("Hi", "Hello", "tea"), history("Hi", "Good day", "cake")];
    expect(
      said(
        await importOf(
          request(tea.slice(0, 1)),
          request(cake.slice(0, 1), "v"),
          request(cake, "v"),
          request(tea),
          request(history("other")),
        ),
      ),
    ).toEqual(["Hi Good day cake", "Hi Hello tea", "other"]);
  });

  it("are evidence once where they are sent twice, or part from one another", async () => {
    const first = history("u1", "a1", "u2");
    expect(
      said(
        await importOf(
          request(first.slice(0, 1)),
          request(first),
          request(first),
          request(history("u1", "a1 again", "u2")),
          request(first.slice(0, 1)),
          request([...first, ...history("x", "y").toReversed()]),
        ),
      ),
    ).toEqual(["a1 again u2", "u1 a1 u2 y x"]);
  });

  it("are one conversation where a window drops the oldest turns", async () => {
    const turns = history("u1", "a1", "u2", "a2", "u3", "a3", "u4", "a4", "u5");
    expect(
      said(await importOf(...[1, 3, 5, 7, 9].map((end) => request(turns.slice(Math.max(0, end - 5), end))))),
    ).toEqual(["u1 a1 u2 a2 u3 a3 u4 a4 u5"]);
  });

  it("keep an id that does not change when the log has grown", async () => {
    const turns = history("u1", "a1", "u2");
    const [before] = await importOf(request(turns.slice(0, 1)));
    const [after] = await importOf(request(turns.slice(0, 1)), request(turns));
    expect(after?.id).toBe(before?.id);
    const [another] = await importOf(request(turns.slice(0, 1), "v"));
    expect(another?.id).not.toBe(before?.id);
  });

  it("bring every turn of every conversation exactly once, in order, in any interleaving", async () => {
    const script = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(script, fc.infiniteStream(fc.nat()), async (lengths, draws) => {
        const conversations = lengths.map((length, number) =>
          history(...Array.from({ length: 2 * length - 1 }, (_, turn) => `c${number} t${turn}`)),
        );
        const sent = conversations.map(() => 0);
        const log: unknown[] = [];
        for (;;) {
          const open = sent.flatMap((count, number) => (count < (lengths[number] ?? 0) ? [number] : []));
          const number = open[(draws.next().value ?? 0) % open.length];
          if (number === undefined) break;
          const count = (sent[number] ?? 0) + 1;
          sent[number] = count;
          log.push(request(conversations[number]?.slice(0, 2 * count - 1) ?? []));
        }
        expect(said(await importOf(...log)).toSorted()).toEqual(
          conversations.map((messages) => messages.map(({ content }) => content).join(" ")).toSorted(),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe("memories of mem0", () => {
  it("are a transcript a user and day, with the newest one's time", async () => {
    const memory = (text: string, user: string, at: string) => ({
      memory: text,
      user_id: user,
      created_at: at,
    });
    const found = await importOf(
      memory("Likes tea", "u", "2026-01-01T08:00:00Z"),
      memory("Name is Sam", "v", "2026-01-01T09:00:00Z"),
      memory("Likes cake", "u", "2026-01-02T08:00:00Z"),
      memory("Prefers short answers", "u", "2026-01-01T10:00:00Z"),
    );
    expect(found.map(({ user, at }) => ({ user, at }))).toEqual([
      { user: "v", at: "2026-01-01T09:00:00.000Z" },
      { user: "u", at: "2026-01-02T08:00:00.000Z" },
      { user: "u", at: "2026-01-01T10:00:00.000Z" },
    ]);
    expect(said(found)).toEqual(["My name is Sam.", "I like cake.", "I like tea. I prefer short answers."]);
  });
});

it("conversations are one a line, told apart by their session", async () => {
  const messages = history("Hi");
  const found = await importOf(
    { user_id: "u", session: 1, messages },
    { user_id: "u", session: 2, messages },
    { text: "?" },
  );
  expect(found.map(({ line }) => line)).toEqual([1, 2]);
  expect(new Set(found.map(({ id }) => id)).size).toBe(2);
});

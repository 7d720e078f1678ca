import { env } from "cloudflare:workers";
import postgres from "postgres";
import { describe, expect, inject, it, vi } from "vitest";
import { addFault } from "../support/scripted-claude.ts";
import { createTestProject, send } from "../support/tercet.ts";

interface Sent {
  path: string;
  body: { system?: { text: string }[]; messages: { role: string; content: { text: string }[] }[] } | null;
}

async function lastRequestToClaude(): Promise<Sent> {
  const response = await fetch(`${inject("claudeUrl")}/__emulator/requests?limit=1`);
  const journal: { requests: Sent[] } | Sent[] = await response.json();
  const [last] = Array.isArray(journal) ? journal : journal.requests;
  if (!last) throw new Error("Claude got no request.");
  return last;
}

describe("chat", () => {
  it("streams Anthropic's events behind an event of its own", async () => {
    const project = await createTestProject();
    const answer = await project.chat({ user: "sam", message: "Hello" });
    const names = answer.events.map(({ event }) => event).filter((event) => event !== "ping");
    expect(names.slice(0, 3)).toEqual(["tercet", "message_start", "content_block_start"]);
    expect(names.slice(-3)).toEqual(["content_block_stop", "message_delta", "message_stop"]);
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    expect(answer.events[0]?.data).toEqual({
      type: "tercet",
      conversation: answer.conversation,
      persona: { source: "none", tokens: 0 },
    });
  });

  it("keeps the history of the current conversation, and of no other", async () => {
    const project = await createTestProject();
    await project.chat({ user: "sam", message: "An earlier visit about refunds." });
    const first = await project.chat({ user: "sam", message: "Question one." });
    await project.chat({ user: "sam", conversation: first.conversation, message: "Question two." });
    const { body } = await lastRequestToClaude();
    expect(body?.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(body?.messages.map(({ content }) => content[0]?.text)).toEqual([
      "Question one.",
      first.text,
      "Question two.",
    ]);
  });

  it("puts the block behind the app's own system prompt and freezes it for the conversation", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I prefer bullet lists.");
    const { conversation, headers } = await project.chat({
      user: "sam",
      system: "Be kind.",
      message: "Hello",
    });
    expect(headers.get("x-tercet-persona")).toBe("kv");
    const opening = (await lastRequestToClaude()).body?.system?.map(({ text }) => text);
    expect(opening).toEqual([
      "Be kind.",
      expect.stringMatching(/^<user_persona>\n.*bullet lists.*<\/user_persona>$/su),
    ]);

    await project.teach("sam", "I hate bullet lists. Please stop using bullet lists.");
    const later = await project.chat({ user: "sam", system: "Be kind.", conversation, message: "And now?" });
    expect(later.headers.get("x-tercet-persona")).toBe("frozen");
    expect((await lastRequestToClaude()).body?.system?.map(({ text }) => text)).toEqual(opening);
  });

  it("freezes 'none' as well", async () => {
    const project = await createTestProject();
    const { conversation } = await project.chat({ user: "sam", message: "Hello" });
    await project.teach("sam", "I prefer bullet lists.");
    const later = await project.chat({ user: "sam", conversation, message: "And now?" });
    expect(later.headers.get("x-tercet-persona")).toBe("none");
    expect((await lastRequestToClaude()).body?.system).toBeUndefined();
  });

  it("does not go on with an ended conversation, nor with one that never was", async () => {
    const project = await createTestProject();
    const { conversation } = await project.chat({ user: "sam", message: "Hello" });
    await project.request("POST", `/v1/conversations/${conversation}/end`);
    const ended = await project.request("POST", "/v1/chat", {
      user: "sam",
      conversation,
      message: "Still there?",
    });
    expect(ended).toMatchObject({ status: 409, body: { error: { code: "conversation_ended" } } });
    const unknown = await project.request("POST", "/v1/chat", {
      user: "sam",
      conversation: "conv_x",
      message: "Hi",
    });
    expect(unknown.status).toBe(404);
  });

  it("passes Claude's refusals on with their status, and opens no conversation", async () => {
    const project = await createTestProject();
    await addFault({ fault: "429", retryAfter: 7, times: 1 });
    const limited = await project.request("POST", "/v1/chat", { user: "sam", message: "Hello" });
    expect(limited).toMatchObject({ status: 429, body: { error: { code: "claude_refused" } } });
    expect(limited.headers.get("retry-after")).toBe("7");
    const unknown = await project.request("POST", "/v1/chat", {
      user: "sam",
      message: "Hello",
      model: "claude-none",
    });
    expect(unknown).toMatchObject({ status: 400, body: { error: { code: "claude_refused" } } });
    expect((await project.request("GET", "/v1/users")).body["users"]).toEqual([]);
  });

  it("relays an error in the middle of the stream and keeps the part so far", async () => {
    const project = await createTestProject();
    await addFault({ fault: "overloaded-mid-stream", times: 1, afterEvents: 6 });
    const broken = await project.chat({ user: "sam", message: "Tell me about refunds." });
    expect(broken.events.at(-1)).toMatchObject({
      event: "error",
      data: { error: { type: "overloaded_error" } },
    });
    await project.chat({ user: "sam", conversation: broken.conversation, message: "Go on." });
    const { body } = await lastRequestToClaude();
    expect(body?.messages[0]?.content[0]?.text).toBe("Tell me about refunds.");
    if (broken.text.trim() !== "") expect(body?.messages[1]?.content[0]?.text).toBe(broken.text);
  });

  it("says so when the answer is cut off, and goes on after it", async () => {
    const project = await createTestProject();
    await addFault({ fault: "cut-mid-stream", times: 1, afterEvents: 6 });
    const cut = await project.chat({ user: "sam", message: "Tell me about refunds." });
    expect(cut.events.at(-1)).toMatchObject({ event: "error", data: { type: "error" } });
    expect(
      (await project.chat({ user: "sam", conversation: cut.conversation, message: "Go on." })).status,
    ).toBe(200);
  });

  it("stops Claude and keeps the turn when the client goes", async () => {
    const project = await createTestProject();
    await addFault({ fault: "slow", times: 1, delayMs: 50 });
    const response = await send("/v1/chat", {
      method: "POST",
      headers: { authorization: `Bearer ${project.keys.live}` },
      body: JSON.stringify({ user: "sam", message: "I prefer tables. Tell me about refunds." }),
    });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    const conversation = response.headers.get("x-tercet-conversation") ?? "";
    await expect
      .poll(async () => (await project.request("GET", `/v1/conversations/${conversation}`)).status)
      .toBe(200);
    await project.request("POST", `/v1/conversations/${conversation}/end`);
    await project.waitUntil(conversation, "learned");
    const { body } = await project.request("GET", "/v1/users/sam/signals");
    expect(body["signals"]).toContainEqual(expect.objectContaining({ attribute: "tables" }));
  });

  it("has the app's own prompt cached for all its users, and records what each turn cost", async () => {
    const project = await createTestProject();
    const system = `You help at ${project.id}. ${"Refunds take three to five working days. ".repeat(120)}`;
    for (const user of ["one", "two", "three"])
      await project.chat({ user, system, message: `Hello from ${user}` });
    await settle();
    const rows = await usageOf(project.id);
    expect(rows.map((row) => row["model"])).toEqual(Array(3).fill("claude-haiku-5-5"));
    const [first, second, third] = rows.map((row) => ({
      input: Number(row["input_tokens"]),
      written: Number(row["cache_write_5m_tokens"]),
      read: Number(row["cache_read_tokens"]),
      output: Number(row["output_tokens"]),
      cost: Number(row["cost_nano_usd"]),
    }));
    // Unmarked at its first sight, written at its second, read at its third.
    expect(first).toMatchObject({ written: 0, read: 0 });
    expect(second?.written).toBeGreaterThan(512);
    expect(second?.read).toBe(0);
    expect(third?.read).toBeGreaterThan(512);
    for (const turn of [first, second, third]) {
      expect(turn?.output).toBeGreaterThan(0);
      const { input = 0, written = 0, read = 0, output = 0, cost } = turn ?? {};
      expect(cost).toBe(input * 100 + written * 125 + read * 10 + output * 500);
    }
  });

  it("makes one KV read and no database call before the request to Claude, when the code is warm", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I prefer bullet lists.");
    await project.teach("kim", "I prefer tables.");
    // Warms all but the code of sam, which would be held for a moment.
    await project.chat({ user: "kim", message: "Warm up." });
    await settle();

    const before = await databaseCounts();
    const kvMethods = Object.getPrototypeOf(env.PERSONA_CACHE) as KVNamespace;
    const reads = [
      vi.spyOn(kvMethods, "getWithMetadata"),
      vi.spyOn(kvMethods, "get"),
      vi.spyOn(kvMethods, "list"),
    ];
    await addFault({ fault: "hang", times: 1 });
    const abort = new AbortController();
    const pending = send("/v1/chat", {
      method: "POST",
      signal: abort.signal,
      headers: { authorization: `Bearer ${project.keys.live}` },
      body: JSON.stringify({ user: "sam", message: "Is this question at Claude?" }),
    }).catch(() => undefined);
    await expect
      .poll(async () => JSON.stringify((await lastRequestToClaude()).body?.messages))
      .toContain("Is this question at Claude?");
    expect(JSON.stringify((await lastRequestToClaude()).body?.system)).toContain("bullet lists");
    expect(await databaseCounts()).toEqual(before);
    expect(reads.map((method) => method.mock.calls.length)).toEqual([1, 0, 0]);
    vi.restoreAllMocks();
    abort.abort();
    await Promise.race([pending, settle()]);
  });
});

async function usageOf(projectId: string): Promise<postgres.Row[]> {
  const sql = postgres(inject("databaseUrl"), { max: 1 });
  return sql.begin(async (transaction) => {
    await transaction`select set_config('role', 'tercet_app', true),
      set_config('tercet.project_id', ${projectId}, true)`;
    return [...(await transaction`select * from usage order by at`)];
  });
}

async function databaseCounts(): Promise<unknown> {
  return (await fetch(inject("databaseProbeUrl"))).json();
}

/** Lets what goes on behind earlier responses come to its end. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1500));
}

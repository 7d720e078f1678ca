import { Anthropic } from "@anthropic-ai/sdk";
import { describe, expect, test } from "vitest";
import { ask, MODEL, startEmulator, textOf } from "./harness.ts";

describe("messages by the official client", () => {
  test("a request is answered by a whole message that refers to what was asked", async () => {
    const { client } = await startEmulator();
    const { data: message, request_id: requestId } = await client.messages.create(ask({})).withResponse();
    expect(message).toMatchObject({
      type: "message",
      role: "assistant",
      model: MODEL,
      stop_reason: "end_turn",
    });
    expect(message.id).toMatch(/^msg_01\w{22}$/u);
    expect(requestId).toMatch(/^req_/u);
    expect(textOf(message)).toContain("reset my router");
    expect(message.usage).toMatchObject({ service_tier: "standard", cache_read_input_tokens: 0 });
    expect(message.usage.output_tokens).toBeGreaterThan(10);
  });

  test("a stream ends in the very message that the plain request gives", async () => {
    const { client } = await startEmulator();
    const whole = await client.messages.create(ask({}));
    const stream = client.messages.stream(ask({}));
    const heard: string[] = [];
    stream.on("text", (delta) => heard.push(delta));
    const streamed = await stream.finalMessage();
    expect(heard.length).toBeGreaterThan(3);
    expect(heard.join("")).toBe(textOf(whole));
    expect(streamed.content).toEqual(whole.content);
    expect(streamed.usage).toEqual(whole.usage);
  });

  test("the same request gives the same text, another seed may give another, and ids never repeat", async () => {
    const [one, same] = await Promise.all([startEmulator({ seed: "a" }), startEmulator({ seed: "a" })]);
    const first = await one.client.messages.create(ask({}));
    const again = await one.client.messages.create(ask({}));
    const elsewhere = await same.client.messages.create(ask({}));
    expect(again.content).toEqual(first.content);
    expect(elsewhere).toEqual(first);
    expect(again.id).not.toBe(first.id);
    const texts = await Promise.all(
      ["b", "c", "d", "e", "f"].map(async (seed) => {
        const { client } = await startEmulator({ seed });
        return textOf(await client.messages.create(ask({})));
      }),
    );
    expect(new Set(texts).size).toBeGreaterThan(1);
  });

  test("max_tokens cuts the reply and says so", async () => {
    const { client } = await startEmulator();
    const message = await client.messages.create(ask({ max_tokens: 5 }));
    expect(message.stop_reason).toBe("max_tokens");
    expect(message.usage.output_tokens).toBeLessThanOrEqual(5);
  });

  test("a stop sequence ends the reply before it, the first one that comes up", async () => {
    const { client } = await startEmulator({ respond: () => "one two three four" });
    const message = await client.messages.create(ask({ stop_sequences: ["four", "three"] }));
    expect(message).toMatchObject({ stop_reason: "stop_sequence", stop_sequence: "three" });
    expect(textOf(message)).toBe("one two ");
  });

  test("counting tokens gives the input tokens that the request is billed for", async () => {
    const { client } = await startEmulator();
    const { model, messages } = ask({});
    const counted = await client.messages.countTokens({ model, messages, system: "Be kind." });
    const message = await client.messages.create(ask({ system: "Be kind." }));
    expect(counted.input_tokens).toBe(message.usage.input_tokens);
  });

  test("newer models count about 30 percent more tokens than Haiku 4.5", async () => {
    const { client } = await startEmulator();
    const messages = [{ role: "user" as const, content: "An English sentence, somewhat long. ".repeat(100) }];
    const older = await client.messages.countTokens({ model: "claude-haiku-4-5", messages });
    const newer = await client.messages.countTokens({ model: "claude-sonnet-5-5", messages });
    expect(newer.input_tokens / older.input_tokens).toBeCloseTo(1.3, 1);
    expect(3600 / older.input_tokens).toBeGreaterThan(3.2);
    expect(3600 / older.input_tokens).toBeLessThan(4.1);
  });

  test("a client that goes away ends the stream, which is counted as aborted", async () => {
    const { client, emulator } = await startEmulator({ delayMs: 5 });
    const stream = client.messages.stream(
      ask({ messages: [{ role: "user", content: "Explain tides in detail" }] }),
    );
    stream.on("text", () => stream.abort());
    await expect(stream.finalMessage()).rejects.toThrow(Anthropic.APIUserAbortError);
    await expect.poll(() => emulator.stats()).toMatchObject({ aborted: 1, activeStreams: 0 });
    expect(emulator.requests()[0]).toMatchObject({ outcome: "aborted", status: 200 });
  });

  test("a scripted reply takes the place of the emulator's own, and undefined leaves it alone", async () => {
    const { client } = await startEmulator({
      respond: ({ system }) => (system === "script" ? "Scripted." : undefined),
    });
    expect(textOf(await client.messages.create(ask({ system: "script" })))).toBe("Scripted.");
    expect(textOf(await client.messages.create(ask({})))).toContain("reset my router");
  });
});

describe("models", () => {
  test("they are listed newest first, in pages, and found by id or alias", async () => {
    const { client } = await startEmulator();
    const ids: string[] = [];
    for await (const model of client.models.list({ limit: 3 })) ids.push(model.id);
    expect(ids).toHaveLength(8);
    expect(ids).toContain(MODEL);
    const dates = await Promise.all(ids.map(async (id) => (await client.models.retrieve(id)).created_at));
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(await client.models.retrieve("claude-haiku-4-5-20251001")).toMatchObject({
      id: "claude-haiku-4-5",
    });
    await expect(client.models.retrieve("claude-nobody")).rejects.toThrow(Anthropic.NotFoundError);
  });
});

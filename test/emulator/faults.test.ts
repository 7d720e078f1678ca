import { Anthropic } from "@anthropic-ai/sdk";
import { describe, expect, test } from "vitest";
import { ask, startEmulator, textOf } from "./harness.ts";

describe("faults on demand", () => {
  test("the client retries a 529 and succeeds once it is over", async () => {
    const { client, emulator } = await startEmulator();
    emulator.addFault({ fault: "529", times: 2, retryAfter: 0.01 });
    const message = await client.messages.create(ask({}), { maxRetries: 2 });
    expect(textOf(message)).toContain("router");
    expect(emulator.requests().map(({ status }) => status)).toEqual([200, 529, 529]);
  });

  test("a 429 says when to come back, a spend limit does not", async () => {
    const { post } = await startEmulator();
    const limited = await post(ask({}), { "x-emulator-fault": "429; retryAfter=7" });
    const spent = await post(ask({}), { "x-emulator-fault": "429-spend" });
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);
    expect([spent.status, spent.headers.get("retry-after")]).toEqual([429, null]);
    expect(await spent.json()).toMatchObject({ error: { type: "rate_limit_error" } });
  });

  test("any status, for the requests of one model only", async () => {
    const { post, emulator } = await startEmulator();
    emulator.addFault({ fault: "status", status: 504, model: "claude-sonnet-5" });
    expect((await post(ask({}))).status).toBe(200);
    expect((await post(ask({ model: "claude-sonnet-5" }))).status).toBe(504);
    emulator.clearFaults();
    expect((await post(ask({ model: "claude-sonnet-5" }))).status).toBe(200);
  });

  test("an error event in mid-stream is raised by the client", async () => {
    const { client, emulator } = await startEmulator();
    emulator.addFault({ fault: "overloaded-mid-stream", afterEvents: 5 });
    const stream = client.messages.stream(ask({}));
    const heard: string[] = [];
    stream.on("text", (text) => heard.push(text));
    await expect(stream.finalMessage()).rejects.toMatchObject({ type: "overloaded_error" });
    expect(heard.length).toBeGreaterThan(0);
    expect(emulator.requests()[0]).toMatchObject({ status: 200, outcome: "faulted" });
  });

  test("a connection can be cut in mid-stream, or end before the message does", async () => {
    const { post } = await startEmulator();
    const cut = await post(ask({ stream: true }), { "x-emulator-fault": "cut-mid-stream" });
    await expect(cut.text()).rejects.toThrow("terminated");
    const ended = await post(ask({ stream: true }), { "x-emulator-fault": "end-mid-stream; afterEvents=3" });
    const text = await ended.text();
    expect(text.match(/^event: /gmu)).toHaveLength(3);
    expect(text).not.toContain("message_stop");
  });

  test("headers that never come, and a stream that stands still, end when the client gives up", async () => {
    const { client, emulator } = await startEmulator();
    emulator.addFault({ fault: "hang", times: 1 });
    await expect(client.messages.create(ask({}), { timeout: 50 })).rejects.toThrow(
      Anthropic.APIConnectionTimeoutError,
    );
    emulator.addFault({ fault: "hang-mid-stream", times: 1 });
    const stream = client.messages.stream(ask({}));
    stream.on("streamEvent", () => setTimeout(() => stream.abort(), 20));
    await expect(stream.finalMessage()).rejects.toThrow(Anthropic.APIUserAbortError);
    await expect.poll(() => emulator.stats()).toMatchObject({ aborted: 2, activeStreams: 0 });
  });

  test("a slow stream takes its time between events", async () => {
    const { client } = await startEmulator({ respond: () => "Yes." });
    const start = performance.now();
    await client.messages
      .stream(ask({}), { headers: { "x-emulator-fault": "slow; delayMs=15" } })
      .finalMessage();
    expect(performance.now() - start).toBeGreaterThan(60);
  });

  test("a refusal has no content", async () => {
    const { client } = await startEmulator();
    const message = await client.messages.create(ask({}), { headers: { "x-emulator-fault": "refuse" } });
    expect(message).toMatchObject({ stop_reason: "refusal", content: [] });
  });

  test("an unknown fault is a 400 that names those there are", async () => {
    const { post } = await startEmulator();
    const response = await post(ask({}), { "x-emulator-fault": "earthquake" });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("cut-mid-stream");
  });
});

describe("the emulator's own endpoints", () => {
  test("faults are set and cleared over HTTP", async () => {
    const { emulator, post } = await startEmulator();
    const faults = `${emulator.url}/__emulator/faults`;
    const set = await fetch(faults, { method: "POST", body: JSON.stringify({ fault: "500" }) });
    expect(await set.json()).toEqual({ faults: [{ fault: "500" }] });
    expect((await post(ask({}))).status).toBe(500);
    await fetch(faults, { method: "DELETE" });
    expect((await post(ask({}))).status).toBe(200);
    const wrong = await fetch(faults, { method: "POST", body: JSON.stringify({ fault: "500", often: 1 }) });
    expect(wrong.status).toBe(400);
  });

  test("requests show what arrived, newest first, with credentials cut short", async () => {
    const { emulator, client } = await startEmulator();
    await client.messages.create(ask({ system: "first" }));
    await client.messages.create(ask({ system: "second" }));
    const response = await fetch(`${emulator.url}/__emulator/requests?limit=1`);
    const { requests }: { requests: Record<string, unknown>[] } = JSON.parse(await response.text());
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: "POST",
      path: "/v1/messages",
      status: 200,
      outcome: "completed",
      body: { system: "second" },
      headers: { authorization: "Bearer sk-test-…", "anthropic-version": "2026-10-21" },
      usage: { input_tokens: expect.any(Number) },
    });
    expect(JSON.stringify(requests)).not.toContain("sk-test-key-of-somebody");
    await fetch(`${emulator.url}/__emulator/requests`, { method: "DELETE" });
    expect(emulator.stats()).toMatchObject({ requests: 0 });
  });

  test("stats count requests, streams under way and cache entries", async () => {
    const { emulator, client } = await startEmulator();
    await client.messages.create(ask({}));
    emulator.addFault({ fault: "hang-mid-stream" });
    const stream = client.messages.stream(ask({}));
    stream.on("error", () => undefined).on("abort", () => undefined);
    await stream.emitted("connect");
    const response = await fetch(`${emulator.url}/__emulator/stats`);
    expect(await response.json()).toEqual({
      requests: 2,
      activeStreams: 1,
      aborted: 0,
      cacheEntries: 0,
      faults: 1,
    });
    stream.abort();
  });
});

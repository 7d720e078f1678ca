import { createParser } from "eventsource-parser";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { ask, startEmulator } from "./harness.ts";

interface ParsedEvent {
  type: string;
  index?: number;
  delta?: { type: string; text?: string; partial_json?: string };
  [field: string]: unknown;
}

function parseEvents(text: string): ParsedEvent[] {
  const events: ParsedEvent[] = [];
  const parser = createParser({
    onEvent: ({ event, data }) => {
      const parsed: ParsedEvent = JSON.parse(data);
      expect(parsed.type).toBe(event);
      events.push(parsed);
    },
  });
  parser.feed(text);
  return events;
}

describe("the stream on the wire", () => {
  test("events follow the grammar, with pings in between and cumulative usage at the end", async () => {
    const { post } = await startEmulator();
    const response = await post(ask({ stream: true }));
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const events = parseEvents(await response.text());
    const types = events.map(({ type }) => type);
    expect(types).toContain("ping");
    const grammar =
      /^message_start(?: content_block_start(?: content_block_delta)* content_block_stop)* message_delta message_stop$/u;
    expect(types.filter((type) => type !== "ping").join(" ")).toMatch(grammar);
    expect(events[0]).toMatchObject({
      message: { content: [], stop_reason: null, usage: { output_tokens: 1 } },
    });
    const last = events.at(-2);
    expect(last).toMatchObject({
      delta: { stop_reason: "end_turn" },
      usage: { input_tokens: expect.any(Number) },
    });
    expect(last?.["usage"]).not.toHaveProperty("cache_creation");
  });

  test("chunks break inside lines and inside UTF-8 characters, and join to the same text", async () => {
    const emoji = "🙂 déjà vu – 漢字 ".repeat(60);
    const { emulator } = await startEmulator({ respond: () => emoji });
    const body = Buffer.from(JSON.stringify(ask({ stream: true })));
    const chunks: Buffer[] = [];
    await new Promise<void>((resolve, reject) => {
      const { hostname, port } = new URL(emulator.url);
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `POST /v1/messages HTTP/1.1\r\nhost: x\r\nx-api-key: k\r\nanthropic-version: 2023-06-01\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n`,
        );
        socket.write(body);
      });
      socket.on("data", (data) => chunks.push(data));
      socket.on("end", resolve);
      socket.on("error", reject);
    });
    const raw = Buffer.concat(chunks);
    let rest = raw.subarray(raw.indexOf("\r\n\r\n") + 4);
    const parts: Buffer[] = [];
    while (rest.length > 0) {
      const lineEnd = rest.indexOf("\r\n");
      const size = Number.parseInt(rest.subarray(0, lineEnd).toString("latin1"), 16);
      if (size > 0) parts.push(rest.subarray(lineEnd + 2, lineEnd + 2 + size));
      rest = rest.subarray(lineEnd + 2 + size + 2);
    }
    const splitsCharacter = parts.some((part) => ((part.at(0) ?? 0) & 0xc0) === 0x80);
    const splitsLine = parts.some((part) => part.at(-1) !== 0x0a);
    expect({ splitsCharacter, splitsLine }).toEqual({ splitsCharacter: true, splitsLine: true });
    const events = parseEvents(Buffer.concat(parts).toString("utf8"));
    const text = events.map(({ delta }) => delta?.text ?? "").join("");
    expect(text).toBe(emoji);
  });

  test("a tool call streams as pieces of JSON, thinking as text and then its signature", async () => {
    const { post } = await startEmulator();
    const response = await post(
      ask({
        stream: true,
        thinking: { type: "adaptive" },
        tools: [
          { name: "reset_router", input_schema: { type: "object", properties: { id: { type: "string" } } } },
        ],
      }),
    );
    const events = parseEvents(await response.text());
    const kinds = events.flatMap(({ index, delta }) =>
      delta?.type && index !== undefined ? [`${index} ${delta.type}`] : [],
    );
    expect([...new Set(kinds)]).toEqual(["0 thinking_delta", "0 signature_delta", "1 input_json_delta"]);
    const json = events.map(({ delta }) => delta?.partial_json ?? "").join("");
    expect(JSON.parse(json)).toEqual({ id: expect.any(String) });
  });
});

describe("headers and errors on the wire", () => {
  test("every answer carries a request id, rate limits and the organization", async () => {
    const { post } = await startEmulator();
    for (const response of [await post(ask({})), await post("{"), await post(ask({ stream: true }))]) {
      expect(response.headers.get("request-id")).toMatch(/^req_/u);
      expect(response.headers.get("anthropic-ratelimit-requests-remaining")).toMatch(/^\d+$/u);
      expect(response.headers.get("anthropic-organization-id")).toBeTruthy();
      await response.body?.cancel();
    }
  });

  test("errors come in the API's envelope with the request id in it", async () => {
    const { post } = await startEmulator();
    const response = await post({ ...ask({}), model: "claude-2" });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      type: "error",
      error: { type: "not_found_error", message: "model: claude-2" },
      request_id: response.headers.get("request-id"),
    });
  });

  test.each([
    ["broken JSON", '{"model":', "not valid JSON"],
    ["invalid UTF-8", new Uint8Array([0x22, 0xff, 0x22]), "not valid JSON"],
    ["a lone surrogate", JSON.stringify(ask({ system: "\ud800" })), "surrogate"],
    ["a NUL", JSON.stringify(ask({ system: "a\0b" })), "null characters"],
    ["a body that is no object", "[]", "dictionary"],
  ])("%s is a 400", async (_, body, message) => {
    const { post } = await startEmulator();
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(message);
  });

  test.each([
    ["no credential", { "x-api-key": "" }, 401],
    ["an invalid key", { "x-api-key": "sk-invalid-1" }, 401],
    ["an invalid bearer token", { "x-api-key": "", authorization: "Bearer sk-invalid-1" }, 401],
    ["two credentials", { authorization: "Bearer sk-test" }, 401],
    ["an unknown version", { "anthropic-version": "1999-01-01" }, 400],
    ["a bearer token", { "x-api-key": "", authorization: "Bearer sk-test" }, 200],
    ["the newest version", { "anthropic-version": "2026-10-21" }, 200],
  ])("%s", async (_, headers, status) => {
    const { post } = await startEmulator();
    expect((await post(ask({}), headers)).status).toBe(status);
  });

  test("a missing version is a 400, an unknown path a 404, a wrong method a 405", async () => {
    const { emulator } = await startEmulator();
    const headers = { "x-api-key": "k" };
    const versionless = await fetch(`${emulator.url}/v1/models`, { headers });
    const lost = await fetch(`${emulator.url}/v1/nothing`, { headers });
    const got = await fetch(`${emulator.url}/v1/messages`, { headers });
    expect([versionless.status, lost.status, got.status]).toEqual([400, 404, 405]);
  });

  test("over 32 MB is a 413", async () => {
    const { post } = await startEmulator();
    const response = await post(ask({ system: "x".repeat(33 * 1024 * 1024) }));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { type: "request_too_large" } });
  });

  test("?beta=true is accepted", async () => {
    const { emulator } = await startEmulator();
    const response = await fetch(`${emulator.url}/v1/messages?beta=true`, {
      method: "POST",
      headers: { "x-api-key": "k", "anthropic-version": "2023-06-01", "anthropic-beta": "some-beta" },
      body: JSON.stringify(ask({})),
    });
    expect(response.status).toBe(200);
  });
});

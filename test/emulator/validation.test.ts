import { Anthropic } from "@anthropic-ai/sdk";
import { describe, expect, test } from "vitest";
import { ask, MODEL, OLD_MODEL, startEmulator } from "./harness.ts";

const USER = { role: "user", content: "Hello there" };
const MARK = { type: "ephemeral" };
const HOUR = { type: "ephemeral", ttl: "1h" };
const TOOL = { name: "lookup", input_schema: { type: "object", properties: {} } };
const CALL = { role: "assistant", content: [{ type: "tool_use", id: "toolu_1", name: "lookup", input: {} }] };
const RESULT = { role: "user", content: [{ type: "tool_result", tool_use_id: "toolu_1", content: "42" }] };

function text(words: string, extra: object = {}) {
  return { type: "text", text: words, ...extra };
}

async function answer(body: object, version = "2023-06-01") {
  const { post } = await startEmulator();
  const response = await post(ask(body), { "anthropic-version": version });
  return { status: response.status, body: await response.text() };
}

describe("requests that are refused with a 400", () => {
  test.each<[string, object, string]>([
    ["an unknown field", { surprise: 1 }, "surprise: Extra inputs are not permitted"],
    [
      "an unknown field of a block",
      { messages: [{ role: "user", content: [text("a", { b: 1 })] }] },
      "messages.0.content.0.b: Extra inputs",
    ],
    ["a missing field", { max_tokens: undefined }, "max_tokens: Field required"],
    ["no tokens to answer with", { max_tokens: 0 }, "max_tokens: Input should be greater than or equal to 1"],
    [
      "more tokens than the model writes",
      { max_tokens: 1_000_000 },
      "maximum allowed number of output tokens",
    ],
    ["a field of the wrong type", { stream: "yes" }, "stream: Input should be a valid boolean"],
    ["no messages", { messages: [] }, "at least one message is required"],
    [
      "a conversation that opens with the assistant",
      { messages: [{ role: "assistant", content: "Hi" }, USER] },
      "first message must use",
    ],
    [
      "a system message among the messages",
      { messages: [USER, { role: "system", content: "x" }] },
      "messages.1.role: Input should be 'user' or 'assistant'",
    ],
    ["an empty message", { messages: [{ role: "user", content: "" }] }, "must have non-empty content"],
    [
      "an empty text block",
      { messages: [{ role: "user", content: [text("")] }] },
      "text content blocks must be non-empty",
    ],
    [
      "a text block of white space",
      { messages: [{ role: "user", content: [text(" \n")] }] },
      "non-whitespace",
    ],
    [
      "an empty block of the system prompt",
      { system: [text("")] },
      "system: text content blocks must be non-empty",
    ],
    [
      "an unknown kind of block",
      { messages: [{ role: "user", content: [{ type: "song" }] }] },
      "messages.0.content.0",
    ],
    [
      "a tool call without its result",
      { messages: [USER, CALL, USER] },
      "`tool_use` ids were found without `tool_result` blocks immediately after: toolu_1",
    ],
    ["a tool call at the very end", { model: OLD_MODEL, messages: [USER, CALL] }, "without `tool_result`"],
    ["a result without its tool call", { messages: [RESULT] }, "unexpected `tool_use_id`"],
    [
      "a result two messages late",
      { messages: [USER, CALL, RESULT, { role: "assistant", content: "ok" }, RESULT] },
      "unexpected `tool_use_id`",
    ],
    [
      "a marker on an empty text",
      { system: [text("", { cache_control: MARK })] },
      "cache_control cannot be set for empty text blocks",
    ],
    [
      "five markers",
      { system: ["a", "b", "c", "d", "e"].map((word) => text(word, { cache_control: MARK })) },
      "maximum of 4 blocks with cache_control may be provided. Found 5",
    ],
    [
      "four markers and automatic caching",
      {
        cache_control: MARK,
        system: ["a", "b", "c", "d"].map((word) => text(word, { cache_control: MARK })),
      },
      "Found 5",
    ],
    [
      "an hour's marker after one of five minutes",
      { tools: [{ ...TOOL, cache_control: MARK }], system: [text("a", { cache_control: HOUR })] },
      "must not come after a ttl='5m'",
    ],
    [
      "automatic caching for an hour after a short marker",
      { cache_control: HOUR, system: [text("a", { cache_control: MARK })] },
      "must not come after a ttl='5m'",
    ],
    ["a forced tool on a new model", { tools: [TOOL], tool_choice: { type: "any" } }, "tool_choice"],
    [
      "a forced tool that does not exist",
      { model: OLD_MODEL, tools: [TOOL], tool_choice: { type: "tool", name: "nope" } },
      "not found in provided tools",
    ],
    [
      "a prefill on a new model",
      { messages: [USER, { role: "assistant", content: "Well" }] },
      "does not support assistant message prefill",
    ],
    [
      "a prefill that ends in a space",
      { model: OLD_MODEL, messages: [USER, { role: "assistant", content: "Well " }] },
      "trailing whitespace",
    ],
    [
      "a thinking budget on a new model",
      { thinking: { type: "enabled", budget_tokens: 1024 }, max_tokens: 2000 },
      "is not supported on this model",
    ],
    [
      "a thinking budget over max_tokens",
      { model: OLD_MODEL, thinking: { type: "enabled", budget_tokens: 2000 } },
      "must be greater than `thinking.budget_tokens`",
    ],
    ["tools of one name", { tools: [TOOL, TOOL] }, "unique"],
    ["a stop sequence of white space", { stop_sequences: [" "] }, "non-whitespace"],
    [
      "a prompt over the context window",
      { model: OLD_MODEL, system: "word ".repeat(200_000) },
      "prompt is too long",
    ],
  ])("%s", async (_, body, message) => {
    const refused = await answer(body);
    expect(refused.body).toContain(message);
    expect(refused.status).toBe(400);
  });

  test.each(["temperature", "top_p", "top_k"])("%s with version 2026-10-21", async (field) => {
    expect((await answer({ [field]: 1 }, "2026-10-21")).status).toBe(400);
    expect((await answer({ [field]: 1 })).status).toBe(200);
  });
});

describe("requests that are accepted", () => {
  test.each<[string, object]>([
    [
      "every documented field",
      {
        metadata: { user_id: "u1" },
        service_tier: "auto",
        context_management: {},
        container: null,
        mcp_servers: [],
        betas: [],
        output_config: { effort: "low" },
        tools: [TOOL],
        tool_choice: { type: "auto" },
        thinking: { type: "adaptive" },
        cache_control: MARK,
      },
    ],
    [
      "consecutive messages of one role",
      { messages: [USER, USER, { role: "assistant", content: "Hi" }, USER] },
    ],
    ["a tool call and its result", { tools: [TOOL], messages: [USER, CALL, RESULT] }],
    ["a result in the second of two user messages", { messages: [USER, CALL, USER, RESULT] }],
    [
      "a prefill on an old model",
      { model: OLD_MODEL, messages: [USER, { role: "assistant", content: "Well" }] },
    ],
    [
      "a forced tool on an old model",
      { model: OLD_MODEL, tools: [TOOL], tool_choice: { type: "tool", name: "lookup" } },
    ],
    [
      "markers of an hour before those of five minutes",
      { tools: [{ ...TOOL, cache_control: HOUR }], system: [text("a", { cache_control: MARK })] },
    ],
    ["an empty system prompt", { system: "" }],
    [
      "an image and a document",
      {
        messages: [
          {
            role: "user",
            content: [
              { type: "image", source: { type: "base64", media_type: "image/png", data: "AA==" } },
              { type: "document", source: { type: "text", media_type: "text/plain", data: "Hi" } },
              text("What is this?"),
            ],
          },
        ],
      },
    ],
    [
      "a tool that runs at Anthropic",
      { tools: [{ type: "web_search_20260318", name: "web_search", max_uses: 3 }] },
    ],
  ])("%s", async (_, body) => {
    const accepted = await answer(body);
    expect(accepted.body).toContain('"type":"message"');
    expect(accepted.status).toBe(200);
  });
});

test("the client raises the class that belongs to each status", async () => {
  const { client, emulator } = await startEmulator();
  const strangerTo = (fault: "429" | "500" | "529") => {
    emulator.addFault({ fault, times: 1 });
    return client.messages.create(ask({}));
  };
  await expect(client.messages.create(ask({ max_tokens: -1 }))).rejects.toThrow(Anthropic.BadRequestError);
  await expect(client.messages.create(ask({ model: "claude-3-opus-20240229" }))).rejects.toThrow(
    Anthropic.NotFoundError,
  );
  await expect(strangerTo("429")).rejects.toThrow(Anthropic.RateLimitError);
  await expect(strangerTo("500")).rejects.toThrow(Anthropic.InternalServerError);
  await expect(strangerTo("529")).rejects.toThrow(Anthropic.OverloadedError);
  const invalid = client.withOptions({ apiKey: "sk-invalid" });
  await expect(invalid.messages.create(ask({ model: MODEL }))).rejects.toThrow(Anthropic.AuthenticationError);
});

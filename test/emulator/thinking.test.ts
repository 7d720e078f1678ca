import type { Anthropic } from "@anthropic-ai/sdk";
import { describe, expect, test } from "vitest";
import { ask, OLD_MODEL, startEmulator } from "./harness.ts";

const THINKING = { type: "enabled", budget_tokens: 1024 } as const;
const QUESTION = { role: "user", content: "What's the weather in Oslo?" } as const;
const TOOL: Anthropic.Tool = {
  name: "get_weather",
  description: "The weather of a place",
  input_schema: { type: "object", properties: { place: { type: "string" } }, required: ["place"] },
};

type Params = Anthropic.MessageCreateParamsNonStreaming;

function thinkingRequest(extra: Partial<Params>): Params {
  return ask({ model: OLD_MODEL, max_tokens: 4000, thinking: THINKING, messages: [QUESTION], ...extra });
}

/** A first turn that thinks, and the conversation that replays it with another question. */
async function startConversation(extra: Partial<Params> = {}) {
  const { client } = await startEmulator();
  const first = await client.messages.create(thinkingRequest({ system: "Be kind.", ...extra }));
  const replayed = { role: "assistant" as const, content: first.content };
  const next = { role: "user" as const, content: "Thanks. And tomorrow?" };
  const send = (changes: Partial<Params>) =>
    client.messages.create(thinkingRequest({ system: "Be kind.", ...extra, ...changes }));
  return { client, first, replayed, next, send };
}

describe("thinking", () => {
  test("a thinking block with a signature comes first, by budget or adaptively", async () => {
    const { client } = await startEmulator();
    for (const request of [thinkingRequest({}), ask({ thinking: { type: "adaptive" as const } })]) {
      const message = await client.messages.create(request);
      expect(message.content.map(({ type }) => type)).toEqual(["thinking", "text"]);
      expect(message.content[0]).toMatchObject({
        thinking: expect.stringContaining("asks about"),
        signature: /./u,
      });
      expect(message.usage.output_tokens_details?.thinking_tokens).toBeGreaterThan(0);
    }
  });

  test("its text can be left out, its signature not", async () => {
    const { client } = await startEmulator();
    const message = await client.messages.create(
      ask({ thinking: { type: "adaptive", display: "omitted" } as const }),
    );
    expect(message.content[0]).toMatchObject({ type: "thinking", thinking: "", signature: /./u });
  });

  test("a block that is replayed untouched is accepted, from a stream as well", async () => {
    const { client, replayed, next, send } = await startConversation();
    await expect(send({ messages: [QUESTION, replayed, next] })).resolves.toMatchObject({ type: "message" });
    const streamed = await client.messages.stream(thinkingRequest({ system: "Be kind." })).finalMessage();
    const messages = [QUESTION, { role: "assistant" as const, content: streamed.content }, next];
    await expect(send({ messages })).resolves.toMatchObject({ type: "message" });
  });

  test("cache markers and merged blocks do not change what it is bound to", async () => {
    const { replayed, next, send } = await startConversation();
    const marked = [
      { type: "text" as const, text: "Be kind.", cache_control: { type: "ephemeral" as const } },
    ];
    await expect(send({ system: marked, messages: [QUESTION, replayed, next] })).resolves.toBeTruthy();
  });

  test.each<[string, Partial<Params>, number]>([
    ["the system prompt", { system: "Be brief." }, 0],
    ["a left out system prompt", { system: "" }, 0],
    ["the tools", { tools: [TOOL] }, 0],
    ["an earlier message", { messages: [{ role: "user", content: "Something else?" }] }, 0],
  ])("a replay after a change of %s is refused", async (_, { messages = [QUESTION], ...changes }) => {
    const { replayed, next, send } = await startConversation();
    const answer = send({ ...changes, messages: [...messages, replayed, next] });
    await expect(answer).rejects.toThrow("messages.1.content.0: Invalid `signature` in `thinking` block");
  });

  test("a changed thinking text is refused", async () => {
    const { first, next, send } = await startConversation();
    const [opening, ...rest] = first.content;
    const signature = opening?.type === "thinking" ? opening.signature : "";
    const content = [{ type: "thinking" as const, thinking: "Nonsense.", signature }, ...rest];
    await expect(send({ messages: [QUESTION, { role: "assistant", content }, next] })).rejects.toThrow(
      "Invalid `signature`",
    );
  });

  test("blocks of earlier turns may be left out, and later ones stay valid", async () => {
    const { first, replayed, next, send } = await startConversation();
    const second = await send({ messages: [QUESTION, replayed, next] });
    const stripped = {
      role: "assistant" as const,
      content: first.content.filter(({ type }) => type !== "thinking"),
    };
    const messages: Params["messages"] = [
      QUESTION,
      stripped,
      next,
      { role: "assistant", content: second.content },
      next,
    ];
    await expect(send({ messages })).resolves.toMatchObject({ type: "message" });
  });

  test("a turn that goes on after a tool call must keep its thinking", async () => {
    const { first, send } = await startConversation({ tools: [TOOL] });
    expect(first.stop_reason).toBe("tool_use");
    const call = first.content.find((block) => block.type === "tool_use");
    const result = {
      role: "user" as const,
      content: [{ type: "tool_result" as const, tool_use_id: call?.id ?? "", content: "4 degrees" }],
    };
    const kept = await send({ messages: [QUESTION, { role: "assistant", content: first.content }, result] });
    expect(kept.stop_reason).toBe("end_turn");
    const content = first.content.filter(({ type }) => type !== "thinking");
    const stripped = send({ messages: [QUESTION, { role: "assistant", content }, result] });
    await expect(stripped).rejects.toThrow(
      "Expected `thinking` or `redacted_thinking`, but found `tool_use`",
    );
  });
});

import Anthropic from "@anthropic-ai/sdk";
import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import OlderAnthropic from "anthropic-sdk-0";
import { describe, expect, inject, it } from "vitest";
import { z } from "zod";
import { activeStreams, MODEL, OWN_KEY, sawBlock, strike, USER } from "./claude.ts";

const WEATHER = {
  name: "get_weather",
  description: "The weather of a place",
  input_schema: { type: "object" as const, properties: { place: { type: "string" } }, required: ["place"] },
};

const options = { apiKey: OWN_KEY, baseURL: inject("proxy").url, defaultHeaders: USER };
const hello = {
  model: MODEL,
  max_tokens: 300,
  messages: [{ role: "user" as const, content: "How do I cancel?" }],
};

describe.each([
  ["1.x", () => new Anthropic(options)],
  ["0.x", () => new OlderAnthropic(options) as unknown as Anthropic],
])("@anthropic-ai/sdk %s", (_, create) => {
  const client = create();

  it("answers and streams, with the block", async () => {
    const message = await client.messages.create(hello);
    expect(message.content[0]).toMatchObject({ type: "text" });
    expect(await sawBlock()).toBe(true);
    const stream = client.messages.stream(hello);
    let text = "";
    stream.on("text", (piece) => (text += piece));
    const final = await stream.finalMessage();
    expect(final.stop_reason).toBe("end_turn");
    expect(final.content[0]).toMatchObject({ type: "text", text });
  });

  it("calls tools, and thinks across the call", async () => {
    const ask = {
      ...hello,
      max_tokens: 2000,
      tools: [WEATHER],
      thinking: { type: "adaptive" as const },
      messages: [{ role: "user" as const, content: `What is the weather in Oslo? ${Math.random()}` }],
    };
    const first = await client.messages.create(ask);
    const call = first.content.find((block) => block.type === "tool_use");
    expect(first.content[0]?.type).toBe("thinking");
    expect(call?.name).toBe("get_weather");
    const second = await client.messages.create({
      ...ask,
      messages: [
        ...ask.messages,
        { role: "assistant", content: first.content },
        { role: "user", content: [{ type: "tool_result", tool_use_id: call?.id ?? "", content: "Rain." }] },
      ],
    });
    expect(second.stop_reason).toBe("end_turn");
    expect(await sawBlock()).toBe(true);
  });

  it("retries a 529 by itself, and gives up at once on a key that is wrong", async () => {
    await strike({ fault: "529", retryAfter: 0, times: 1 });
    expect((await client.messages.create(hello)).stop_reason).toBe("end_turn");
    const wrong = client.withOptions({ defaultHeaders: { "x-tercet-key": "tk_live_wrong" } });
    await expect(wrong.messages.create(hello)).rejects.toThrow(
      expect.objectContaining({ status: 401, requestID: expect.stringMatching(/^req_/u) }),
    );
  });

  it("aborts a stream, and Claude stops", async () => {
    await strike({ fault: "slow", delayMs: 100, times: 1 });
    const stream = client.messages.stream(hello);
    stream.once("text", () => stream.abort());
    await expect(stream.done()).rejects.toThrow(/abort/iu);
    await expect.poll(activeStreams).toBe(0);
  });

  it("lists models and counts tokens, the block's among them", async () => {
    const models = await client.models.list();
    expect(models.data.map(({ id }) => id)).toContain(MODEL);
    const { max_tokens: __, ...prompt } = hello;
    const counted = await client.messages.countTokens(prompt);
    const without = await client.messages.countTokens(prompt, { headers: { "x-tercet-mode": "off" } });
    expect(counted.input_tokens).toBeGreaterThan(without.input_tokens);
  });
});

it("@anthropic-ai/sdk parses structured output", async () => {
  const parsed = await new Anthropic(options).messages.parse({
    ...hello,
    output_config: { format: zodOutputFormat(z.object({ label: z.string() })) },
  });
  expect(parsed.parsed_output).toMatchObject({ label: expect.any(String) });
});

it("@anthropic-ai/sdk works with our key alone", async () => {
  const { url, key } = inject("proxy");
  const ours = { apiKey: key, baseURL: url };
  const clients = [new Anthropic(ours), new OlderAnthropic(ours) as unknown as Anthropic];
  for (const client of clients) {
    const message = await client.messages.create({ ...hello }, { headers: { "x-tercet-user": "sam" } });
    expect(message.stop_reason).toBe("end_turn");
  }
  expect(await sawBlock()).toBe(true);
});

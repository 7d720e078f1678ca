import { createAnthropic } from "@ai-sdk/anthropic";
import { generateText, isStepCount, Output, streamText, tool } from "ai";
import { expect, inject, it } from "vitest";
import { z } from "zod";
import { activeStreams, MODEL, OWN_KEY, sawBlock, strike, USER } from "./claude.ts";

const anthropic = createAnthropic({
  apiKey: OWN_KEY,
  baseURL: `${inject("proxy").url}/v1`,
  headers: USER,
});
const model = anthropic(MODEL);

it("the AI SDK answers and streams, with the block", async () => {
  const { text } = await generateText({ model, prompt: "How do I cancel?" });
  expect(text).not.toBe("");
  expect(await sawBlock()).toBe(true);
  const pieces: string[] = [];
  for await (const piece of streamText({ model, prompt: "How do I cancel?" }).textStream) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(1);
  expect(await sawBlock()).toBe(true);
});

it("the AI SDK calls tools and goes on with their results", async () => {
  const { steps } = await generateText({
    model,
    prompt: `What is the weather in Oslo? ${Math.random()}`,
    stopWhen: isStepCount(3),
    tools: {
      get_weather: tool({
        description: "The weather of a place",
        inputSchema: z.object({ place: z.string() }),
        execute: () => Promise.resolve("Rain."),
      }),
    },
  });
  expect(steps.map(({ finishReason }) => finishReason)).toEqual(["tool-calls", "stop"]);
  expect(await sawBlock()).toBe(true);
});

it("the AI SDK gives objects, retries a 529 and aborts", async () => {
  const { output } = await generateText({
    model,
    prompt: "Classify this.",
    output: Output.object({ schema: z.object({ label: z.string() }) }),
  });
  expect(output).toMatchObject({ label: expect.any(String) });
  await strike({ fault: "529", retryAfter: 0, times: 1 });
  expect((await generateText({ model, prompt: "Hello" })).text).not.toBe("");
  await strike({ fault: "slow", delayMs: 100, times: 1 });
  const abort = new AbortController();
  const stream = streamText({ model, prompt: "Hello", abortSignal: abort.signal, onError: () => {} });
  for await (const part of stream.fullStream) if (part.type === "text-delta") abort.abort();
  await expect.poll(activeStreams).toBe(0);
});

it("the AI SDK thinks, and goes on from what was thought", async () => {
  const providerOptions = { anthropic: { thinking: { type: "adaptive" as const } } };
  const prompt = `Why is the sky blue? ${Math.random()}`;
  const first = await generateText({ model, prompt, providerOptions });
  expect(first.reasoning).toMatchObject([
    { type: "reasoning", providerMetadata: { anthropic: { signature: expect.any(String) } } },
  ]);
  const messages = [
    { role: "user" as const, content: prompt },
    ...first.response.messages,
    { role: "user" as const, content: "And at night?" },
  ];
  const second = streamText({ model, messages, providerOptions });
  const types = new Set<string>();
  for await (const { type } of second.fullStream) types.add(type);
  expect([...types]).toEqual(expect.arrayContaining(["reasoning-delta", "text-delta", "finish"]));
  expect(types).not.toContain("error");
  expect(await sawBlock()).toBe(true);
});

import { ChatAnthropic } from "@langchain/anthropic";
import { expect, inject, it } from "vitest";
import { z } from "zod";
import { activeStreams, MODEL, OWN_KEY, sawBlock, strike, USER } from "./claude.ts";

const model = new ChatAnthropic({
  model: MODEL,
  apiKey: OWN_KEY,
  maxTokens: 300,
  anthropicApiUrl: inject("proxy").url,
  clientOptions: { defaultHeaders: USER },
});

it("LangChain answers and streams, with the block", async () => {
  const answer = await model.invoke("How do I cancel?");
  expect(answer.text).not.toBe("");
  expect(await sawBlock()).toBe(true);
  const pieces: string[] = [];
  for await (const piece of await model.stream("How do I cancel?")) pieces.push(piece.text);
  expect(pieces.join("")).not.toBe("");
});

it("LangChain calls tools, gives objects and retries a 529", async () => {
  const schema = z.object({ place: z.string() });
  const tools = [{ name: "get_weather", description: "The weather of a place", schema }];
  const called = await model.bindTools(tools).invoke(`What is the weather in Oslo? ${Math.random()}`);
  expect(called.tool_calls?.[0]?.name).toBe("get_weather");
  const structured = model.withStructuredOutput(z.object({ label: z.string() }), { method: "jsonSchema" });
  expect(await structured.invoke("Classify this.")).toMatchObject({ label: expect.any(String) });
  await strike({ fault: "529", retryAfter: 0, times: 1 });
  expect((await model.invoke("Hello")).text).not.toBe("");
});

it("LangChain thinks, goes on from what was thought, and aborts", async () => {
  const thinking = new ChatAnthropic({
    model: MODEL,
    apiKey: OWN_KEY,
    maxTokens: 2000,
    thinking: { type: "adaptive" },
    anthropicApiUrl: inject("proxy").url,
    clientOptions: { defaultHeaders: USER },
  });
  const question = { role: "user", content: `Why is the sky blue? ${Math.random()}` };
  const first = await thinking.invoke([question]);
  expect(first.content).toMatchObject([
    { type: "thinking", signature: expect.any(String) },
    { type: "text" },
  ]);
  const second = await thinking.invoke([question, first, { role: "user", content: "And at night?" }]);
  expect(second.text).not.toBe("");
  expect(await sawBlock()).toBe(true);

  await strike({ fault: "slow", delayMs: 100, times: 1 });
  const abort = new AbortController();
  const reading = async (): Promise<void> => {
    for await (const piece of await model.stream("Hello", { signal: abort.signal })) {
      if (piece.text !== "") abort.abort();
    }
  };
  await expect(reading()).rejects.toThrow(/abort/iu);
  await expect.poll(activeStreams).toBe(0);
});

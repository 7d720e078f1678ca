import type { Anthropic } from "@anthropic-ai/sdk";
import { describe, expect, test } from "vitest";
import { ask, longText, OLD_MODEL, startEmulator } from "./harness.ts";

const MINUTE_MS = 60_000;
const MARK = { type: "ephemeral" } as const;

function system(text = longText(60), extra: { ttl?: "5m" | "1h" } = {}) {
  return [{ type: "text" as const, text, cache_control: { ...MARK, ...extra } }];
}

function turn(role: "user" | "assistant", content: string) {
  return { role, content };
}

async function startWithClock() {
  const clock = { now: 0 };
  const started = await startEmulator({ now: () => clock.now });
  const usage = async (
    extra: Partial<Anthropic.MessageCreateParamsNonStreaming>,
    headers?: Record<string, string>,
  ) => {
    const message = await started.client.messages.create(ask(extra), headers ? { headers } : {});
    const { input_tokens, cache_creation_input_tokens, cache_read_input_tokens, cache_creation } =
      message.usage;
    return {
      input: input_tokens,
      written: cache_creation_input_tokens ?? 0,
      read: cache_read_input_tokens ?? 0,
      creation: cache_creation,
    };
  };
  return { ...started, clock, usage };
}

describe("prompt caching through the API", () => {
  test("a marked prefix is written once and read afterwards, until five minutes of silence", async () => {
    const { usage, clock, emulator } = await startWithClock();
    const first = await usage({ system: system() });
    expect(first.written).toBeGreaterThan(512);
    expect(first).toMatchObject({
      read: 0,
      creation: { ephemeral_5m_input_tokens: first.written, ephemeral_1h_input_tokens: 0 },
    });
    expect(emulator.stats().cacheEntries).toBe(1);
    clock.now += 4 * MINUTE_MS;
    expect(await usage({ system: system() })).toMatchObject({
      read: first.written,
      written: 0,
      input: first.input,
    });
    clock.now += 4 * MINUTE_MS;
    expect(await usage({ system: system() })).toMatchObject({ read: first.written });
    clock.now += 6 * MINUTE_MS;
    expect(await usage({ system: system() })).toMatchObject({ read: 0, written: first.written });
  });

  test("an hour's marker is billed as such and lasts an hour", async () => {
    const { usage, clock } = await startWithClock();
    const first = await usage({ system: system(longText(60), { ttl: "1h" }) });
    expect(first.creation).toEqual({
      ephemeral_5m_input_tokens: 0,
      ephemeral_1h_input_tokens: first.written,
    });
    clock.now += 59 * MINUTE_MS;
    expect(await usage({ system: system(longText(60), { ttl: "1h" }) })).toMatchObject({
      read: first.written,
    });
  });

  test("under the model's minimum nothing is cached, silently", async () => {
    const { usage } = await startWithClock();
    const prefix = { system: system(longText(150)) };
    expect(await usage({ ...prefix, model: OLD_MODEL })).toMatchObject({ read: 0, written: 0 });
    expect((await usage(prefix)).written).toBeGreaterThan(0);
    expect(await usage({ system: system("Short.") })).toMatchObject({ read: 0, written: 0 });
  });

  test("automatic caching moves along with a growing conversation", async () => {
    const { usage } = await startWithClock();
    const messages = [turn("user", longText(60))];
    const first = await usage({ cache_control: MARK, messages });
    expect(first.written).toBeGreaterThan(512);
    messages.push(turn("assistant", "An answer."), turn("user", "And then?"));
    const second = await usage({ cache_control: MARK, messages });
    expect(second.read).toBe(first.written);
    expect(second.written).toBeGreaterThan(0);
    expect(second.input).toBe(first.input);
  });

  test("an entry belongs to one key and one model", async () => {
    const { usage } = await startWithClock();
    await usage({ system: system() });
    expect(await usage({ system: system() }, { authorization: "Bearer sk-other" })).toMatchObject({
      read: 0,
    });
    expect(await usage({ system: system(), model: "claude-opus-5-5" })).toMatchObject({ read: 0 });
    expect((await usage({ system: system() })).read).toBeGreaterThan(0);
  });

  test("a changed byte before the breakpoint misses, one after it does not", async () => {
    const { usage } = await startWithClock();
    const first = await usage({ system: system() });
    expect(await usage({ system: system(`${longText(60)}!`) })).toMatchObject({ read: 0 });
    expect(await usage({ system: system(), messages: [turn("user", "Something else")] })).toMatchObject({
      read: first.written,
    });
  });

  test("a string, its single block and another marker hash the same", async () => {
    const { usage } = await startWithClock();
    const first = await usage({
      cache_control: MARK,
      system: longText(60),
      messages: [turn("user", "Hello")],
    });
    const blocks = [{ type: "text" as const, text: "Hello", cache_control: MARK }];
    const again = await usage({
      system: [{ type: "text", text: longText(60) }],
      messages: [{ role: "user", content: blocks }],
    });
    expect(again).toMatchObject({ read: first.written, written: 0 });
  });

  test("tool choice and thinking touch the messages only, tools touch everything", async () => {
    const { usage } = await startWithClock();
    const tools = [{ name: "lookup", input_schema: { type: "object" as const, properties: {} } }];
    const messages = [
      {
        role: "user" as const,
        content: [{ type: "text" as const, text: longText(20, "note"), cache_control: MARK }],
      },
    ];
    const both = { tools, system: system(), messages };
    const first = await usage(both);
    const alone = await usage({ tools, system: system() });
    expect(alone.read).toBeGreaterThan(512);
    expect(alone.read).toBeLessThan(first.written);
    expect(await usage({ ...both, tool_choice: { type: "none" } })).toMatchObject({ read: alone.read });
    expect(await usage({ ...both, thinking: { type: "adaptive" } })).toMatchObject({ read: alone.read });
    expect(await usage(both)).toMatchObject({ read: first.written });
    const other = [{ name: "other", input_schema: { type: "object" as const, properties: {} } }];
    expect(await usage({ ...both, tools: other })).toMatchObject({ read: 0 });
  });

  test("of two requests at once neither finds what the other writes", async () => {
    const gate = Promise.withResolvers<string>();
    let arrived = 0;
    const respond = () => {
      arrived += 1;
      if (arrived === 2) gate.resolve("ok");
      return gate.promise;
    };
    const { client } = await startEmulator({ respond });
    const both = [0, 1].map(() => client.messages.create(ask({ system: system() })));
    const usages = (await Promise.all(both)).map(({ usage }) => usage.cache_creation_input_tokens ?? 0);
    expect(Math.min(...usages)).toBeGreaterThan(512);
    const third = await client.messages.create(ask({ system: system() }));
    expect(third.usage.cache_read_input_tokens).toBe(usages[0]);
  });

  test("a request that fails writes nothing", async () => {
    const { usage, emulator } = await startWithClock();
    emulator.addFault({ fault: "529", times: 1 });
    await expect(usage({ system: system() })).rejects.toThrow("Overloaded");
    expect(emulator.stats().cacheEntries).toBe(0);
  });
});

import { describe, expect, test } from "vitest";
import { ask, MODEL, OLD_MODEL, startEmulator, textOf } from "./harness.ts";

const SCHEMA = {
  type: "json_schema" as const,
  schema: {
    type: "object",
    properties: { items: { type: "array", items: { type: "string" } } },
    additionalProperties: false,
  },
};

async function start() {
  const started = await startEmulator();
  const control = async (method: string, reply?: unknown): Promise<Response> =>
    fetch(`${started.emulator.url}/__emulator/replies`, {
      method,
      ...(reply === undefined ? {} : { body: JSON.stringify(reply) }),
    });
  return { ...started, control };
}

describe("replies scripted over HTTP", () => {
  test("JSON answers the next request for structured output, and no other", async () => {
    const { client, control } = await start();
    await control("POST", { json: { items: ["scripted"] } });
    const chat = await client.messages.create(ask({}));
    const structured = ask({ output_config: { format: SCHEMA } });
    const first = await client.messages.create(structured);
    const second = await client.messages.create(structured);
    expect(textOf(chat)).toContain("router");
    expect(JSON.parse(textOf(first))).toEqual({ items: ["scripted"] });
    expect(JSON.parse(textOf(second))).toEqual({ items: [] });
  });

  test("text answers any request that holds what it waits for, as often as it says", async () => {
    const { client, control } = await start();
    await control("POST", { text: "{not json", times: 2, model: MODEL, contains: "router" });
    const other = await client.messages.create(ask({ messages: [{ role: "user", content: "Hello" }] }));
    const older = await client.messages.create(ask({ model: OLD_MODEL }));
    const answers = [
      textOf(await client.messages.create(ask({}))),
      textOf(await client.messages.create(ask({ output_config: { format: SCHEMA } }))),
      textOf(await client.messages.create(ask({}))),
    ];
    expect(textOf(other)).not.toBe("{not json");
    expect(textOf(older)).not.toBe("{not json");
    expect(answers.slice(0, 2)).toEqual(["{not json", "{not json"]);
    expect(answers[2]).not.toBe("{not json");
  });

  test("a script is listed, forgotten, and refused where it says neither or both", async () => {
    const { emulator, control } = await start();
    await control("POST", { text: "one" });
    expect(await (await control("GET")).json()).toEqual({ replies: [{ text: "one", times: 1 }] });
    expect(await (await control("DELETE")).json()).toEqual({ replies: [] });
    expect((await control("POST", {})).status).toBe(400);
    expect((await control("POST", { text: "a", json: {} })).status).toBe(400);
    await control("POST", { text: "one" });
    emulator.reset();
    expect(await (await control("GET")).json()).toEqual({ replies: [] });
  });
});

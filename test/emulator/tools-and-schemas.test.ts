import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import type { Anthropic } from "@anthropic-ai/sdk";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ask, OLD_MODEL, startEmulator, textOf } from "./harness.ts";

const WEATHER: Anthropic.Tool = {
  name: "get_weather",
  description: "Current conditions at a location",
  input_schema: {
    type: "object",
    properties: {
      location: { type: "string" },
      days: { type: "integer", minimum: 2, maximum: 5 },
      unit: { enum: ["celsius", "fahrenheit"] },
      tags: { type: "array", items: { type: "string" }, minItems: 2 },
    },
    required: ["location"],
  },
};
const ORDER: Anthropic.Tool = { name: "cancelOrder", input_schema: { type: "object", properties: {} } };
const QUESTION = { role: "user", content: "What will the weather be in New York?" } as const;

describe("tools", () => {
  test("a message that names a tool gets a call of it with input of its schema", async () => {
    const { client } = await startEmulator();
    const message = await client.messages.create(ask({ tools: [ORDER, WEATHER], messages: [QUESTION] }));
    expect(message.stop_reason).toBe("tool_use");
    expect(message.content).toEqual([
      {
        type: "tool_use",
        id: expect.stringMatching(/^toolu_01/u),
        name: "get_weather",
        input: { location: "New York", days: 2, unit: "celsius", tags: ["New York", "New York"] },
        caller: { type: "direct" },
      },
    ]);
    const streamed = await client.messages
      .stream(ask({ tools: [ORDER, WEATHER], messages: [QUESTION] }))
      .finalMessage();
    expect(streamed.content).toMatchObject(message.content);
  });

  test("the result of a tool is answered with text that holds it", async () => {
    const { client } = await startEmulator();
    const call = await client.messages.create(ask({ tools: [WEATHER], messages: [QUESTION] }));
    const id = call.content[0]?.type === "tool_use" ? call.content[0].id : "";
    const result = { type: "tool_result" as const, tool_use_id: id, content: "4 degrees and rain" };
    const said = { type: "text" as const, text: "So how is the weather?" };
    const answer = await client.messages.create(
      ask({
        tools: [WEATHER],
        messages: [
          QUESTION,
          { role: "assistant", content: call.content },
          { role: "user", content: [result, said] },
        ],
      }),
    );
    expect(answer.stop_reason).toBe("end_turn");
    expect(textOf(answer)).toContain("get_weather: 4 degrees and rain");
  });

  test("a message that names no tool, or a choice of none, is answered in words", async () => {
    const { client } = await startEmulator();
    const chat = await client.messages.create(ask({ tools: [WEATHER] }));
    const none = await client.messages.create(
      ask({ tools: [WEATHER], tool_choice: { type: "none" }, messages: [QUESTION] }),
    );
    expect([chat.stop_reason, none.stop_reason]).toEqual(["end_turn", "end_turn"]);
  });

  test("a forced tool is called whatever the message says", async () => {
    const { client } = await startEmulator();
    const message = await client.messages.create(
      ask({ model: OLD_MODEL, tools: [WEATHER, ORDER], tool_choice: { type: "tool", name: "cancelOrder" } }),
    );
    expect(message.content[0]).toMatchObject({ type: "tool_use", name: "cancelOrder", input: {} });
  });
});

function closed(properties: object) {
  return { type: "object", properties, additionalProperties: false };
}

const Everything = z.object({
  name: z.string(),
  kind: z.enum(["one", "two"]),
  fixed: z.literal("always"),
  count: z.int(),
  share: z.number(),
  sure: z.boolean(),
  nothing: z.null(),
  day: z.iso.date(),
  mail: z.email(),
  some: z.array(z.object({ id: z.uuid() })).min(1),
  maybe: z.union([z.object({ tag: z.literal("a") }), z.string()]).nullable(),
  left: z.object({ inner: z.string() }).optional(),
});

describe("structured output", () => {
  test("messages.parse gets JSON that its zod schema accepts", async () => {
    const { client } = await startEmulator();
    const message = await client.messages.parse(
      ask({ output_config: { format: zodOutputFormat(Everything) } }),
    );
    expect(Everything.parse(message.parsed_output)).toMatchObject({ kind: "one", some: [{ id: /./u }] });
  });

  test("a list that may be empty is empty", async () => {
    const { client } = await startEmulator();
    const format = zodOutputFormat(z.object({ signals: z.array(z.object({ facet: z.string() })) }));
    const message = await client.messages.parse(ask({ output_config: { format } }));
    expect(message.parsed_output).toEqual({ signals: [] });
  });

  test("a script stands in for the model", async () => {
    const { client, emulator } = await startEmulator({
      respond: ({ output_config: config }) => (config?.format ? JSON.stringify({ answer: 42 }) : undefined),
    });
    const format = zodOutputFormat(z.object({ answer: z.number() }));
    const message = await client.messages.parse(ask({ output_config: { format } }));
    expect(message.parsed_output).toEqual({ answer: 42 });
    expect(emulator.requests(1)[0]?.body).toMatchObject({
      output_config: { format: { type: "json_schema" } },
    });
  });

  test.each<[string, Record<string, unknown>, string]>([
    [
      "an object open to more",
      { type: "object", properties: {} },
      "'additionalProperties' must be explicitly set to false",
    ],
    [
      "a nested open object",
      closed({ a: { type: "array", items: { type: "object" } } }),
      "additionalProperties",
    ],
    [
      "a bound on a number",
      closed({ a: { type: "number", minimum: 0 } }),
      "property 'minimum' is not supported",
    ],
    ["a bound on an optional integer", closed({ a: { type: ["integer", "null"], maximum: 3 } }), "'maximum'"],
    ["a length", closed({ a: { type: "string", maxLength: 3 } }), "property 'maxLength' is not supported"],
    [
      "two items at least",
      closed({ a: { type: "array", items: { type: "string" }, minItems: 2 } }),
      "'minItems' values other than 0 or 1",
    ],
    ["items at most", closed({ a: { type: "array", items: { type: "string" }, maxItems: 2 } }), "'maxItems'"],
    [
      "recursion",
      {
        ...closed({ a: { $ref: "#/$defs/node" } }),
        $defs: { node: closed({ next: { $ref: "#/$defs/node" } }) },
      },
      "Recursive schemas are not supported",
    ],
    ["a reference to nowhere", closed({ a: { $ref: "#/$defs/none" } }), "Invalid $ref"],
  ])("a schema with %s is a 400", async (_, schema, message) => {
    const { client } = await startEmulator();
    const answer = client.messages.create(
      ask({ output_config: { format: { type: "json_schema" as const, schema } } }),
    );
    await expect(answer).rejects.toThrow(message);
  });

  test("a definition used twice is no recursion", async () => {
    const { client } = await startEmulator();
    const schema = {
      ...closed({
        a: { $ref: "#/$defs/leaf" },
        b: { type: "array", items: { $ref: "#/$defs/leaf" }, minItems: 1 },
      }),
      $defs: { leaf: closed({ v: { type: "boolean" } }) },
    };
    const message = await client.messages.create(
      ask({ output_config: { format: { type: "json_schema" as const, schema } } }),
    );
    expect(JSON.parse(textOf(message))).toEqual({ a: { v: true }, b: [{ v: true }] });
  });
});

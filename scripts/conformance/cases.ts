/** The requests that are sent to Claude directly and through the Worker. */

export interface Case {
  name: string;
  body: Record<string, unknown>;
  /** Where it goes; else to /v1/messages. */
  path?: string;
  headers?: Record<string, string>;
  /** Strikes this request on both sides. */
  fault?: Record<string, unknown>;
}

const MODEL = "claude-haiku-5-5";
const OLD_MODEL = "claude-haiku-4-5";
const LONG = "Refunds take three to five working days, and are paid the way the order was. ".repeat(120);
const WEATHER = {
  name: "get_weather",
  description: "The weather of a place",
  input_schema: { type: "object", properties: { place: { type: "string" } }, required: ["place"] },
};
const EPHEMERAL = { type: "ephemeral" };
const HOUR = { type: "ephemeral", ttl: "1h" };
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

function ask(content: unknown, extra: Record<string, unknown> = {}): Record<string, unknown> {
  return { model: MODEL, max_tokens: 300, messages: [{ role: "user", content }], ...extra };
}

function text(words: string, extra: Record<string, unknown> = {}): Record<string, unknown> {
  return { type: "text", text: words, ...extra };
}

const PROMPTS: readonly [string, Record<string, unknown>, Record<string, string>?][] = [
  ["no system prompt", ask("How do I cancel?")],
  ["system as a string", ask("How do I cancel?", { system: "You help at Shop." })],
  ["system as blocks", ask("How do I cancel?", { system: [text("You help at Shop."), text("Be kind.")] })],
  ["empty system", ask("How do I cancel?", { system: "" })],
  ["content as blocks", ask([text("How do I "), text("cancel?")])],
  ["several turns", { ...ask(""), messages: turns("Hello", "Hello! How can I help?", "Cancel my order.") }],
  ["two user messages in a row", { ...ask(""), messages: turnsOf(["user", "Hello"], ["user", "Anybody?"]) }],
  ["text in many scripts", ask('Grüße, 你好, مرحبا, 👩‍👩‍👧 and \u0007\t"quotes" \\ slashes')],
  ["a long prompt", ask(LONG, { system: LONG })],
  [
    "an image",
    ask([
      { type: "image", source: { type: "base64", media_type: "image/png", data: PIXEL } },
      text("What is this?"),
    ]),
  ],
  [
    "metadata, stop sequences, tier",
    ask("List things", { metadata: { user_id: "u" }, stop_sequences: ["."], service_tier: "auto" }),
  ],
  ["a short limit", ask("Tell me all about refunds", { max_tokens: 5 })],
  ["a tool call", ask("What is the weather in Oslo?", { tools: [WEATHER] })],
  ["tool choice none", ask("What is the weather?", { tools: [WEATHER], tool_choice: { type: "none" } })],
  [
    "forced tool, older model",
    ask("Anything", { model: OLD_MODEL, tools: [WEATHER], tool_choice: { type: "any" } }),
  ],
  ["a tool's result", { ...ask(""), tools: [WEATHER], messages: toolTurns() }],
  [
    "structured output",
    ask("Classify this", {
      output_config: {
        format: {
          type: "json_schema",
          schema: {
            type: "object",
            properties: { label: { type: "string" } },
            required: ["label"],
            additionalProperties: false,
          },
        },
      },
    }),
  ],
  ["adaptive thinking", ask("Why is the sky blue?", { max_tokens: 2000, thinking: { type: "adaptive" } })],
  [
    "thinking left out",
    ask("Why?", { max_tokens: 2000, thinking: { type: "adaptive", display: "omitted" } }),
  ],
  [
    "thinking by budget, older model",
    ask("Why?", { model: OLD_MODEL, max_tokens: 3000, thinking: { type: "enabled", budget_tokens: 1024 } }),
  ],
  [
    "thinking and tools",
    ask("What is the weather in Rome?", {
      max_tokens: 2000,
      thinking: { type: "adaptive" },
      tools: [WEATHER],
    }),
  ],
  ["a marker on the system prompt", ask("Hello", { system: [text(LONG, { cache_control: EPHEMERAL })] })],
  ["the same again: a read", ask("Hello", { system: [text(LONG, { cache_control: EPHEMERAL })] })],
  [
    "markers of an hour",
    ask([text("Hi", { cache_control: EPHEMERAL })], { system: [text(LONG, { cache_control: HOUR })] }),
  ],
  ["automatic caching", ask("Hello", { system: `${LONG} .`, cache_control: EPHEMERAL })],
  [
    "four markers",
    ask([text("Hi", { cache_control: EPHEMERAL })], {
      tools: [{ ...WEATHER, cache_control: EPHEMERAL }],
      system: [text(LONG, { cache_control: EPHEMERAL }), text("More.", { cache_control: EPHEMERAL })],
    }),
  ],
  ["effort", ask("Hello", { output_config: { effort: "low" } })],
  ["betas", ask("Hello"), { "anthropic-beta": "context-management-2025-06-27,made-up-2027-01-01" }],
  ["version 2026-10-21", ask("Hello"), { "anthropic-version": "2026-10-21" }],
  [
    "an answer begun, older model",
    {
      ...ask("", { model: OLD_MODEL }),
      messages: turnsOf(["user", "Name a colour."], ["assistant", "Blue is"]),
    },
  ],
  ["temperature, older version", ask("Hello", { model: OLD_MODEL, temperature: 0.5, top_k: 5 })],
  ["sonnet", ask("Hello", { model: "claude-sonnet-5-5" })],
  ["an alias", ask("Hello", { model: "claude-haiku-4-5-20251001" })],
  ["refused: unknown model", ask("Hello", { model: "claude-none" })],
  ["refused: no limit", { model: MODEL, messages: turns("Hello") }],
  ["refused: unknown field", ask("Hello", { colour: "blue" })],
  ["refused: unknown role", { ...ask(""), messages: turnsOf(["narrator", "Hello"]) }],
  [
    "refused: five markers",
    ask([
      text("a", { cache_control: EPHEMERAL }),
      text("b", { cache_control: EPHEMERAL }),
      text("c", { cache_control: EPHEMERAL }),
      text("d", { cache_control: EPHEMERAL }),
      text("e", { cache_control: EPHEMERAL }),
    ]),
  ],
  [
    "refused: an hour after five minutes",
    ask([text("Hi", { cache_control: HOUR })], { system: [text("x", { cache_control: EPHEMERAL })] }),
  ],
  ["refused: answer begun", { ...ask(""), messages: turnsOf(["user", "Hi"], ["assistant", "Well"]) }],
  ["refused: temperature, new version", ask("Hi", { temperature: 1 }), { "anthropic-version": "2026-10-21" }],
  ["refused: empty text", ask([text("")])],
  ["refused: no messages", { model: MODEL, max_tokens: 5, messages: [] }],
  [
    "refused: a result without its call",
    ask([{ type: "tool_result", tool_use_id: "toolu_x", content: "1" }]),
  ],
  [
    "refused: forged thinking",
    {
      ...ask("", { max_tokens: 2000, thinking: { type: "adaptive" } }),
      messages: [
        { role: "user", content: "Hi" },
        {
          role: "assistant",
          content: [{ type: "thinking", thinking: "hm", signature: "forged" }, text("Hello")],
        },
        { role: "user", content: "Go on" },
      ],
    },
  ],
  ["refused: invalid key", ask("Hello"), { "x-api-key": "sk-invalid-key" }],
  ["refused: unknown version", ask("Hello"), { "anthropic-version": "1999-01-01" }],
];

const FAULTS: readonly [string, Record<string, unknown>][] = [
  ["429", { fault: "429", retryAfter: 7 }],
  ["429, a spend limit", { fault: "429-spend" }],
  ["500", { fault: "500" }],
  ["529", { fault: "529", retryAfter: 3 }],
  ["503", { fault: "status", status: 503 }],
  ["504", { fault: "status", status: 504 }],
  ["overloaded in mid-stream", { fault: "overloaded-mid-stream", afterEvents: 6 }],
  ["cut in mid-stream", { fault: "cut-mid-stream", afterEvents: 6 }],
  ["ended in mid-stream", { fault: "end-mid-stream", afterEvents: 6 }],
  ["a refusal", { fault: "refuse" }],
  ["a slow answer", { fault: "slow", delayMs: 5 }],
];

/** Tokens counted, with the block where one is put in; without the limit that only an answer has. */
const COUNTS: readonly Case[] = [
  "system as blocks",
  "several turns",
  "an image",
  "a tool's result",
  "refused: unknown model",
].flatMap((name) => {
  const prompt = PROMPTS.find(([known]) => known === name);
  if (!prompt) return [];
  const { max_tokens: _, ...body } = prompt[1];
  return [{ name: `count_tokens: ${name}`, path: "/v1/messages/count_tokens", body }];
});

/** Each prompt whole and streamed, tokens counted, and each fault. */
export function listCases(): Case[] {
  const prompts = PROMPTS.flatMap(([name, body, headers = {}]) => [
    { name, body, headers },
    { name: `${name}, streamed`, body: { ...body, stream: true }, headers },
  ]);
  const faults = FAULTS.flatMap(([name, fault]) => [
    { name: `fault: ${name}`, body: ask("Hello"), fault },
    { name: `fault: ${name}, streamed`, body: ask("Tell me about refunds", { stream: true }), fault },
  ]);
  return [...prompts, ...COUNTS, ...faults];
}

function turnsOf(...all: readonly (readonly [role: string, content: string])[]): unknown[] {
  return all.map(([role, content]) => ({ role, content }));
}

function turns(...contents: string[]): unknown[] {
  return contents.map((content, index) => ({ role: index % 2 === 0 ? "user" : "assistant", content }));
}

function toolTurns(): unknown[] {
  return [
    { role: "user", content: "What is the weather in Oslo?" },
    {
      role: "assistant",
      content: [{ type: "tool_use", id: "toolu_1", name: "get_weather", input: { place: "Oslo" } }],
    },
    { role: "user", content: [{ type: "tool_result", tool_use_id: "toolu_1", content: "Rain, 4 degrees." }] },
  ];
}

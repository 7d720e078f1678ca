/** What Claude was asked and answered while it extracted for mem0. Pure. */
import { z } from "zod";
import type { TokenUsage } from "../../../src/persona/price-table.ts";
import { NO_TOKENS, promptTokens, requestUsd } from "../../costs/tokens.ts";

export const MEM0_MODEL = "claude-haiku-5-5";

export const Spent = z.object({
  calls: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  usd: z.number(),
  /** Answers without the list of memories that they are asked for. */
  unreadable: z.number(),
});

export type Spent = z.infer<typeof Spent>;

export const NOTHING_SPENT: Spent = { calls: 0, inputTokens: 0, outputTokens: 0, usd: 0, unreadable: 0 };

const Count = z.number().default(0);
const Answer = z.object({
  content: z.array(z.looseObject({ type: z.string(), text: z.string().default("") })),
  usage: z.object({
    input_tokens: z.number(),
    output_tokens: z.number(),
    cache_creation_input_tokens: Count.nullable(),
    cache_read_input_tokens: Count.nullable(),
  }),
});

/** @param body of Claude's answer; an error is billed nothing */
export function addAnswer(spent: Spent, body: string): Spent {
  const answer = Answer.safeParse(parse(body)).data;
  if (!answer) return spent;
  const usage: TokenUsage = {
    ...NO_TOKENS,
    inputTokens: answer.usage.input_tokens,
    outputTokens: answer.usage.output_tokens,
    cacheWrite5mTokens: answer.usage.cache_creation_input_tokens ?? 0,
    cacheReadTokens: answer.usage.cache_read_input_tokens ?? 0,
  };
  // mem0 takes the first block of text alone.
  const text = answer.content.find(({ type }) => type === "text")?.text ?? "";
  return addSpent(spent, {
    calls: 1,
    inputTokens: promptTokens(usage),
    outputTokens: usage.outputTokens,
    usd: requestUsd(MEM0_MODEL, usage),
    unreadable: holdsMemories(text) ? 0 : 1,
  });
}

export function addSpent(one: Spent, other: Spent): Spent {
  return {
    calls: one.calls + other.calls,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    usd: one.usd + other.usd,
    unreadable: one.unreadable + other.unreadable,
  };
}

const Memories = z.object({ memory: z.array(z.unknown()) });

/** As mem0 reads it: whatever stands around the JSON does not matter. */
function holdsMemories(text: string): boolean {
  return Memories.safeParse(parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1))).success;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { createParser } from "eventsource-parser";
import { z } from "zod";

import { StartError } from "../start/start-error.ts";

const Opening = z.object({
  conversation: z.string(),
  persona: z.object({ source: z.string(), tokens: z.number() }),
});
const MessageStart = z.object({
  message: z.object({
    model: z.string(),
    usage: z.object({
      input_tokens: z.number(),
      cache_creation_input_tokens: z.number().nullish(),
      cache_read_input_tokens: z.number().nullish(),
    }),
  }),
});
const MessageDelta = z.object({ usage: z.object({ output_tokens: z.number() }) });
const TextDelta = z.object({ delta: z.object({ type: z.literal("text_delta"), text: z.string() }) });
const Failed = z.object({ error: z.object({ type: z.string(), message: z.string() }) });

export interface ChatAnswer {
  conversation: string;
  persona: { source: string; tokens: number };
  text: string;
  model: string;
  /** All that went into the prompt, cached or not: from `message_start`. */
  promptTokens: number;
  /** From the last `message_delta`. */
  outputTokens: number;
}

/** Reads a turn's server-sent events to their end. Throws where they break off. */
export async function readAnswer(response: Response, onText: (text: string) => void): Promise<ChatAnswer> {
  const answer: ChatAnswer = {
    conversation: "",
    persona: { source: "none", tokens: 0 },
    text: "",
    model: "",
    promptTokens: 0,
    outputTokens: 0,
  };
  let whole = false;
  const parser = createParser({
    onEvent({ event, data }) {
      const value: unknown = JSON.parse(data);
      if (event === "tercet") Object.assign(answer, Opening.parse(value));
      if (event === "message_start") Object.assign(answer, readStart(value));
      if (event === "message_delta") answer.outputTokens = MessageDelta.parse(value).usage.output_tokens;
      if (event === "content_block_delta") say(TextDelta.safeParse(value).data?.delta.text ?? "");
      if (event === "message_stop") whole = true;
      if (event === "error") throw new StartError(`Claude: ${Failed.safeParse(value).data?.error.message}`);
    },
  });
  const say = (text: string): void => {
    answer.text += text;
    if (text !== "") onText(text);
  };
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) parser.feed(decoder.decode(chunk, { stream: true }));
  if (!whole) throw new StartError("Claude's answer broke off in the middle.", ["Try again."]);
  return answer;
}

function readStart(messageStart: unknown): Pick<ChatAnswer, "model" | "promptTokens"> {
  const { model, usage } = MessageStart.parse(messageStart).message;
  const cached = (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0);
  return { model, promptTokens: usage.input_tokens + cached };
}

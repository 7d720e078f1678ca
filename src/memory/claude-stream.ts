/** What a streamed answer says, event by event: its text, its usage, and whether it came to its end. */
import { createParser } from "eventsource-parser";
import { z } from "zod";
import type { TokenUsage } from "../persona/price-table.ts";

export interface ServerEvent {
  name: string;
  data: string;
}

export interface AnswerSoFar {
  text: string;
  /** Ids of blocks that have one: tool calls. */
  ids: readonly string[];
  usage: TokenUsage;
  /** Claude's own name of the model that answered. */
  model: string | undefined;
  /** Whether `message_stop` came: without it the answer is partial. */
  whole: boolean;
  /** Whether Claude reported an error in the middle of the stream. */
  failed: boolean;
}

const Count = z.number().int().nonnegative().nullish();
const Usage = z.object({
  input_tokens: Count,
  output_tokens: Count,
  cache_creation_input_tokens: Count,
  cache_read_input_tokens: Count,
  cache_creation: z.object({ ephemeral_5m_input_tokens: Count, ephemeral_1h_input_tokens: Count }).nullish(),
});
const Event = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("message_start"),
    message: z.object({ model: z.string().optional(), usage: Usage.optional() }),
  }),
  z.object({
    type: z.literal("content_block_start"),
    content_block: z.object({ id: z.string().optional(), text: z.string().optional() }).optional(),
  }),
  z.object({
    type: z.literal("content_block_delta"),
    delta: z.object({ type: z.string(), text: z.string().optional() }),
  }),
  z.object({ type: z.literal("message_delta"), usage: Usage.optional() }),
  z.object({ type: z.literal("message_stop") }),
  z.object({ type: z.literal("error") }),
]);

export function emptyAnswer(): AnswerSoFar {
  return {
    text: "",
    ids: [],
    usage: {
      inputTokens: 0,
      cacheWrite5mTokens: 0,
      cacheWrite1hTokens: 0,
      cacheReadTokens: 0,
      outputTokens: 0,
    },
    model: undefined,
    whole: false,
    failed: false,
  };
}

/** The answer with one more event. Events of an unknown kind change nothing. */
export function readEvent(answer: AnswerSoFar, data: string): AnswerSoFar {
  const event = Event.safeParse(parseJson(data)).data;
  switch (event?.type) {
    case undefined:
      return answer;
    case "message_start":
      return {
        ...answer,
        model: event.message.model,
        usage: mergeUsage(answer.usage, event.message.usage),
      };
    case "content_block_start": {
      const { id, text = "" } = event.content_block ?? {};
      if (id === undefined && text === "") return answer;
      return {
        ...answer,
        text: answer.text + text,
        ids: id === undefined ? answer.ids : [...answer.ids, id],
      };
    }
    case "content_block_delta":
      if (event.delta.type !== "text_delta") return answer;
      return { ...answer, text: answer.text + (event.delta.text ?? "") };
    case "message_delta":
      return { ...answer, usage: mergeUsage(answer.usage, event.usage) };
    case "message_stop":
      return { ...answer, whole: true };
    case "error":
      return { ...answer, failed: true };
  }
}

const Message = z.object({
  type: z.literal("message"),
  model: z.string().optional(),
  content: z.array(z.object({ id: z.string().optional(), type: z.string(), text: z.string().optional() })),
  usage: Usage.optional(),
});

/** The same of an answer that came as one JSON; partial where it is none. */
export function readWholeAnswer(json: string): AnswerSoFar {
  const answer = emptyAnswer();
  const message = Message.safeParse(parseJson(json)).data;
  if (!message) return answer;
  return {
    ...answer,
    text: message.content.map(({ type, text = "" }) => (type === "text" ? text : "")).join(""),
    ids: message.content.flatMap(({ id }) => id ?? []),
    usage: mergeUsage(answer.usage, message.usage),
    model: message.model,
    whole: true,
  };
}

/** Usage is cumulative and may be repeated: the maximum wins. */
function mergeUsage(known: TokenUsage, usage: z.infer<typeof Usage> | undefined): TokenUsage {
  const write1h = usage?.cache_creation?.ephemeral_1h_input_tokens ?? 0;
  const write5m =
    usage?.cache_creation?.ephemeral_5m_input_tokens ??
    Math.max(0, (usage?.cache_creation_input_tokens ?? 0) - write1h);
  return {
    inputTokens: Math.max(known.inputTokens, usage?.input_tokens ?? 0),
    cacheWrite5mTokens: Math.max(known.cacheWrite5mTokens, write5m),
    cacheWrite1hTokens: Math.max(known.cacheWrite1hTokens, write1h),
    cacheReadTokens: Math.max(known.cacheReadTokens, usage?.cache_read_input_tokens ?? 0),
    outputTokens: Math.max(known.outputTokens, usage?.output_tokens ?? 0),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Cuts a byte stream into server-sent events, whatever the chunks' boundaries. */
export function createEventReader(): (chunk: Uint8Array) => ServerEvent[] {
  const decoder = new TextDecoder();
  let events: ServerEvent[] = [];
  const parser = createParser({
    onEvent: (event) => void events.push({ name: event.event ?? "message", data: event.data }),
  });
  return (chunk) => {
    parser.feed(decoder.decode(chunk, { stream: true }));
    const read = events;
    events = [];
    return read;
  };
}

export function writeEvent({ name, data }: ServerEvent): Uint8Array {
  return new TextEncoder().encode(`event: ${name}\ndata: ${data.replaceAll("\n", "\ndata: ")}\n\n`);
}

import type { Random } from "../determinism.ts";
import type { ReplyBlock } from "../reply/reply.ts";
import type { Message } from "./message.ts";

export interface StreamEvent {
  type: string;
  [field: string]: unknown;
}

const PIECE_CHARACTERS_MAX = 24;
const EVENTS_BETWEEN_PINGS = 25;

const PING: StreamEvent = { type: "ping" };

/** A text in pieces of varied length; no piece splits a character. */
function* pieces(text: string, random: Random): Generator<string> {
  const characters = Array.from(text);
  for (let start = 0; start < characters.length;) {
    const end = start + random.between(1, PIECE_CHARACTERS_MAX);
    yield characters.slice(start, end).join("");
    start = end;
  }
}

function opening(block: ReplyBlock): Record<string, unknown> {
  switch (block.type) {
    case "text":
      return { ...block, text: "" };
    case "thinking":
      return { ...block, thinking: "", signature: "" };
    case "tool_use":
    default:
      return { ...block, input: {} };
  }
}

function* deltas(block: ReplyBlock, random: Random): Generator<Record<string, unknown>> {
  switch (block.type) {
    case "text":
      for (const text of pieces(block.text, random)) yield { type: "text_delta", text };
      return;
    case "thinking":
      for (const thinking of pieces(block.thinking, random)) yield { type: "thinking_delta", thinking };
      yield { type: "signature_delta", signature: block.signature };
      return;
    case "tool_use":
      yield { type: "input_json_delta", partial_json: "" };
      for (const json of pieces(JSON.stringify(block.input), random)) {
        yield { type: "input_json_delta", partial_json: json };
      }
  }
}

/** A message as the API's events, `message_start` to `message_stop`, with pings in between. */
export function* messageEvents(message: Message, random: Random): Generator<StreamEvent> {
  const { content, stop_reason, stop_sequence, usage } = message;
  const { cache_creation: _, service_tier: __, inference_geo: ___, speed: ____, ...cumulative } = usage;
  yield {
    type: "message_start",
    message: {
      ...message,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { ...usage, output_tokens: Math.min(1, usage.output_tokens), output_tokens_details: null },
    },
  };
  if (content.length === 0) yield PING;
  for (const [index, block] of content.entries()) {
    yield { type: "content_block_start", index, content_block: opening(block) };
    if (index === 0) yield PING;
    let sent = 0;
    for (const delta of deltas(block, random)) {
      yield { type: "content_block_delta", index, delta };
      sent += 1;
      if (sent % EVENTS_BETWEEN_PINGS === 0) yield PING;
    }
    yield { type: "content_block_stop", index };
  }
  yield {
    type: "message_delta",
    delta: { stop_reason, stop_sequence, stop_details: null },
    usage: cumulative,
  };
  yield { type: "message_stop" };
}

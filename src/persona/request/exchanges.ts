/**
 * Which exchange a request goes on from, and what is new in it. An exchange is told by what was said and
 * answered, as clients send it back: thinking may be left out, text may be cut into other blocks or
 * trimmed, so that only the words and the ids of tool calls count.
 */
import { textOf, type Block, type MessageRequest, type RequestMessage } from "./message-request.ts";

export interface RequestPosition {
  /** Whether nothing was answered before: the first request of a conversation. */
  isOpening: boolean;
  /** How many messages follow the last answer. */
  newMessages: number;
  /** What the last exchange is found by; undefined for an opening. */
  lastExchange: string | undefined;
  /** What was said since the last answer, for naming it and for finding a retry. */
  newWords: string;
}

export function positionOf({ messages }: MessageRequest): RequestPosition {
  const answerEnd = messages.findLastIndex(({ role }) => role === "assistant");
  const fresh = messages.slice(answerEnd + 1);
  const newWords = nameOf(fresh);
  if (answerEnd < 0) {
    return { isOpening: true, newMessages: fresh.length, lastExchange: undefined, newWords };
  }
  const answerStart = messages.findLastIndex(({ role }, index) => index < answerEnd && role !== "assistant");
  const earlier = messages.findLastIndex(({ role }, index) => index < answerStart && role === "assistant");
  const asked = messages.slice(earlier + 1, answerStart + 1);
  const answered = messages.slice(answerStart + 1, answerEnd + 1);
  return {
    isOpening: false,
    newMessages: fresh.length,
    lastExchange: nameExchange(nameOf(asked), nameAnswer(answered.flatMap(({ blocks }) => blocks))),
    newWords,
  };
}

/** The name by which the next request will find this exchange. */
export function nameExchange(asked: string, answered: string): string {
  return JSON.stringify([asked, answered]);
}

export function nameAnswer(blocks: readonly Block[]): string {
  return nameParts(textOf(blocks), idsOf(blocks));
}

/** The same of an answer whose text and tool calls were read from a stream. */
export function nameParts(text: string, ids: readonly string[]): string {
  return JSON.stringify([text.trim(), ...ids]);
}

/** Whether thinking stands in the history: it is bound to the system prompt that it was given for. */
export function holdsThinking(messages: readonly RequestMessage[]): boolean {
  return messages.some(({ blocks }) =>
    blocks.some(({ type }) => type === "thinking" || type === "redacted_thinking"),
  );
}

function nameOf(messages: readonly RequestMessage[]): string {
  return nameAnswer(messages.flatMap(({ blocks }) => blocks));
}

/** Of tool calls, and of their results. */
function idsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block["type"] === "tool_result") return [String(block["tool_use_id"])];
    return typeof block["id"] === "string" ? [block["id"]] : [];
  });
}

/** How much of the history belongs to earlier visits. */
import type { RequestMessage } from "./message-request.ts";

/**
 * How many messages at the front to drop so that `kept` stay, or more: the first one that stays is a
 * user's, and no tool's result is left without its call.
 */
export function messagesToDrop(messages: readonly RequestMessage[], kept: number): number {
  let dropped = Math.max(0, messages.length - kept);
  while (dropped > 0 && !canBegin(messages[dropped])) dropped -= 1;
  return dropped;
}

function canBegin(message: RequestMessage | undefined): boolean {
  return message?.role === "user" && !message.blocks.some(({ type }) => type === "tool_result");
}

/** A low estimate of the tokens of messages, so that no saving is claimed that was not made. */
const CHARACTERS_PER_TOKEN = 4.5;

export function tokensAtLeast(messages: readonly RequestMessage[]): number {
  const characters = messages.reduce(
    (sum, { blocks }) => sum + blocks.reduce((all, block) => all + lengthOf(block), 0),
    0,
  );
  return Math.floor(characters / CHARACTERS_PER_TOKEN);
}

/** Images and documents count for nothing: their bytes tell little of their tokens. */
function lengthOf(block: Record<string, unknown>): number {
  if (typeof block["text"] === "string") return block["text"].length;
  if (block["type"] === "tool_use") return JSON.stringify(block["input"] ?? {}).length;
  return typeof block["content"] === "string" ? block["content"].length : 0;
}

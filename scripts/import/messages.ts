/** Messages as they stand in logs: strings or blocks, of roles that an import does not need as well. */
import { z } from "zod";
import type { ImportedMessage } from "./conversation.ts";

const Block = z.looseObject({ type: z.string().optional(), text: z.string().optional() });
const Message = z.looseObject({ role: z.string(), content: z.union([z.string(), z.array(Block)]).nullish() });

export const Messages = z
  .array(Message, { error: "`messages` is no list" })
  .min(1, { error: "`messages` is empty" });

/** The text that user and assistant wrote; tool results, images and other roles are left out. */
export function spokenMessages(messages: z.infer<typeof Messages>): ImportedMessage[] {
  return messages.flatMap(({ role, content }): ImportedMessage[] => {
    if (role !== "user" && role !== "assistant") return [];
    const text = typeof content === "string" ? content : textOf(content ?? []);
    return text.trim() === "" ? [] : [{ role, content: text }];
  });
}

function textOf(blocks: readonly z.infer<typeof Block>[]): string {
  const texts = blocks.flatMap(({ type, text }) =>
    (type === undefined || type === "text") && text !== undefined ? [text] : [],
  );
  return texts.join("\n\n");
}

/** A time in any form that logs have: ISO, a date alone, seconds or milliseconds since 1970. */
export function isoTime(value: unknown): string | undefined {
  const time = typeof value === "number" ? new Date(value < SECONDS_UNTIL ? value * 1000 : value) : value;
  const date = typeof time === "string" ? new Date(time) : time;
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}

/** A number under this is of seconds: as milliseconds it would be of 1973. */
const SECONDS_UNTIL = 1e11;

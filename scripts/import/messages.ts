import { z } from "zod";

/** What the server takes of one message. */
import { MESSAGE_MAX_CHARACTERS } from "../../src/routes/schema.ts";

/** As logs hold it: any role, text or blocks. */
export const LoggedMessages = z
  .array(z.looseObject({ role: z.string(), content: z.unknown() }), { error: "messages is no list" })
  .min(1, { error: "messages is empty" });

const Blocks = z.array(z.looseObject({ type: z.string().optional(), text: z.string().optional() }));

export interface Message {
  role: "user" | "assistant";
  content: string;
}

/**
 * The turns of user and assistant as text. System, developer and tool messages, blocks without text, and
 * what is empty after that are no part of a transcript; a text that is too long is cut.
 */
export function toMessages(logged: z.infer<typeof LoggedMessages>): Message[] {
  return logged.flatMap(({ role, content }): Message[] => {
    if (role !== "user" && role !== "assistant") return [];
    const text = textOf(content).slice(0, MESSAGE_MAX_CHARACTERS).toWellFormed();
    return text.trim() === "" ? [] : [{ role, content: text }];
  });
}

/** Of a list of blocks the text blocks count, as they do in the API. */
export function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  const blocks = Blocks.safeParse(content).data ?? [];
  return blocks
    .flatMap(({ type = "text", text }) => (type === "text" && text !== undefined ? [text] : []))
    .join("\n\n");
}

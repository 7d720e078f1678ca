/**
 * Which of a message's words are the user's own. Only text blocks of what follows the last answer count,
 * and of those what the project says: many apps wrap the user's words in documents and instructions.
 */
import type { UserText } from "../../project-settings.ts";
import { textOf, type RequestMessage } from "./message-request.ts";

export function userWords(messages: readonly RequestMessage[], userText: UserText): string[] {
  return messages
    .filter(({ role }) => role === "user")
    .map((message) => wordsOf(message, userText))
    .filter((words) => words.trim() !== "");
}

function wordsOf({ blocks }: RequestMessage, userText: UserText): string {
  const texts = blocks.filter(({ type }) => type === "text");
  switch (userText.of) {
    case "message":
      return texts.map((block) => textOf([block])).join("\n");
    case "last-block":
      return textOf(texts.slice(-1));
    case "tag":
      return between(textOf(texts), `<${userText.tag}>`, `</${userText.tag}>`);
    case "delimiters":
      return between(textOf(texts), userText.start, userText.end);
  }
}

/** Nothing where they are missing: what the app wrote must never count as the user's. */
function between(text: string, start: string, end: string): string {
  const from = text.lastIndexOf(start);
  if (from < 0) return "";
  const rest = text.slice(from + start.length);
  const to = rest.indexOf(end);
  return to < 0 ? "" : rest.slice(0, to).trim();
}

/** What the formats of an import come down to: finished conversations, each handed in by an id of its content. */
import { createHash } from "node:crypto";

export interface ImportedMessage {
  role: "user" | "assistant";
  content: string;
}

export interface ImportedConversation {
  /** Of the content, so that a repeated import finds it again. */
  id: string;
  user: string;
  messages: ImportedMessage[];
  /** An ISO time, where the source has one. */
  at: string | undefined;
}

export interface RefusedLine {
  line: number;
  why: string;
}

const ID_CHARACTERS = 32;

export function toConversation(
  user: string,
  messages: ImportedMessage[],
  at: string | undefined,
): ImportedConversation {
  const content = JSON.stringify([user, at ?? null, messages.map(({ role, content: said }) => [role, said])]);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, ID_CHARACTERS);
  return { id: `import-${hash}`, user, messages, at };
}

export function userTurns(messages: readonly ImportedMessage[]): string[] {
  return messages.flatMap(({ role, content }) => (role === "user" ? [content] : []));
}

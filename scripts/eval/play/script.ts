/** The script by which Claude's emulator answers, and what it sees of each request on the way. Pure but for what it keeps. */
import type { MessagesRequest } from "../../claude-emulator/api/request-schema.ts";
import type { Respond } from "../../claude-emulator/reply/create-reply.ts";
import type { SyntheticUser } from "../users/user.ts";

/** What reached Claude with a turn. */
export interface Seen {
  /** The persona block, if there was one. */
  block: string | null;
  /** Whether the app's own prompt and the last message carried a cache marker. */
  marked: { system: boolean; last: boolean };
}

export interface Script {
  respond: Respond;
  /** Of a conversation, by its opening words and the turn, from 0. */
  take(opening: string, turn: number): Seen | undefined;
}

/** Opening words are another for every conversation. */
export function createScript(users: readonly SyntheticUser[]): Script {
  const replies = new Map(
    users.flatMap(({ conversations }) =>
      conversations.map(({ turns }) => [turns[0]?.user ?? "", turns.map(({ reply }) => reply)] as const),
    ),
  );
  const seen = new Map<string, Seen>();
  return {
    respond(request) {
      const said = request.messages.filter(({ role }) => role === "user").map(textOf);
      const opening = said[0] ?? "";
      const turn = said.length - 1;
      seen.set(`${turn} ${opening}`, see(request));
      return replies.get(opening)?.[turn];
    },
    take(opening, turn) {
      const key = `${turn} ${opening}`;
      const found = seen.get(key);
      seen.delete(key);
      return found;
    },
  };
}

function see({ system = [], messages }: MessagesRequest): Seen {
  const blocks = typeof system === "string" ? [] : system;
  const persona = blocks.find(({ text }) => text.startsWith("<user_persona>"));
  const last = messages.at(-1)?.content;
  const lastBlock = typeof last === "string" ? undefined : last?.at(-1);
  return {
    block: persona?.text ?? null,
    marked: {
      system: hasMarker(blocks[0]),
      last: hasMarker(lastBlock),
    },
  };
}

function hasMarker(block: object | undefined): boolean {
  return block !== undefined && "cache_control" in block && Boolean(block.cache_control);
}

function textOf({ content }: MessagesRequest["messages"][number]): string {
  if (typeof content === "string") return content;
  return content.map((block) => (block.type === "text" ? block.text : "")).join("\n");
}

/** The script by which Claude's emulator answers, and what reached Claude with each turn. */
import { z } from "zod";
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
  /** Takes down what a request brings. */
  see(request: unknown): void;
  /** Of a conversation, by its opening words and the turn, from 0. */
  take(opening: string, turn: number): Seen | undefined;
}

const Block = z.looseObject({ text: z.string().default(""), cache_control: z.unknown().optional() });
const Blocks = z.union([z.string().transform((text) => [{ text }]), z.array(Block)]);
const SeenRequest = z.looseObject({
  system: Blocks.optional(),
  messages: z.array(z.looseObject({ role: z.string(), content: Blocks })),
});

/** Opening words are another for every conversation. */
export function createScript(users: readonly SyntheticUser[]): Script {
  const replies = new Map(
    users.flatMap(({ conversations }) =>
      conversations.map(({ turns }) => [turns[0]?.user ?? "", turns.map(({ reply }) => reply)] as const),
    ),
  );
  const seen = new Map<string, Seen>();
  const script: Script = {
    respond(request) {
      script.see(request);
      const { opening, turn } = placeOf(SeenRequest.parse(request));
      return replies.get(opening)?.[turn];
    },
    see(request) {
      const parsed = SeenRequest.safeParse(request).data;
      if (!parsed) return;
      const { opening, turn } = placeOf(parsed);
      if (replies.has(opening)) seen.set(keyOf(opening, turn), read(parsed));
    },
    take(opening, turn) {
      const key = keyOf(opening, turn);
      const found = seen.get(key);
      seen.delete(key);
      return found;
    },
  };
  return script;
}

function keyOf(opening: string, turn: number): string {
  return `${turn} ${opening}`;
}

function placeOf({ messages }: z.infer<typeof SeenRequest>): { opening: string; turn: number } {
  const said = messages.filter(({ role }) => role === "user");
  const opening = said[0]?.content.map(({ text }) => text).join("\n") ?? "";
  return { opening, turn: said.length - 1 };
}

function read({ system = [], messages }: z.infer<typeof SeenRequest>): Seen {
  return {
    block: system.find(({ text }) => text.startsWith("<user_persona>"))?.text ?? null,
    marked: { system: hasMarker(system[0]), last: hasMarker(messages.at(-1)?.content.at(-1)) },
  };
}

function hasMarker(block: object | undefined): boolean {
  return block !== undefined && "cache_control" in block && Boolean(block.cache_control);
}

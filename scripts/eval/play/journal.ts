/** What was played, a line a conversation, so that a run which was broken off goes on where it stopped. */
import { appendFile, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { readFileIfAny } from "../../start/files.ts";

const PlayedTurn = z.object({
  /** From the request to the first byte of the answer. */
  firstByteMs: z.number(),
  reply: z.string(),
  /** Whether the app's own prompt and the last message went to Claude with a cache marker. */
  marked: z.object({ system: z.boolean(), last: z.boolean() }),
  usage: z.object({ promptTokens: z.number(), outputTokens: z.number() }),
});

const Said = z.object({
  what: z.literal("said"),
  user: z.string(),
  /** Which one of the user's, from 0. */
  conversation: z.number(),
  id: z.string(),
  /** Where the persona came from. */
  source: z.string(),
  /** What the conversation was opened with, and its tokens by the Worker's estimate. */
  block: z.string().nullable(),
  blockTokens: z.number(),
  turns: z.array(PlayedTurn),
});

const Learned = z.object({ what: z.literal("learned"), user: z.string(), conversation: z.number() });
const Entry = z.discriminatedUnion("what", [Said, Learned]);

export type PlayedTurn = z.infer<typeof PlayedTurn>;
export type PlayedConversation = z.infer<typeof Said>;

export interface Journal {
  said(conversation: PlayedConversation): Promise<void>;
  learned(conversation: Pick<PlayedConversation, "user" | "conversation">): Promise<void>;
  find(user: string, conversation: number): PlayedConversation | undefined;
  isLearned(user: string, conversation: number): boolean;
  /** How many were learned from. */
  count(): number;
}

export async function openJournal(path: string): Promise<Journal> {
  await mkdir(dirname(path), { recursive: true });
  const said = new Map<string, PlayedConversation>();
  const learned = new Set<string>();
  const keep = (entry: z.infer<typeof Entry>): void => {
    const key = keyOf(entry.user, entry.conversation);
    if (entry.what === "said") said.set(key, entry);
    else learned.add(key);
  };
  for (const line of ((await readFileIfAny(path)) ?? "").split("\n")) {
    const entry = parseEntry(line);
    if (entry) keep(entry);
  }
  const write = async (entry: z.infer<typeof Entry>): Promise<void> => {
    await appendFile(path, `${JSON.stringify(entry)}\n`);
    keep(entry);
  };
  return {
    said: write,
    learned: ({ user, conversation }) => write({ what: "learned", user, conversation }),
    find: (user, conversation) => said.get(keyOf(user, conversation)),
    isLearned: (user, conversation) => learned.has(keyOf(user, conversation)),
    count: () => learned.size,
  };
}

function keyOf(user: string, conversation: number): string {
  return `${user} ${conversation}`;
}

/** The last line of a run that was killed may be half of one. */
function parseEntry(line: string): z.infer<typeof Entry> | undefined {
  try {
    return Entry.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

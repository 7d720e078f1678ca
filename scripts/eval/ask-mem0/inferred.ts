/**
 * True mem0 beside ours: Claude extracts for it, from whole conversations as they were had. A user is kept in the
 * run's directory once all of theirs is added, so that a run which was broken off pays for nobody twice.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { LEXICAL_DIMENSIONS } from "../../../src/adapters/embedders/lexical.ts";
import { inParallel } from "../../hand-in/in-parallel.ts";
import { createProgress } from "../../hand-in/progress.ts";
import { readFileIfAny, writePrivateFile } from "../../start/files.ts";
import type { Run } from "../../start/run.ts";
import type { LiveClaude } from "../live.ts";
import type { PlayedUser } from "../measure/contenders.ts";
import { startRecorder } from "../play/recorder.ts";
import { serveEmbeddings } from "./embeddings.ts";
import { installMem0, runMem0 } from "./package-process.ts";
import { addAnswer, MEM0_MODEL, NOTHING_SPENT, Spent } from "./spent.ts";

/** A process each. */
const WIDTH = 4;

const InferredUser = z.object({
  user: z.string(),
  /** By conversation: the memories found when it opened, oldest first. */
  openings: z.array(z.array(z.string())),
  spent: Spent,
  /** Conversations that it learned nothing from, since Claude's answer was an error or no list of memories. */
  failed: z.number(),
});

export type InferredUser = z.infer<typeof InferredUser>;

export interface InferOptions {
  directory: string;
  live: LiveClaude;
}

/** @returns why there is no row of it, where it can't be had */
export async function inferByMem0(
  run: Run,
  users: readonly PlayedUser[],
  { directory, live }: InferOptions,
): Promise<InferredUser[] | { missing: string }> {
  const home = join(directory, "mem0-inferred");
  await mkdir(home, { recursive: true });
  const pathOf = ({ user }: PlayedUser): string => join(home, `${user.id}.json`);
  const kept = (await Promise.all(users.map((each) => readInferred(pathOf(each))))).filter(
    (each) => each !== undefined,
  );
  const left = users.filter(({ user }) => !kept.some((each) => each.user === user.id));
  if (left.length === 0) return kept;
  const missing = await installMem0(run);
  if (missing !== undefined) return { missing };
  const embeddingsUrl = await serveEmbeddings(run);
  const progress = createProgress("mem0 infer", countVisits(users), countVisits(users) - countVisits(left));
  try {
    const inferred = await inParallel(left, WIDTH, async (played) => {
      const each = await inferUser(run, played, { embeddingsUrl, live, onOpening: progress.advance });
      await writePrivateFile(pathOf(played), JSON.stringify(each));
      return each;
    });
    return [...kept, ...inferred];
  } catch (error) {
    if (error instanceof Mem0Failure) return { missing: error.message };
    throw error;
  } finally {
    progress.end();
  }
}

function countVisits(users: readonly PlayedUser[]): number {
  return users.reduce((sum, { user }) => sum + user.conversations.length, 0);
}

/** Undefined of nobody. */
export async function readInferred(path: string): Promise<InferredUser | undefined> {
  const kept = await readFileIfAny(path);
  return kept === undefined ? undefined : InferredUser.parse(JSON.parse(kept));
}

/** Of a user altogether: one conversation that fails is only counted. */
class Mem0Failure extends Error {}

const Told = z.object({ memories: z.array(z.string()), error: z.string().optional() });

interface UserOptions {
  embeddingsUrl: string;
  live: LiveClaude;
  onOpening: () => void;
}

async function inferUser(
  run: Run,
  played: PlayedUser,
  { embeddingsUrl, live, onOpening }: UserOptions,
): Promise<InferredUser> {
  const told: z.infer<typeof Told>[] = [];
  let spent = NOTHING_SPENT;
  const claudeUrl = await startRecorder(run, live.baseUrl, {
    onAnswer: (body) => (spent = addAnswer(spent, body)),
  });
  const ended = await runMem0(run, ["infer.mjs"], {
    job: {
      user: played.user.id,
      embeddingsUrl,
      dimensions: LEXICAL_DIMENSIONS,
      claudeUrl,
      model: MEM0_MODEL,
      conversations: messagesOf(played),
    },
    onMessage(message) {
      told.push(Told.parse(message));
      onOpening();
    },
  });
  const errors = told.flatMap(({ error }) => error ?? []);
  const failed = errors.length + spent.unreadable;
  if (ended !== undefined || failed >= told.length) {
    const why = ended ?? errors[0] ?? "no answer of Claude's holds a list of memories";
    throw new Mem0Failure(`nothing could be learned of ${played.user.id}: ${why}`);
  }
  return { user: played.user.id, openings: told.map(({ memories }) => memories), spent, failed };
}

/** Both sides of each conversation, with the answers that were really given. */
export function messagesOf({ user, played }: PlayedUser): { role: string; content: string }[][] {
  return user.conversations.map(({ turns }, conversation) =>
    turns.flatMap(({ user: said }, turn) => [
      { role: "user", content: said },
      { role: "assistant", content: played[conversation]?.turns[turn]?.reply ?? "" },
    ]),
  );
}

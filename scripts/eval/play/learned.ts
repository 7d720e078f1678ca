/** What the Worker knows once all is played, kept in the run's directory: signals, and what it was billed. */
import { join } from "node:path";
import { z } from "zod";
import { inParallel } from "../../hand-in/in-parallel.ts";
import { createProgress } from "../../hand-in/progress.ts";
import { readFileIfAny, writePrivateFile } from "../../start/files.ts";
import type { SyntheticUser } from "../users/user.ts";
import { LearnedSignal, readLearned, type Stage } from "./converse.ts";

const WIDTH = 4;

const Billed = z.object({
  requests: z.number(),
  input: z.number(),
  cacheWrite: z.number(),
  cacheRead: z.number(),
  extraction: z.object({ requests: z.number(), usd: z.number() }),
});
const Learned = z.object({ signals: z.record(z.string(), z.array(LearnedSignal)), billed: Billed });

/** By Claude, or its emulator, for what the Worker sent: from `/v1/usage`, the warm-up left out. */
export type Billed = z.infer<typeof Billed>;
export type Learned = z.infer<typeof Learned>;

export async function readKept(directory: string): Promise<Learned | undefined> {
  const kept = await readFileIfAny(join(directory, "kept.json"));
  return kept === undefined ? undefined : Learned.parse(JSON.parse(kept));
}

export async function readAllLearned(
  stage: Stage,
  users: readonly SyntheticUser[],
  directory: string,
): Promise<Learned> {
  const progress = createProgress("reading", users.length);
  const entries = await inParallel(users, WIDTH, async ({ id }) => {
    const signals = await readLearned(stage, id);
    progress.advance();
    return [id, signals] as const;
  });
  progress.end();
  const learned = { signals: Object.fromEntries(entries), billed: await readBilled(stage, users) };
  await writePrivateFile(join(directory, "kept.json"), JSON.stringify(learned));
  return learned;
}

const Usage = z.object({
  usage: z.array(
    z.object({
      user: z.string().optional(),
      requests: z.number(),
      tokens: z.object({ input: z.number(), cacheWrite: z.number(), cacheRead: z.number() }),
      extraction: z.object({ requests: z.number(), usd: z.number() }),
    }),
  ),
});

async function readBilled(stage: Stage, users: readonly SyntheticUser[]): Promise<Billed> {
  const { usage } = await stage.client.ask(Usage, "GET", "/v1/usage?by=user");
  const ids = new Set(users.map(({ id }) => id));
  const lines = usage.filter(({ user }) => user !== undefined && ids.has(user));
  const sum = (read: (line: (typeof lines)[number]) => number): number =>
    lines.reduce((total, line) => total + read(line), 0);
  return {
    requests: sum((line) => line.requests),
    input: sum((line) => line.tokens.input),
    cacheWrite: sum((line) => line.tokens.cacheWrite),
    cacheRead: sum((line) => line.tokens.cacheRead),
    extraction: {
      requests: sum((line) => line.extraction.requests),
      usd: sum((line) => line.extraction.usd),
    },
  };
}

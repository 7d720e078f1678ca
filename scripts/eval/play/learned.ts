/** What the Worker learned of each user, kept in the run's directory once all is played. */
import { join } from "node:path";
import { z } from "zod";
import { inParallel } from "../../hand-in/in-parallel.ts";
import { createProgress } from "../../hand-in/progress.ts";
import { readFileIfAny, writePrivateFile } from "../../start/files.ts";
import type { SyntheticUser } from "../users/user.ts";
import { LearnedSignal, readLearned, type Stage } from "./converse.ts";

const WIDTH = 4;
const Learned = z.record(z.string(), z.array(LearnedSignal));

export type Learned = z.infer<typeof Learned>;

export async function readKept(directory: string): Promise<Learned | undefined> {
  const kept = await readFileIfAny(join(directory, "learned.json"));
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
  const learned = Object.fromEntries(entries);
  await writePrivateFile(join(directory, "learned.json"), JSON.stringify(learned));
  return learned;
}

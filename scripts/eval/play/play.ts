/** A whole run through the Worker, or what is left of one; nothing is started for one that is whole. */
import { join } from "node:path";
import type { LiveClaude } from "../live.ts";
import type { Run } from "../../start/run.ts";
import { toEvidence } from "../measure/memories.ts";
import type { PlayedUser } from "../measure/contenders.ts";
import type { SyntheticUser } from "../users/user.ts";
import { createStage, warmUp } from "./converse.ts";
import { openJournal, type Journal } from "./journal.ts";
import { readAllLearned, readKept, type Billed, type Learned } from "./learned.ts";
import { playAll } from "./play-all.ts";
import { createScript } from "./script.ts";
import { startWorld } from "./world.ts";

export interface PlayOptions {
  directory: string;
  model: string;
  live: LiveClaude | undefined;
}

export async function play(
  run: Run,
  users: readonly SyntheticUser[],
  { directory, model, live }: PlayOptions,
): Promise<{ users: PlayedUser[]; billed: Billed }> {
  const journal = await openJournal(join(directory, "journal.jsonl"));
  const learned = (await readKept(directory)) ?? (await playRest());
  return {
    users: users.map((user) => putTogether(user, journal, learned)),
    billed: learned.billed,
  };

  async function playRest(): Promise<Learned> {
    const script = createScript(users);
    const world = await startWorld(run, { directory, script, live });
    const stage = createStage({ ...world, model, script });
    await warmUp(stage);
    await playAll(stage, users, journal);
    const all = await readAllLearned(stage, users, directory);
    run.onClose(world.discard);
    return all;
  }
}

function putTogether(user: SyntheticUser, journal: Journal, learned: Learned): PlayedUser {
  const played = user.conversations.flatMap((_, index) => journal.find(user.id, index) ?? []);
  const numbers = new Map(played.map(({ id, conversation }) => [id, conversation]));
  return {
    user,
    played,
    evidence: (learned.signals[user.id] ?? []).flatMap((signal) => {
      const conversation = numbers.get(signal.conversation);
      return conversation === undefined ? [] : [{ conversation, evidence: toEvidence(signal) }];
    }),
  };
}

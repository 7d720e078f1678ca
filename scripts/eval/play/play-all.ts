/** All conversations of all users, in the order in which the months have them. */
import { eachInParallel } from "../../hand-in/in-parallel.ts";
import { createProgress } from "../../hand-in/progress.ts";
import type { SyntheticUser } from "../users/user.ts";
import { endConversation, playConversation, type Stage } from "./converse.ts";
import type { Journal } from "./journal.ts";

const WIDTH = 6;

/** A user's next conversation opens once the one before was learned from. */
export async function playAll(
  stage: Stage,
  users: readonly SyntheticUser[],
  journal: Journal,
): Promise<void> {
  const count = users[0]?.conversations.length ?? 0;
  const progress = createProgress("playing", users.length * count, journal.count());
  for (let index = 0; index < count; index += 1) {
    const left = users.filter(({ id }) => !journal.isLearned(id, index));
    await eachInParallel(left.values(), WIDTH, async (user) => {
      await playOne(stage, user, index, journal);
      progress.advance();
    });
  }
  progress.end();
}

async function playOne(stage: Stage, user: SyntheticUser, index: number, journal: Journal): Promise<void> {
  let played = journal.find(user.id, index);
  if (!played) {
    played = await playConversation(stage, user, index);
    await journal.said(played);
  }
  await endConversation(stage, played.id, user.conversations[index]?.turns.at(-1)?.at ?? 0);
  await journal.learned(played);
}

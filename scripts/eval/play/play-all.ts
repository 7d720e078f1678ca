/** All conversations of all users, in the order in which the months have them. */
import { eachInParallel } from "../../hand-in/in-parallel.ts";
import { createProgress } from "../../hand-in/progress.ts";
import type { SyntheticUser } from "../users/user.ts";
import { endConversation, playConversation, waitUntilLearned, type Stage } from "./converse.ts";
import type { Journal } from "./journal.ts";

const WIDTH = 6;

/**
 * A user's next conversation opens once the one before was learned from. That is asked only then, while the other
 * users talk: asking all the time would slow down what is waited for.
 */
export async function playAll(
  stage: Stage,
  users: readonly SyntheticUser[],
  journal: Journal,
): Promise<void> {
  const count = users[0]?.conversations.length ?? 0;
  const progress = createProgress("playing", users.length * count, journal.count());
  const ended = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const left = users.filter(({ id }) => !journal.isLearned(id, index));
    await eachInParallel(left.values(), WIDTH, async (user) => {
      await settle(user, index - 1);
      if (!journal.find(user.id, index)) await journal.said(await playConversation(stage, user, index));
      await end(user, index);
      progress.advance();
    });
  }
  await eachInParallel(users.values(), WIDTH, (user) => settle(user, count - 1));
  progress.end();

  /** Once a run: one that went on may find it ended, which changes nothing. */
  async function end(user: SyntheticUser, index: number): Promise<string> {
    const id = journal.find(user.id, index)?.id ?? "";
    if (!ended.has(id)) await endConversation(stage, id, user.conversations[index]?.turns.at(-1)?.at ?? 0);
    ended.add(id);
    return id;
  }

  async function settle(user: SyntheticUser, index: number): Promise<void> {
    if (index < 0 || journal.isLearned(user.id, index)) return;
    await waitUntilLearned(stage, await end(user, index));
    await journal.learned({ user: user.id, conversation: index });
  }
}

import type { Services, TurnMessage } from "../ports.ts";
import { admitUser } from "./consent.ts";

/**
 * Records a turn that came through the queue because Postgres was down. Named by its exchange, so that
 * however often it comes, it is recorded once. Where its conversation has ended meanwhile, what was said
 * is handed in beside it: nothing that was accepted is lost. What was said before its user was erased is
 * dropped.
 */
export async function recordUnrecordedTurn(services: Services, message: TurnMessage): Promise<void> {
  const turn = await services.turns.open(message);
  const { users, conversations, erasures } = services.stores(message.project);
  const settings = await services.directory.readSettings(message.project);
  if (!settings) return;
  const erasedAt = await erasures.erasedAt(await users.reference(turn.externalUser));
  if (erasedAt && (turn.at ?? 0) <= erasedAt.getTime()) return;
  const project = { id: message.project, settings };
  const user = await admitUser(services, { project, user: turn.externalUser });
  if (!user) return;
  const { conversation: id, exchangeId } = turn;
  const messages = [{ role: "user" as const, content: turn.message }];
  if (turn.isNew) {
    await conversations.open({ id, user, personaBlock: turn.personaBlock, exchangeId, messages });
    await services.queue.sendIdleCheck(
      { project: message.project, conversation: await conversations.reference(id) },
      settings.idleSeconds,
    );
  } else if ((await conversations.append({ id, user, exchangeId, messages })) === "ended") {
    const at = services.clock.now();
    const late = { id: `${id}/${exchangeId}`, user, eventId: exchangeId, messages, at };
    if ((await conversations.handIn(late)) === "accepted") {
      const conversation = await conversations.reference(late.id);
      await services.queue.sendLearn({ project: message.project, event: exchangeId, conversation });
    }
    return;
  }
  await conversations.recordReply({ id, user, exchangeId, reply: turn.reply, usage: turn.usage });
}

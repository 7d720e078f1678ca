import type { Services, TurnMessage, UnrecordedTurn } from "../ports.ts";
import type { ProjectSettings } from "../project-settings.ts";
import { handInBeside } from "./hand-in-beside.ts";
import { storeRelayedTurn } from "./proxy/record-relayed-turn.ts";

/**
 * Records a turn that came through the queue because Postgres was down. Named by its exchange, so that
 * however often it comes, it is recorded once. Where its conversation has ended meanwhile, what was said
 * is handed in beside it: nothing that was accepted is lost.
 */
export async function recordUnrecordedTurn(services: Services, message: TurnMessage): Promise<void> {
  const turn = await services.turns.open(message);
  const settings = await services.directory.readSettings(message.project);
  if (!settings) return;
  if ("marks" in turn) await storeRelayedTurn(services, { id: message.project, settings }, turn);
  else await recordChatTurn(services, message.project, settings, turn);
}

async function recordChatTurn(
  services: Services,
  project: string,
  settings: ProjectSettings,
  turn: UnrecordedTurn,
): Promise<void> {
  const { users, conversations } = services.stores(project);
  const user = await users.ensure(turn.externalUser);
  const { conversation: id, exchangeId } = turn;
  const messages = [{ role: "user" as const, content: turn.message }];
  if (turn.isNew) {
    await conversations.open({ id, user, personaBlock: turn.personaBlock, exchangeId, messages });
    await services.queue.sendIdleCheck(
      { project, conversation: await conversations.reference(id) },
      settings.idleSeconds,
    );
  } else if ((await conversations.append({ id, user, exchangeId, messages })) === "ended") {
    await handInBeside(services, project, { conversation: id, exchangeId, user, messages });
    return;
  }
  await conversations.recordReply({ id, user, exchangeId, reply: turn.reply, usage: turn.usage });
}

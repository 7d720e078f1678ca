import type { Project, RelayedTurn, Services, TurnMessage, UnrecordedTurn } from "../ports.ts";
import { admitUser } from "./consent.ts";
import { handInBeside } from "./hand-in-beside.ts";
import { storeRelayedTurn } from "./proxy/record-relayed-turn.ts";

/**
 * Records a turn that came through the queue because Postgres was down. Named by its exchange, so that
 * however often it comes, it is recorded once. Where its conversation has ended meanwhile, what was said
 * is handed in beside it: nothing that was accepted is lost. What was said before its user was erased is
 * dropped.
 */
export async function recordUnrecordedTurn(services: Services, message: TurnMessage): Promise<void> {
  const turn = await services.turns.open(message);
  if (turn) await recordUnlessErased(services, message.project, turn);
  await services.turns.drop(message);
}

async function recordUnlessErased(
  services: Services,
  projectId: string,
  turn: UnrecordedTurn | RelayedTurn,
): Promise<void> {
  const settings = await services.directory.readSettings(projectId);
  if (!settings) return;
  const { users, erasures } = services.stores(projectId);
  const erasedAt = await erasures.erasedAt(await users.reference(turn.externalUser));
  if (erasedAt && (turn.at ?? 0) <= erasedAt.getTime()) return;
  const project = { id: projectId, settings };
  if ("marks" in turn) await storeRelayedTurn(services, project, turn);
  else await recordChatTurn(services, project, turn);
}

async function recordChatTurn(services: Services, project: Project, turn: UnrecordedTurn): Promise<void> {
  const { conversations } = services.stores(project.id);
  const user = await admitUser(services, { project, user: turn.externalUser });
  if (!user) return;
  const { conversation: id, exchangeId } = turn;
  const messages = [{ role: "user" as const, content: turn.message }];
  if (turn.isNew) {
    await conversations.open({ id, user, personaBlock: turn.personaBlock, exchangeId, messages });
    await services.queue.sendIdleCheck(
      { project: project.id, conversation: await conversations.reference(id) },
      project.settings.idleSeconds,
    );
  } else if ((await conversations.append({ id, user, exchangeId, messages })) === "ended") {
    await handInBeside(services, project.id, { conversation: id, exchangeId, user, messages });
    return;
  }
  await conversations.recordReply({ id, user, exchangeId, reply: turn.reply, usage: turn.usage });
}

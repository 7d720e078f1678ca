import type { IdleMessage, Services } from "../ports.ts";
import { sendEvent } from "./send-event.ts";

/**
 * Ends a conversation that has been idle for the project's time; one that went on is looked at again
 * when it could be. No polling, so that an idle deployment lets Postgres sleep.
 */
export async function checkIdle(services: Services, message: IdleMessage): Promise<void> {
  const { conversations } = services.stores(message.project);
  const settings = await services.directory.readSettings(message.project);
  const conversation = await conversations.findByReference(message.conversation);
  if (!settings || conversation?.status !== "open") return;

  const event = services.identifiers.uuid();
  if (await conversations.end(message.conversation, event, { idleSeconds: settings.idleSeconds })) {
    await sendEvent(services, { ...message, event });
    return;
  }
  const idleForSeconds = (services.clock.now().getTime() - conversation.lastTurnAt.getTime()) / 1000;
  await services.queue.sendIdleCheck(message, Math.max(1, settings.idleSeconds - idleForSeconds));
}

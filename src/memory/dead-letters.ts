/** Events that the queue gave up: recorded, shown to the operator, and sent again when asked to. */
import type { GivenUpEvent, LearnMessage, Services } from "../ports.ts";
import { sendEvent } from "./send-event.ts";

/** A conversation that can't be learned from says so; its event stays in the outbox. */
export async function giveUpEvent(services: Services, message: LearnMessage): Promise<void> {
  services.log.error("an event was given up", { project: message.project, event: message.event });
  const { conversations } = services.stores(message.project);
  await conversations.mark(message.conversation, "failed", "learning_failed");
  await services.outbox.giveUp(message.project, message.event);
}

export async function listDeadLetters(
  services: Services,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ events: GivenUpEvent[]; next: string | null }> {
  const events = await services.outbox.listGivenUp({
    limit: input.limit,
    ...(input.cursor === undefined ? {} : { after: input.cursor }),
  });
  return { events, next: (events.length === input.limit && events.at(-1)?.event) || null };
}

/** Sends given-up events again, at most `limit`; how many. */
export async function replayDeadLetters(
  services: Services,
  input: { event?: string | undefined; limit: number },
): Promise<number> {
  const messages = await services.outbox.claimGivenUp(input.event ?? null, input.limit);
  for (const message of messages) await sendEvent(services, message);
  return messages.length;
}

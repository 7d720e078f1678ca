import type { Services } from "../ports.ts";

const MAX_EVENTS = 100;

/**
 * Sends again what was never acknowledged: events whose queue message was lost, and open conversations
 * whose idle check was. Safe to run at any time, since consumers are idempotent.
 */
export async function relayEvents(services: Services): Promise<{ events: number; idle: number }> {
  const events = await services.outbox.claimUnacknowledged(MAX_EVENTS);
  for (const event of events) await services.queue.sendLearn(event);
  const idle = await services.outbox.listIdleConversations(MAX_EVENTS);
  for (const conversation of idle) await services.queue.sendIdleCheck(conversation, 0);
  return { events: events.length, idle: idle.length };
}

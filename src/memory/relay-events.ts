import type { Services } from "../ports.ts";

const MAX_EVENTS = 100;

/**
 * Sends again what was never acknowledged: events whose queue message was lost, open conversations whose
 * idle check was, and sweeps of projects with pending signals
 * or caches to clear. Safe to run at any time, since consumers are idempotent.
 */
export async function relayEvents(
  services: Services,
): Promise<{ events: number; idle: number; sweeps: number }> {
  const events = await services.outbox.claimUnacknowledged(MAX_EVENTS);
  for (const event of events) await services.queue.sendLearn(event);
  const idle = await services.outbox.listIdleConversations(MAX_EVENTS);
  for (const conversation of idle) await services.queue.sendIdleCheck(conversation, 0);
  const sweeps = await services.outbox.claimSweeps(MAX_EVENTS);
  const uncleared = await services.erasureLog.listUnclearedProjects(MAX_EVENTS);
  const due = [...sweeps, ...uncleared.map((project) => ({ project, failed: 0 }))];
  for (const sweep of due) await services.queue.sendSweep(sweep, 0);
  return { events: events.length, idle: idle.length, sweeps: due.length };
}

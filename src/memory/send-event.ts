import { errorName } from "../errors.ts";
import type { LearnMessage, Services } from "../ports.ts";

/**
 * Sends an event whose outbox row is committed. A queue that is down loses nothing: the row stays
 * unacknowledged, and the relay sends it later.
 */
export async function sendEvent(services: Services, message: LearnMessage): Promise<void> {
  try {
    await services.queue.sendLearn(message);
  } catch (error) {
    services.log.error("an event was not sent", {
      project: message.project,
      event: message.event,
      error: errorName(error),
    });
    return;
  }
  services.defer(
    services.outbox.markSent(message.project, message.event).catch((error: unknown) => {
      services.log.error("an event was not marked as sent", {
        event: message.event,
        error: errorName(error),
      });
    }),
  );
}

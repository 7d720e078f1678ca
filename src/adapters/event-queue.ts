/** Cloudflare Queues: at least once, in any order. Messages carry ids only. */
import type { EventQueue, IdleMessage, LearnMessage } from "../ports.ts";

/** The platform's longest delay; a longer wait is a check that sends itself again. */
export const MAX_DELAY_SECONDS = 43_200;

export function createEventQueue(learn: Queue<LearnMessage>, idle: Queue<IdleMessage>): EventQueue {
  return {
    async sendLearn(message) {
      await learn.send(message);
    },
    async sendIdleCheck(message, delaySeconds) {
      await idle.send(message, {
        delaySeconds: Math.min(Math.max(0, Math.ceil(delaySeconds)), MAX_DELAY_SECONDS),
      });
    },
  };
}

/**
 * Cloudflare Queues: at least once, in any order. Messages carry ids only, but for a turn that Postgres
 * could not take: that one is sealed.
 */
import type {
  EventQueue,
  IdleMessage,
  LearnMessage,
  SealedTurns,
  SweepMessage,
  TurnMessage,
} from "../ports.ts";

/** The platform's longest delay; a longer wait is a check that sends itself again. */
export const MAX_DELAY_SECONDS = 43_200;

export interface QueueBindings {
  learn: Queue<LearnMessage>;
  idle: Queue<IdleMessage>;
  embed: Queue<SweepMessage>;
  turns: Queue<TurnMessage>;
}

export function createEventQueue(
  { learn, idle, embed, turns }: QueueBindings,
  sealedTurns: SealedTurns,
): EventQueue {
  return {
    async sendTurn(projectId, turn) {
      const message = await sealedTurns.seal(projectId, turn);
      if (!message) return false;
      await turns.send(message);
      return true;
    },
    async resendTurn(message) {
      await turns.send(message);
    },
    async sendLearn(message) {
      await learn.send(message);
    },
    async sendIdleCheck(message, delaySeconds) {
      await idle.send(message, { delaySeconds: allowed(delaySeconds) });
    },
    async sendSweep(message, delaySeconds) {
      await embed.send(message, { delaySeconds: allowed(delaySeconds) });
    },
  };
}

function allowed(delaySeconds: number): number {
  return Math.min(Math.max(0, Math.ceil(delaySeconds)), MAX_DELAY_SECONDS);
}

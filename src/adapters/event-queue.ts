/**
 * Cloudflare Queues: at least once, in any order. Messages carry ids only, but for a turn that Postgres
 * could not take: that one is sealed.
 */
import type { EventQueue, IdleMessage, LearnMessage, SweepMessage, TurnMessage } from "../ports.ts";
import { sealTurn } from "./sealed-turns.ts";
import type { Vault } from "./vault/vault.ts";

/** The platform's longest delay; a longer wait is a check that sends itself again. */
export const MAX_DELAY_SECONDS = 43_200;

/** The platform takes 128 KB a message; its own wrapping needs some of it. */
const MAX_MESSAGE_CHARACTERS = 120_000;

export interface QueueBindings {
  learn: Queue<LearnMessage>;
  idle: Queue<IdleMessage>;
  embed: Queue<SweepMessage>;
  turns: Queue<TurnMessage>;
}

export function createEventQueue({ learn, idle, embed, turns }: QueueBindings, vault: Vault): EventQueue {
  return {
    async sendTurn(projectId, turn) {
      const message = await sealTurn(vault, projectId, turn);
      if (message.sealed.length > MAX_MESSAGE_CHARACTERS) return false;
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

/**
 * The queues' consumer: each message is acknowledged or retried by itself, with growing delay, so that
 * one that fails, or waits for Claude, holds up no other.
 */
import { errorName } from "../errors.ts";
import { checkIdle } from "../memory/check-idle.ts";
import { giveUpEvent } from "../memory/dead-letters.ts";
import { learnFromConversation } from "../memory/learn-from-conversation.ts";
import { recordUnrecordedTurn } from "../memory/record-unrecorded-turn.ts";
import { encodeRefitChunk } from "../memory/refit/encode-chunk.ts";
import { sweepPending } from "../memory/sweep-pending.ts";
import type { Services } from "../ports.ts";
import { createServices } from "../services.ts";
import {
  DEAD_LETTER_QUEUE,
  EMBED_QUEUE,
  IDLE_QUEUE,
  IdleMessageBody,
  LEARN_QUEUE,
  LearnMessageBody,
  REFIT_QUEUE,
  RefitMessageBody,
  SweepMessageBody,
  TURN_QUEUE,
  TurnMessageBody,
} from "./messages.ts";

const FIRST_RETRY_SECONDS = 2;
const LONGEST_RETRY_SECONDS = 900;
/** An invocation may have six connections open: one is Postgres', the rest are the caches' and Claude's. */
const AT_ONCE = 4;

/**
 * What the other queues gave up. A turn is nowhere else, so it is never given up; of an idle check or a
 * sweep nothing is lost, since the nightly relay looks for both.
 */
async function giveUpOn(services: Services, body: unknown): Promise<void> {
  const turn = TurnMessageBody.safeParse(body).data;
  if (turn) return services.queue.resendTurn(turn);
  const event = LearnMessageBody.safeParse(body).data;
  if (event) await giveUpEvent(services, event);
}

type Handler = (services: Services, body: unknown) => Promise<void>;

/** Of these a message is one transaction or a few, all small. */
const SMALL = new Set([LEARN_QUEUE, IDLE_QUEUE, TURN_QUEUE, DEAD_LETTER_QUEUE]);

const HANDLERS = new Map<string, Handler>([
  [LEARN_QUEUE, (services, body) => learnFromConversation(services, LearnMessageBody.parse(body))],
  [IDLE_QUEUE, (services, body) => checkIdle(services, IdleMessageBody.parse(body))],
  [EMBED_QUEUE, (services, body) => sweepPending(services, SweepMessageBody.parse(body))],
  [TURN_QUEUE, (services, body) => recordUnrecordedTurn(services, TurnMessageBody.parse(body))],
  [REFIT_QUEUE, (services, body) => encodeRefitChunk(services, RefitMessageBody.parse(body))],
  [DEAD_LETTER_QUEUE, giveUpOn],
]);

export async function handleQueue(batch: MessageBatch, env: Env, context: ExecutionContext): Promise<void> {
  const invocation = SMALL.has(batch.queue) ? "message" : "job";
  const services = createServices(env, (work) => context.waitUntil(work), invocation);
  const handler = HANDLERS.get(batch.queue);
  if (!handler) throw new Error(`There is no consumer of queue ${batch.queue}.`);
  const messages = batch.messages.values();
  // One iterator serves all: each message goes to one of them.
  const handleNext = async (): Promise<void> => {
    for (const message of messages) {
      try {
        await handler(services, message.body);
        message.ack();
      } catch (error) {
        services.log.error("a message failed", {
          event: message.id,
          reason: batch.queue,
          count: message.attempts,
          error: errorName(error),
        });
        message.retry({ delaySeconds: retryDelay(message.attempts) });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, handleNext));
}

/** 2 s, 4 s, 8 s … with up to a quarter of jitter, so that what failed together does not return together. */
function retryDelay(attempts: number): number {
  const delay = Math.min(FIRST_RETRY_SECONDS * 2 ** (attempts - 1), LONGEST_RETRY_SECONDS);
  return Math.ceil(delay * (1 + Math.random() / 4));
}

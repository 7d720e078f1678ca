/** What the queues carry: ids, and sealed turns while Postgres is down. */
import { z } from "zod";
import type { IdleMessage, LearnMessage, RefitMessage, SweepMessage, TurnMessage } from "../ports.ts";

const id = z.string().min(1).max(128);

export const LearnMessageBody = z.object({
  project: id,
  event: z.uuid(),
  conversation: id,
}) satisfies z.ZodType<LearnMessage>;

export const IdleMessageBody = z.object({ project: id, conversation: id }) satisfies z.ZodType<IdleMessage>;

export const SweepMessageBody = z.object({
  project: id,
  failed: z.int().nonnegative(),
}) satisfies z.ZodType<SweepMessage>;

export const TurnMessageBody = z.object({
  project: id,
  sealed: z.union([z.base64(), z.object({ key: id, until: z.number() })]),
}) satisfies z.ZodType<TurnMessage>;

export const RefitMessageBody = z.object({
  project: id,
  refit: id,
  chunk: z.int().nonnegative(),
}) satisfies z.ZodType<RefitMessage>;

export const LEARN_QUEUE = "tercet-learn";
export const IDLE_QUEUE = "tercet-idle";
export const EMBED_QUEUE = "tercet-embed";
export const TURN_QUEUE = "tercet-turns";
export const REFIT_QUEUE = "tercet-refit";
export const DEAD_LETTER_QUEUE = "tercet-dead-letters";

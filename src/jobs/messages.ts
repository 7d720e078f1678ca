/** What the queues carry: ids only. */
import { z } from "zod";
import type { IdleMessage, LearnMessage } from "../ports.ts";

const id = z.string().min(1).max(128);

export const LearnMessageBody = z.object({
  project: id,
  event: z.uuid(),
  conversation: id,
}) satisfies z.ZodType<LearnMessage>;

export const IdleMessageBody = z.object({ project: id, conversation: id }) satisfies z.ZodType<IdleMessage>;

export const LEARN_QUEUE = "tercet-learn";
export const IDLE_QUEUE = "tercet-idle";
export const DEAD_LETTER_QUEUE = "tercet-dead-letters";

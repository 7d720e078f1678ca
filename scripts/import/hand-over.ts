/** Hands one conversation to the server, and waits out what passes. */
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

import { StartError } from "../start/start-error.ts";
import type { ImportedConversation } from "./conversation.ts";

const TIMEOUT_MS = 60_000;
const LONGEST_WAIT_MS = 30_000;
const MAX_FAILURES = 12;
const MS_PER_SECOND = 1000;
const CREATED = 202;
const TOO_MANY_REQUESTS = 429;

const Receipt = z.object({ id: z.string(), status: z.string() });
const Refusal = z.object({ error: z.object({ message: z.string() }) });

export type HandedOver =
  | { outcome: "new" | "known"; status: string }
  /** For a reason that will not pass. */
  | { outcome: "refused"; why: string };

export interface Server {
  url: string;
  key: string;
}

type Attempt = { done: HandedOver } | { why: string; waitMs: number };

/**
 * @param firstWaitMs the first of the growing waits
 * @throws StartError where the key is not taken, or the server does not come back
 */
export async function handOver(
  server: Server,
  conversation: ImportedConversation,
  firstWaitMs = 500,
): Promise<HandedOver> {
  for (let failures = 0; ; failures += 1) {
    const attempt = await tryOnce(server, conversation);
    if ("done" in attempt) return attempt.done;
    if (failures >= MAX_FAILURES) {
      throw new StartError(attempt.why, ["What was taken stays taken: the same command goes on from there."]);
    }
    await sleep(Math.min(Math.max(attempt.waitMs, firstWaitMs * 2 ** failures), LONGEST_WAIT_MS));
  }
}

async function tryOnce({ url, key }: Server, conversation: ImportedConversation): Promise<Attempt> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`${url}/v1/conversations`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(conversation),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    body = await response.json().catch(() => undefined);
  } catch {
    return { why: `${url} does not answer.`, waitMs: 0 };
  }
  const { status } = response;
  const receipt = response.ok ? Receipt.safeParse(body).data : undefined;
  if (receipt) return { done: { outcome: status === CREATED ? "new" : "known", status: receipt.status } };
  const why = Refusal.safeParse(body).data?.error.message ?? `${url} answered ${status}.`;
  if (status === 401) throw new StartError("The key is not taken.", [why]);
  if (status >= 500 || status === TOO_MANY_REQUESTS || response.ok) {
    return { why, waitMs: Number(response.headers.get("retry-after") ?? 0) * MS_PER_SECOND || 0 };
  }
  return { done: { outcome: "refused", why } };
}

import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

import { StartError } from "../start/start-error.ts";
import type { MoveServer } from "./options.ts";

const TIMEOUT_MS = 120_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
const MAX_FAILURES = 20;
const MS_PER_SECOND = 1000;

const Progress = z.object({
  phase: z.enum(["embed", "encode", "tidy", "done"]),
  done: z.number(),
  total: z.number(),
  to: z.string(),
});
export type MoveProgress = z.infer<typeof Progress>;

const Refusal = z.object({ error: z.object({ message: z.string() }) });

export interface MoveClient {
  /**
   * Does a piece of the move. What passes (an embedder or a server that is down) is waited for.
   *
   * @param onWait told of each wait, and why
   * @throws StartError where it can't be done, or does not pass
   */
  step(project: string, to: string, onWait: (why: string) => void): Promise<MoveProgress>;
}

/** @param firstWaitMs the first of the growing waits */
export function createMoveClient({ url, adminToken }: MoveServer, firstWaitMs = FIRST_WAIT_MS): MoveClient {
  async function attempt(
    project: string,
    to: string,
  ): Promise<{ progress: MoveProgress } | { why: string; waitMs: number; final?: boolean }> {
    let response: Response;
    try {
      response = await fetch(`${url}/admin/projects/${encodeURIComponent(project)}/reembed`, {
        method: "POST",
        headers: { authorization: `Bearer ${adminToken}`, "content-type": "application/json" },
        body: JSON.stringify({ to }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch {
      return { why: `${url} does not answer`, waitMs: 0 };
    }
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok) return { progress: Progress.parse(body) };
    const why = Refusal.safeParse(body).data?.error.message ?? `${url} answered ${response.status}.`;
    const waitMs = Number(response.headers.get("retry-after") ?? 0) * MS_PER_SECOND || 0;
    return { why, waitMs, final: response.status < 500 && response.status !== 429 };
  }

  return {
    async step(project, to, onWait) {
      for (let failures = 0; ; failures += 1) {
        const outcome = await attempt(project, to);
        if ("progress" in outcome) return outcome.progress;
        const { why, waitMs, final } = outcome;
        if (final) throw new StartError(why, []);
        if (failures >= MAX_FAILURES) {
          throw new StartError(why, ["What is done stays done: the same command goes on from there."]);
        }
        onWait(why);
        await sleep(Math.min(Math.max(waitMs, firstWaitMs * 2 ** failures), LONGEST_WAIT_MS));
      }
    },
  };
}

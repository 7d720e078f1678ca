/** Requests that wait for what passes: a server that is down, at its limit, or restarting. */
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

import { StartError } from "../start/start-error.ts";

const TIMEOUT_MS = 120_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_OWN_WAIT_MS = 30_000;
const LONGEST_ASKED_WAIT_MS = 600_000;
const MAX_FAILURES = 20;
const MS_PER_SECOND = 1000;

const Refusal = z.object({ error: z.object({ message: z.string() }) });

export interface Answer {
  status: number;
  body: unknown;
}

export interface PatientSender {
  /**
   * An answer that will not change by itself: a good one, or a refusal.
   *
   * @param onWait told of each wait, and why
   * @throws StartError where what was waited for does not pass
   */
  send(path: string, body: unknown, onWait: (why: string) => void): Promise<Answer>;
}

/** @param firstWaitMs the first of the growing waits */
export function createPatientSender(
  { url, key }: { url: string; key: string },
  { firstWaitMs = FIRST_WAIT_MS, maxFailures = MAX_FAILURES } = {},
): PatientSender {
  // A limit is the whole key's: who meets it makes all requests of this sender wait.
  let pausedUntil = 0;

  async function attempt(path: string, body: unknown): Promise<Answer & { waitMs: number }> {
    const response = await fetch(`${url}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      // The key goes to the address that was named, and to no other.
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: parseJson(text),
      waitMs: retryAfterMs(response.headers.get("retry-after"), Date.now()),
    };
  }

  return {
    async send(path, body, onWait) {
      for (let failures = 0; ; failures += 1) {
        while (Date.now() < pausedUntil) await sleep(pausedUntil - Date.now());
        const answer = await attempt(path, body).catch(() => undefined);
        if (answer && !mayPass(answer.status)) return { status: answer.status, body: answer.body };
        const why = answer ? whyRefused(url, answer) : `${url} does not answer`;
        if (failures >= maxFailures) {
          throw new StartError(why, ["What is done stays done: the same command goes on from there."]);
        }
        onWait(why);
        const own = Math.min(firstWaitMs * 2 ** failures, LONGEST_OWN_WAIT_MS);
        const asked = Math.min(answer?.waitMs ?? 0, LONGEST_ASKED_WAIT_MS);
        if (asked > 0) pausedUntil = Math.max(pausedUntil, Date.now() + asked);
        await sleep(own);
      }
    },
  };
}

/** What an answer says of why. */
export function whyRefused(url: string, { status, body }: Answer): string {
  return Refusal.safeParse(body).data?.error.message ?? `${url} answered ${status}.`;
}

function mayPass(status: number): boolean {
  return status >= 500 || status === 429 || status === 408;
}

/** Seconds or a date; 0 where there is none. */
export function retryAfterMs(header: string | null, now: number): number {
  if (header === null) return 0;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * MS_PER_SECOND;
  return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

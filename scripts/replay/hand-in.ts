import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

import type { Client } from "../demo/client.ts";
import { conversationPath, Receipt } from "../demo/memory.ts";
import { inParallel } from "../hand-in/in-parallel.ts";
import { createProgress, type Progress } from "../hand-in/progress.ts";
import type { Transcript } from "./transcripts.ts";

const ErrorBody = z.object({ error: z.object({ message: z.string() }) });

const WIDTH = 8;
const POLL_MS = 250;
/** Asking after all of them at once would slow down what is waited for. */
const POLLED_AT_ONCE = 24;

/** A transcript with what became of it. */
export interface HandedIn {
  transcript: Transcript;
  /** Of the answer to handing it in; 0 where there was none. */
  status: number;
  /** Why it was not taken, or why learning from it failed. */
  why: string | undefined;
  outcome: "refused" | "learned" | "failed" | "stuck";
}

/** Hands transcripts in, and waits until each is learned or failed. */
export async function handIn(
  client: Client,
  transcripts: readonly Transcript[],
  stuckAfterMs: number,
): Promise<HandedIn[]> {
  const sending = createProgress("handing in", transcripts.length);
  const handedIn = await inParallel(transcripts, WIDTH, async (transcript) => {
    const result = await handInOne(client, transcript);
    sending.advance();
    return result;
  });
  sending.end();
  const pending = handedIn.filter(({ outcome }) => outcome === "stuck");
  const learning = createProgress("learning", pending.length);
  await settle(client, pending, learning, stuckAfterMs);
  learning.end();
  return handedIn;
}

async function handInOne(client: Client, transcript: Transcript): Promise<HandedIn> {
  const { id, user, messages, at } = transcript;
  try {
    const body = { id, user, messages, ...(at === undefined ? {} : { at }) };
    const { status, body: answer } = await client.send("POST", "/v1/conversations", body);
    const taken = status < 300;
    return {
      transcript,
      status,
      why: taken ? undefined : messageOf(answer),
      outcome: taken ? "stuck" : "refused",
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { transcript, status: 0, why, outcome: "refused" };
  }
}

function messageOf(answer: unknown): string {
  return ErrorBody.safeParse(answer).data?.error.message ?? JSON.stringify(answer).slice(0, 200);
}

/** Marks what ends; gives up once nothing has ended for `stuckAfterMs`. */
async function settle(
  client: Client,
  pending: readonly HandedIn[],
  progress: Progress,
  stuckAfterMs: number,
): Promise<void> {
  let waiting = [...pending];
  let movedAt = performance.now();
  while (waiting.length > 0 && performance.now() - movedAt < stuckAfterMs) {
    await sleep(POLL_MS);
    const polled = waiting.slice(0, POLLED_AT_ONCE);
    await inParallel(polled, WIDTH, async (each) => {
      const receipt = await client.ask(Receipt, "GET", conversationPath(each.transcript.id));
      if (receipt.status !== "learned" && receipt.status !== "failed") return;
      each.outcome = receipt.status;
      each.why = receipt.reason;
      movedAt = performance.now();
      progress.advance();
    });
    const unsettled = polled.filter(({ outcome }) => outcome === "stuck");
    waiting = [...waiting.slice(POLLED_AT_ONCE), ...unsettled];
  }
}

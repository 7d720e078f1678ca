import { z } from "zod";

import type { Client } from "../demo/client.ts";
import { inParallel } from "./in-parallel.ts";
import { createProgress } from "./progress.ts";
import { settle } from "./settle.ts";
import type { Transcript } from "./transcripts.ts";

const ErrorBody = z.object({ error: z.object({ message: z.string() }) });

const WIDTH = 8;

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
  const byId = new Map(pending.map((each) => [each.transcript.id, each]));
  await settle(client, [...byId.keys()], stuckAfterMs, ({ id, outcome, why }) => {
    Object.assign(byId.get(id) ?? {}, { outcome, why });
    learning.advance();
  });
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

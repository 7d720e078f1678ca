/** What the API answers about conversations and users, as far as the scripts read it. */
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

import { StartError } from "../start/start-error.ts";
import type { Client } from "./client.ts";

const POLL_MS = 100;
const LEARN_TIMEOUT_MS = 60_000;
const PAGE_SIZE = 200;

export const Receipt = z.object({ status: z.string(), reason: z.string().optional() });

const Signal = z.object({
  facet: z.string(),
  attribute: z.string(),
  slot: z.string().optional(),
  polarity: z.number(),
  explicit: z.boolean(),
  confidence: z.number(),
  conversation: z.string(),
});
const SignalPage = z.object({ signals: z.array(Signal), next: z.string().nullable() });
const Profile = z.object({
  persona: z.object({ text: z.string(), tokens: z.number() }),
  lines: z.array(
    z.object({ label: z.string().nullable(), phrase: z.string().nullable(), weight: z.number() }),
  ),
  pins: z.array(z.object({ slot: z.string(), value: z.string() })),
});

export type Signal = z.infer<typeof Signal>;
export type Profile = z.infer<typeof Profile>;

/** All signals of a user, newest first. */
export async function readSignals(client: Client, user: string): Promise<Signal[]> {
  const found: Signal[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const path: string = `${pathOf(user)}/signals?limit=${PAGE_SIZE}${query}`;
    const page: z.infer<typeof SignalPage> = await client.ask(SignalPage, "GET", path);
    found.push(...page.signals);
    cursor = page.next;
  }
  return found;
}

export function readProfile(client: Client, user: string): Promise<Profile> {
  return client.ask(Profile, "GET", `${pathOf(user)}/profile`);
}

function pathOf(user: string): string {
  return `/v1/users/${encodeURIComponent(user)}`;
}

export function conversationPath(id: string): string {
  return `/v1/conversations/${encodeURIComponent(id)}`;
}

/** Ends a conversation and waits until it is learned. */
export async function endAndLearn(client: Client, conversation: string): Promise<void> {
  await client.ask(Receipt, "POST", `${conversationPath(conversation)}/end`);
  const deadline = performance.now() + LEARN_TIMEOUT_MS;
  for (;;) {
    const { status, reason } = await client.ask(Receipt, "GET", conversationPath(conversation));
    if (status === "learned") return;
    if (status === "failed" || performance.now() > deadline) {
      throw new StartError(`The conversation was not learned from: it is "${status}".`, [
        reason ?? `It had ${LEARN_TIMEOUT_MS / 1000} s. Look into the server's wrangler.log.`,
      ]);
    }
    await sleep(POLL_MS);
  }
}

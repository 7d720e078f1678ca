/** One conversation through the Worker, as an app would have it. */
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { readAnswer } from "../../demo/chat-answer.ts";
import { createClient, type Client } from "../../demo/client.ts";
import { conversationPath, Receipt } from "../../demo/memory.ts";
import { StartError } from "../../start/start-error.ts";
import { SYSTEM_PROMPT } from "../system-prompt.ts";
import type { SyntheticUser } from "../users/user.ts";
import type { PlayedConversation, PlayedTurn } from "./journal.ts";
import type { Script } from "./script.ts";

const TIMEOUT_MS = 120_000;
const POLL_MS = 100;
const ACCEPTED = 202;
const UNAVAILABLE = 503;
export const MAX_ANSWER_TOKENS = 400;

export interface Stage {
  url: string;
  projectKey: string;
  model: string;
  script: Script;
  client: Client;
}

export function createStage(options: Omit<Stage, "client">): Stage {
  return { ...options, client: createClient({ url: options.url, key: options.projectKey }) };
}

interface Turn {
  user: string;
  message: string;
  conversation: string | undefined;
}

async function say(stage: Stage, turn: Turn) {
  const deadline = performance.now() + TIMEOUT_MS;
  for (;;) {
    const answer = await attempt(stage, turn);
    if (answer) return answer;
    // The turn before is on its way through the queue: as the API says, again in a moment.
    if (performance.now() > deadline) throw new StartError("A turn was not recorded in time.");
    await sleep(POLL_MS);
  }
}

/** Undefined where the conversation's last turn is not there yet. */
async function attempt(stage: Stage, { user, message, conversation }: Turn) {
  const startedAt = performance.now();
  const response = await fetch(`${stage.url}/v1/chat`, {
    method: "POST",
    headers: { authorization: `Bearer ${stage.projectKey}`, "content-type": "application/json" },
    signal: AbortSignal.timeout(TIMEOUT_MS),
    body: JSON.stringify({
      user,
      message,
      system: SYSTEM_PROMPT,
      model: stage.model,
      max_tokens: MAX_ANSWER_TOKENS,
      ...(conversation === undefined ? {} : { conversation }),
    }),
  });
  const firstByteMs = performance.now() - startedAt;
  if (response.status === UNAVAILABLE && conversation !== undefined) {
    await response.body?.cancel();
    return undefined;
  }
  if (!response.ok) {
    throw new StartError(`POST /v1/chat answered ${response.status}.`, [
      (await response.text()).slice(0, 300),
    ]);
  }
  return { ...(await readAnswer(response, () => undefined)), firstByteMs };
}

/** Sends the app's prompt, so that no conversation is the first to, and has its marker withheld. */
export async function warmUp(stage: Stage): Promise<void> {
  for (const message of ["Hello.", "Is anybody there?"]) {
    await say(stage, { user: "eval-warm-up", message, conversation: undefined });
  }
}

export async function playConversation(
  stage: Stage,
  user: SyntheticUser,
  index: number,
): Promise<PlayedConversation> {
  const spoken = user.conversations[index]?.turns ?? [];
  const opening = spoken[0]?.user ?? "";
  const turns: PlayedTurn[] = [];
  const played: PlayedConversation = {
    what: "said",
    user: user.id,
    conversation: index,
    id: "",
    source: "none",
    block: null,
    blockTokens: 0,
    turns,
  };
  for (const [turn, { user: message }] of spoken.entries()) {
    const answer = await say(stage, {
      user: user.id,
      message,
      conversation: turn === 0 ? undefined : played.id,
    });
    const seen = stage.script.take(opening, turn);
    if (!seen) throw new StartError(`Claude was not asked what ${user.id} said.`);
    if (turn === 0) {
      played.id = answer.conversation;
      played.source = answer.persona.source;
      played.block = seen.block;
      played.blockTokens = answer.persona.tokens;
    } else if (seen.block !== played.block) {
      throw new StartError(`The block of ${user.id} changed in conversation ${index + 1}.`);
    }
    turns.push({
      firstByteMs: answer.firstByteMs,
      reply: answer.text,
      marked: seen.marked,
      usage: { promptTokens: answer.promptTokens, outputTokens: answer.outputTokens },
    });
  }
  return played;
}

/** Ends it as of its own date. */
export async function endConversation(stage: Stage, id: string, at: number): Promise<void> {
  const path = conversationPath(id);
  const deadline = performance.now() + TIMEOUT_MS;
  let status = await sendEnd(stage, path, at);
  while (status === UNAVAILABLE && performance.now() < deadline) {
    await sleep(POLL_MS);
    status = await sendEnd(stage, path, at);
  }
  if (status !== ACCEPTED) throw new StartError(`Ending a conversation was answered ${status}.`);
}

export async function waitUntilLearned(stage: Stage, id: string): Promise<void> {
  const deadline = performance.now() + 2 * TIMEOUT_MS;
  for (;;) {
    const { body } = await stage.client.send("GET", conversationPath(id));
    // Whatever else is answered is no state of it: Postgres may be out for a moment.
    const { status: state, reason } = Receipt.safeParse(body).data ?? { status: "unknown" };
    if (state === "learned") return;
    if (state === "failed" || performance.now() > deadline) {
      throw new StartError(`A conversation was not learned from: it is ${state}.`, reason ? [reason] : []);
    }
    await sleep(POLL_MS);
  }
}

async function sendEnd(stage: Stage, path: string, at: number): Promise<number> {
  const ended = await fetch(`${stage.url}${path}/end`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${stage.projectKey}`,
      "x-tercet-clock": new Date(at).toISOString(),
    },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await ended.body?.cancel();
  return ended.status;
}

export const LearnedSignal = z.object({
  id: z.string(),
  facet: z.string(),
  attribute: z.string(),
  slot: z.string().optional(),
  polarity: z.union([z.literal(1), z.literal(-1)]),
  explicit: z.boolean(),
  confidence: z.number(),
  conversation: z.string(),
  at: z.string(),
});
const Page = z.object({ signals: z.array(LearnedSignal), next: z.string().nullable() });

export type LearnedSignal = z.infer<typeof LearnedSignal>;

/** What the Worker learned of a user, oldest first. */
export async function readLearned(stage: Stage, user: string): Promise<LearnedSignal[]> {
  const found: LearnedSignal[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const after: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const path: string = `/v1/users/${encodeURIComponent(user)}/signals?limit=200${after}`;
    const page: z.infer<typeof Page> = await stage.client.ask(Page, "GET", path);
    found.push(...page.signals);
    cursor = page.next;
  }
  return found.toReversed();
}

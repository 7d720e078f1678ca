/** The emulator's controls, as the Worker's tests reach them, and one lesson with a chosen extractor. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { inject } from "vitest";
import { learnFromConversation } from "../../src/memory/learn-from-conversation.ts";
import type { LearnMessage, LogFields, Services, StoredSignal } from "../../src/ports.ts";
import { createServices } from "../../src/services.ts";

async function control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${inject("claudeUrl")}/__emulator/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`the emulator refused ${path}: ${await response.text()}`);
  return response.json();
}

export async function resetClaude(): Promise<void> {
  await control("DELETE", "replies");
  await control("DELETE", "faults");
  await control("DELETE", "requests");
}

export interface Claim {
  quote: string;
  attribute: string;
  turn?: number;
  facet?: string;
  polarity?: string;
  explicit?: boolean;
  confidence?: string;
  slot?: string | null;
}

/** What Claude answers the next extraction with. */
export async function scriptClaims(...claims: Claim[]): Promise<void> {
  const signals = claims.map((claim) => ({
    turn: 0,
    facet: "topic",
    polarity: "prefers",
    explicit: true,
    confidence: "high",
    slot: null,
    ...claim,
  }));
  await scriptAnswer({ signals });
}

/** The same, as it is. */
export async function scriptAnswer(json: unknown): Promise<void> {
  await control("POST", "replies", { json });
}

export async function scriptText(text: string): Promise<void> {
  await control("POST", "replies", { text });
}

export async function addFault(fault: Record<string, unknown>): Promise<void> {
  await control("POST", "faults", fault);
}

export interface SeenRequest {
  status?: number;
  body: { model: string; system: string; messages: { content: string }[]; temperature?: number };
}

/** The requests that Claude had, oldest first. */
export async function seenRequests(): Promise<SeenRequest[]> {
  const { requests } = await control("GET", "requests");
  return (requests as SeenRequest[]).toReversed();
}

/** Services with variables of their own, whose log is kept. */
export async function withVariables<Value>(
  variables: Record<string, string>,
  use: (services: Services, logged: LogFields[]) => Promise<Value>,
): Promise<Value> {
  const context = createExecutionContext();
  const services = createServices({ ...env, ...variables }, (work) => context.waitUntil(work));
  const logged: LogFields[] = [];
  services.log = {
    info: (_, fields = {}) => void logged.push(fields),
    error: (_, fields = {}) => void logged.push(fields),
  };
  try {
    return await use(services, logged);
  } finally {
    await waitOnExecutionContext(context);
  }
}

export interface Lesson {
  message: LearnMessage;
  signals: StoredSignal[];
  /** Why the rules stood in for Claude, as logged. */
  reasons: string[];
  costNanoUsd: number;
}

/** Learns from one conversation of a user in a project. */
export function teachWith(
  variables: Record<string, string>,
  projectId: string,
  turns: readonly string[],
): Promise<Lesson> {
  // A key of its own, so that the breaker of this lesson knows nothing of others.
  const account = { ANTHROPIC_API_KEY: `sk-ant-${crypto.randomUUID()}` };
  return withVariables({ ...account, ...variables }, async (services, logged) => {
    const lesson = await teachIn(services, projectId, turns);
    return {
      ...lesson,
      reasons: logged.flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
      costNanoUsd: await services.stores(projectId).usage.extractionNanoUsdToday(),
    };
  });
}

/** The same with services that are there: many lessons by one connection. */
export async function teachIn(
  services: Services,
  projectId: string,
  turns: readonly string[],
): Promise<Pick<Lesson, "message" | "signals">> {
  const { users, conversations, signals } = services.stores(projectId);
  const user = await users.ensure("sam");
  const id = crypto.randomUUID();
  const event = crypto.randomUUID();
  await conversations.handIn({
    id,
    user,
    eventId: event,
    messages: turns.flatMap((content) => [
      { role: "user" as const, content },
      { role: "assistant" as const, content: "I hear that you adore Acme shoes." },
    ]),
    at: new Date(),
  });
  const conversation = await conversations.reference(id);
  const message = { project: projectId, event, conversation };
  await learnFromConversation(services, message);
  const newest = await signals.page(user, { limit: 100 });
  return { message, signals: newest.filter((signal) => signal.conversation === conversation) };
}

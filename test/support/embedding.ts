/** The Worker with an embedder of a test's own: an endpoint over HTTP, or Workers AI. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { inject } from "vitest";
import { createProject } from "../../src/memory/create-project.ts";
import { learnFromConversation } from "../../src/memory/learn-from-conversation.ts";
import type { LearnMessage, Services, SweepMessage } from "../../src/ports.ts";
import { createServices } from "../../src/services.ts";
import type { EmbeddingsReport, EmbeddingsScript } from "./scripted-embeddings.ts";

export interface SentSweep {
  message: SweepMessage;
  delaySeconds: number;
}

export interface TestEndpoint {
  /** What to override of the environment. */
  variables: Record<string, string>;
  /** The id of its embedder. */
  id: string;
  tell(script: EmbeddingsScript): Promise<void>;
  report(): Promise<EmbeddingsReport>;
}

export function createEndpoint(): TestEndpoint {
  const model = `test-${crypto.randomUUID()}`;
  const url = `${inject("embeddingsUrl")}/${model}`;
  return {
    variables: {
      EMBEDDER: "openai",
      EMBEDDINGS_BASE_URL: `${url}/`,
      EMBEDDINGS_API_KEY: "sk-embed",
      EMBEDDINGS_MODEL: model,
      EMBEDDINGS_DIMENSIONS: "384",
      EMBEDDINGS_NEAR_SIMILARITY: "0.35",
      EMBEDDINGS_TIMEOUT_SECONDS: "0.5",
    },
    id: `openai:${model}:384`,
    async tell(script) {
      await (await fetch(`${url}/__script`, { method: "POST", body: JSON.stringify(script) })).text();
    },
    report: async () => (await fetch(`${url}/__report`)).json(),
  };
}

/** Services whose queue delivers nothing, and remembers the sweeps that it was given. */
export async function withServices<Value>(
  variables: Record<string, unknown>,
  use: (services: Services, sweeps: SentSweep[]) => Promise<Value>,
): Promise<Value> {
  const context = createExecutionContext();
  const sweeps: SentSweep[] = [];
  const services = createServices({ ...env, ...variables }, (work) => context.waitUntil(work));
  services.queue = {
    sendTurn: () => Promise.resolve(true),
    resendTurn: () => Promise.resolve(),
    sendLearn: () => Promise.resolve(),
    sendIdleCheck: () => Promise.resolve(),
    sendSweep: (message, delaySeconds) => Promise.resolve(void sweeps.push({ message, delaySeconds })),
  };
  try {
    return await use(services, sweeps);
  } finally {
    await waitOnExecutionContext(context);
  }
}

export async function createProjectWith(services: Services): Promise<{ id: string; key: string }> {
  const { project, keys } = await createProject(services, { name: "test" });
  return { id: project.id, key: keys.live };
}

/** Hands in what a user said, and learns from it at once. */
export async function teach(
  services: Services,
  project: string,
  user: string,
  ...turns: string[]
): Promise<LearnMessage> {
  const { users, conversations } = services.stores(project);
  const id = crypto.randomUUID();
  const eventId = crypto.randomUUID();
  const messages = turns.map((content) => ({ role: "user" as const, content }));
  await conversations.handIn({ id, user: await users.ensure(user), eventId, messages, at: new Date() });
  const message = { project, event: eventId, conversation: await conversations.reference(id) };
  await learnFromConversation(services, message);
  return message;
}

/** What a conversation asks of the platform, against what the estimates count for one. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, inject, it, vi } from "vitest";
import { operationsOf, type Operations } from "../../scripts/costs/operations.ts";
import { IDLE_QUEUE, LEARN_QUEUE } from "../../src/jobs/messages.ts";
import { ask, OWN_CREDENTIAL, type Message } from "../support/drop-in.ts";
import { sleep } from "../support/mirrored.ts";
import { resetClaude } from "../support/scripted-claude.ts";
import { createTestProject, type TestProject } from "../support/tercet.ts";

const IDLE_SECONDS = 2;
const NOTHING: Operations = { requests: 0, kvReads: 0, kvWrites: 0, queueOperations: 0, transactions: 0 };
/** Written, read and deleted. */
const OPERATIONS_PER_MESSAGE = 3;

interface Sent {
  queue: string;
  body: unknown;
}

/** The Worker on stores that count, each time in an isolate that knows nothing. */
function createCounted() {
  const counts = { ...NOTHING };
  const sent: Sent[] = [];
  const kv = {
    get: (...args: Parameters<KVNamespace["get"]>) => {
      counts.kvReads += 1;
      return env.PERSONA_CACHE.get(...args);
    },
    getWithMetadata: (key: string) => {
      counts.kvReads += 1;
      return env.PERSONA_CACHE.getWithMetadata(key, "arrayBuffer");
    },
    put: (...args: Parameters<KVNamespace["put"]>) => {
      counts.kvWrites += 1;
      return env.PERSONA_CACHE.put(...args);
    },
  };
  const queue = (name: string) => ({
    send: (body: unknown) => {
      counts.queueOperations += OPERATIONS_PER_MESSAGE;
      sent.push({ queue: name, body });
      return Promise.resolve();
    },
  });
  const counted = {
    ...env,
    HYPERDRIVE: undefined,
    DATABASE_URL: "postgresql://user:password@neon.example/database",
    PERSONA_CACHE: kv,
    LEARN_QUEUE: queue(LEARN_QUEUE),
    IDLE_QUEUE: queue(IDLE_QUEUE),
  } as unknown as Env;

  async function freshWorker() {
    vi.resetModules();
    const { neonConfig } = await import("@neondatabase/serverless");
    // Asked for once a transaction.
    neonConfig.fetchEndpoint = () => {
      counts.transactions += 1;
      return inject("neonEndpointUrl");
    };
    return (await import("../../src/index.ts")).default;
  }

  return {
    counts,
    async say(project: TestProject, messages: Message[]): Promise<string> {
      counts.requests += 1;
      const worker = await freshWorker();
      const context = createExecutionContext();
      const request = new Request<unknown, IncomingRequestCfProperties>(
        "http://tercet.test/anthropic/v1/messages",
        {
          method: "POST",
          headers: { ...OWN_CREDENTIAL, "x-tercet-key": project.keys.live, "x-tercet-user": "sam" },
          body: JSON.stringify({ ...ask(""), messages }),
        },
      );
      const response = await worker.fetch(request, counted, context);
      const answer: { content: { text: string }[] } = await response.json();
      await waitOnExecutionContext(context);
      return answer.content[0]?.text ?? "";
    },
    /** Delivers the oldest message. */
    async deliver(): Promise<string | undefined> {
      const next = sent.shift();
      if (!next) return undefined;
      counts.requests += 1;
      const worker = await freshWorker();
      const context = createExecutionContext();
      const retry = (): void => {
        throw new Error(`a message of ${next.queue} failed`);
      };
      const message = { id: "m", body: next.body, timestamp: new Date(), attempts: 1, ack: () => {}, retry };
      const batch = { queue: next.queue, messages: [message] } as unknown as MessageBatch;
      await worker.queue(batch, counted, context);
      await waitOnExecutionContext(context);
      return next.queue;
    },
  };
}

beforeEach(resetClaude);

describe("a conversation", () => {
  it.each([1, 3])("of %i turns asks of the platform what the estimates count", async (turns) => {
    const project = await createTestProject({ idleSeconds: IDLE_SECONDS });
    await project.teach("sam", "I prefer bullet lists.");
    const counted = createCounted();
    const messages: Message[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      messages.push({ role: "user", content: `I like tables. (${turn})` });
      messages.push({ role: "assistant", content: await counted.say(project, messages) });
    }
    if (turns > 1) expect(await counted.deliver()).toBe(IDLE_QUEUE);
    await sleep(IDLE_SECONDS * 1000 + 100);
    expect(await counted.deliver()).toBe(IDLE_QUEUE);
    expect(await counted.deliver()).toBe(LEARN_QUEUE);
    expect(await counted.deliver()).toBeUndefined();
    expect(counted.counts).toEqual(operationsOf(turns));
  });
});

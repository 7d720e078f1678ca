import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { handleQueue } from "../../src/jobs/queue.ts";
import { learnFromConversation } from "../../src/memory/learn-from-conversation.ts";
import type { LearnMessage, Services } from "../../src/ports.ts";
import { addFault, withVariables } from "../support/scripted-claude.ts";
import { createTestProject } from "../support/tercet.ts";

/** Of a conversation that was erased: there is nothing to learn. */
const GONE = { project: "prj_gone", event: crypto.randomUUID(), conversation: "gone" };

async function handIn(services: Services, projectId: string, id: string): Promise<LearnMessage> {
  const { users, conversations } = services.stores(projectId);
  const user = await users.ensure(`user of ${id}`);
  const event = crypto.randomUUID();
  const messages = [{ role: "user" as const, content: "I prefer bullet lists." }];
  await conversations.handIn({ id, user, eventId: event, messages, at: new Date() });
  return { project: projectId, event, conversation: await conversations.reference(id) };
}

/** A batch of the learn queue, and what becomes of its messages, in order. */
function batchOf(...bodies: [id: string, body: unknown][]): { batch: MessageBatch; outcomes: string[] } {
  const outcomes: string[] = [];
  const messages = bodies.map(([id, body]) => ({
    id,
    body,
    timestamp: new Date(),
    attempts: 3,
    ack: () => outcomes.push(`${id} ack`),
    retry: (options?: QueueRetryOptions) => outcomes.push(`${id} retry ${options?.delaySeconds ?? 0}`),
  }));
  return { batch: { queue: "tercet-learn", messages } as unknown as MessageBatch, outcomes };
}

describe("the learn queue", () => {
  it("retries a message that fails and acknowledges the others", async () => {
    const { batch, outcomes } = batchOf(["bad", { nonsense: true }], ["gone", GONE]);
    const context = createExecutionContext();
    await handleQueue(batch, env, context);
    await waitOnExecutionContext(context);
    expect(outcomes.toSorted()).toEqual([expect.stringMatching(/^bad retry (?:8|9|10)$/u), "gone ack"]);
  });

  it("keeps none waiting behind a conversation that Claude does not answer about", async () => {
    const project = await createTestProject();
    const claude = { EXTRACTOR: "claude", ANTHROPIC_API_KEY: "sk-ant-queue" } as const;
    await withVariables(claude, async (services) => {
      const stuck = await handIn(services, project.id, "stuck");
      await addFault({ fault: "hang", times: 1 });
      const { batch, outcomes } = batchOf(["stuck", stuck], ["gone", GONE]);
      const context = createExecutionContext();
      const variables = { EXTRACTION_TIMEOUT_SECONDS: "2" } as const;
      await handleQueue(batch, { ...env, ...claude, ...variables }, context);
      await waitOnExecutionContext(context);
      expect(outcomes).toEqual(["gone ack", "stuck ack"]);
    });
  });

  it("spends nothing on a copy that comes after its event was acknowledged", async () => {
    const project = await createTestProject();
    await withVariables({}, async (services) => {
      const message = await handIn(services, project.id, "once");
      await learnFromConversation(services, message);
      services.codebooks.active = () => Promise.reject(new Error("A user was encoded again."));
      await learnFromConversation(services, message);
    });
  });
});

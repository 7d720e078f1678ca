import { createExecutionContext, createScheduledController, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import worker from "../../src/index.ts";
import { DEAD_LETTER_QUEUE, TURN_QUEUE } from "../../src/jobs/messages.ts";
import { learnFromConversation } from "../../src/memory/learn-from-conversation.ts";
import type { LearnMessage, Services } from "../../src/ports.ts";
import { createServices } from "../../src/services.ts";
import { USAGE } from "../support/store-calls.ts";
import { sleep } from "../support/mirrored.ts";
import { admin, createTestProject, type TestProject } from "../support/tercet.ts";

/** Hands in a transcript whose event the queue never saw. */
async function handInUnsent(services: Services, projectId: string, id: string): Promise<LearnMessage> {
  const { users, conversations } = services.stores(projectId);
  const user = await users.ensure("sam");
  const event = crypto.randomUUID();
  await conversations.handIn({ id, user, eventId: event, messages: TRANSCRIPT, at: new Date() });
  return { project: projectId, event, conversation: await conversations.reference(id) };
}

/** Services whose queue remembers what it was given, and delivers nothing. */
async function withServices<Value>(
  use: (services: Services, sent: LearnMessage[]) => Promise<Value>,
): Promise<Value> {
  const context = createExecutionContext();
  const sent: LearnMessage[] = [];
  const services = createServices(env, (work) => context.waitUntil(work));
  services.queue = {
    sendLearn: (message) => Promise.resolve(void sent.push(message)),
    sendIdleCheck: () => Promise.resolve(),
    sendTurn: () => Promise.resolve(true),
    resendTurn: () => Promise.resolve(),
    sendSweep: () => Promise.resolve(),
  };
  try {
    return await use(services, sent);
  } finally {
    await waitOnExecutionContext(context);
  }
}

/** Delivers one message to the consumer of a queue. */
async function deliver(queue: string, body: unknown): Promise<void> {
  const context = createExecutionContext();
  const message = { id: "m", body, timestamp: new Date(), attempts: 1, ack: () => {}, retry: () => {} };
  await worker.queue({ queue, messages: [message] } as unknown as MessageBatch, env, context);
  await waitOnExecutionContext(context);
}

const TRANSCRIPT = [{ role: "user" as const, content: "I prefer bullet lists. Call me Sam." }];

describe("reliability", () => {
  it("learns once from an event that is delivered five times at once", async () => {
    const project = await createTestProject();
    await withServices(async (services) => {
      const event = await handInUnsent(services, project.id, "c");
      await Promise.all(
        Array.from({ length: 5 }, () => withServices((others) => learnFromConversation(others, event))),
      );
      await learnFromConversation(services, event);
    });
    const { body } = await project.request("GET", "/v1/users/sam/signals");
    expect((body["signals"] as unknown[]).length).toBe(2);
    expect((await project.request("GET", "/v1/conversations/c")).body["status"]).toBe("learned");
  });

  it("sends an event again that the queue lost", async () => {
    const project = await createTestProject();
    await withServices((services) => handInUnsent(services, project.id, "lost"));
    expect((await project.request("GET", "/v1/conversations/lost")).body["status"]).toBe("ended");

    const context = createExecutionContext();
    await worker.scheduled(createScheduledController({ cron: "* * * * *" }), env, context);
    await waitOnExecutionContext(context);
    await project.waitUntil("lost", "learned");
  });

  it("hands in a transcript once, however often it is sent, and refuses its id to another user", async () => {
    const project = await createTestProject();
    const transcript = { id: "mine", user: "sam", messages: TRANSCRIPT };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => project.request("POST", "/v1/conversations", transcript)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 202]);
    await project.waitUntil("mine", "learned");
    const { body } = await project.request("GET", "/v1/users/sam/signals");
    expect((body["signals"] as unknown[]).length).toBe(2);
    const taken = await project.request("POST", "/v1/conversations", { ...transcript, user: "kim" });
    expect(taken).toMatchObject({ status: 409, body: { error: { code: "conversation_taken" } } });
  });

  it("ends a conversation once, however often it is asked to", async () => {
    const project = await createTestProject();
    const { conversation } = await project.chat({ user: "sam", message: "I prefer bullet lists." });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => project.request("POST", `/v1/conversations/${conversation}/end`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    await project.waitUntil(conversation, "learned");
    const { body } = await project.request("GET", "/v1/users/sam/signals");
    expect((body["signals"] as unknown[]).length).toBe(1);
  });

  it("ends an idle conversation by itself, and not before its time", async () => {
    const project = await createTestProject({ idleSeconds: 2 });
    const { conversation } = await project.chat({ user: "sam", message: "I prefer bullet lists." });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await project.chat({ user: "sam", conversation, message: "And tables." });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect((await project.request("GET", `/v1/conversations/${conversation}`)).body["status"]).toBe("open");
    await project.waitUntil(conversation, "learned");
  });

  async function chatWithoutPostgres(project: TestProject, bindings: Partial<Env>): Promise<Response> {
    const context = createExecutionContext();
    const dead = { connectionString: "postgresql://nobody:nothing@127.0.0.1:9/none" };
    const request = new Request("http://tercet.test/v1/chat", {
      method: "POST",
      headers: { authorization: `Bearer ${project.keys.live}` },
      body: JSON.stringify({ user: "sam", message: "I prefer bullet lists." }),
    });
    const response = await worker.fetch(
      request,
      { ...env, ...bindings, HYPERDRIVE: dead as Hyperdrive },
      context,
    );
    const whole = new Response(await response.text(), response);
    await waitOnExecutionContext(context);
    return whole;
  }

  it("answers while Postgres is down, and records the turn from the queue when it is back", async () => {
    const project = await createTestProject();
    await project.request("GET", "/v1/users");
    const response = await chatWithoutPostgres(project, {});
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("event: message_stop");

    const conversation = response.headers.get("x-tercet-conversation") ?? "";
    await project.waitUntil(conversation, "open");
    const next = await project.chat({ user: "sam", conversation, message: "And tables?" });
    expect(next.status).toBe(200);
    await project.request("POST", `/v1/conversations/${conversation}/end`);
    await project.waitUntil(conversation, "learned");
    const { body } = await project.request("GET", "/v1/users/sam/signals");
    expect(body["signals"]).toContainEqual(expect.objectContaining({ attribute: "bullet lists" }));
  });

  it("answers 503 to a key that it never saw while Postgres is down, and never 401", async () => {
    const project = await createTestProject();
    const response = await chatWithoutPostgres(project, {});
    expect(response.status).toBe(503);
  });

  it("never gives a turn up, and records it once however often it comes", async () => {
    const project = await createTestProject();
    await project.request("GET", "/v1/users");
    const held: unknown[] = [];
    const holding = { send: (body: unknown) => Promise.resolve(void held.push(body)) } as unknown as Queue;
    const response = await chatWithoutPostgres(project, { TURN_QUEUE: holding });
    expect(held).toHaveLength(1);
    expect(JSON.stringify(held)).not.toContain("bullet");

    for (let delivery = 0; delivery < 3; delivery += 1) await deliver(DEAD_LETTER_QUEUE, held[0]);
    const conversation = response.headers.get("x-tercet-conversation") ?? "";
    await project.waitUntil(conversation, "open");
    await project.request("POST", `/v1/conversations/${conversation}/end`);
    await project.waitUntil(conversation, "learned");
    const { body } = await project.request("GET", "/v1/users/sam/signals");
    expect(body["signals"]).toHaveLength(1);
  });

  it("does not go on without a turn that is still on its way through the queue", async () => {
    const project = await createTestProject();
    await project.request("GET", "/v1/users");
    const held: unknown[] = [];
    const holding = { send: (body: unknown) => Promise.resolve(void held.push(body)) } as unknown as Queue;
    const response = await chatWithoutPostgres(project, { TURN_QUEUE: holding });
    const conversation = response.headers.get("x-tercet-conversation") ?? "";
    const goOn = () => project.chat({ user: "sam", conversation, message: "And tables?" });
    expect((await goOn()).status).toBe(503);

    await deliver(TURN_QUEUE, held[0]);
    expect((await goOn()).status).toBe(200);
  });

  it("learns once from a turn that comes again after its conversation was learned", async () => {
    const project = await createTestProject();
    const { conversation } = await project.chat({ user: "sam", message: "I prefer bullet lists." });
    const turn = {
      externalUser: "sam",
      conversation,
      isNew: false,
      personaBlock: null,
      exchangeId: crypto.randomUUID(),
      message: "I love tables.",
      reply: { text: "Noted.", partial: false },
      usage: USAGE,
    };
    const sealed: unknown[] = [];
    await withServices(async (services) => {
      const queue = { send: (body: unknown) => Promise.resolve(void sealed.push(body)) } as unknown as Queue;
      const sealing = createServices({ ...env, TURN_QUEUE: queue }, (work) => services.defer(work));
      await sealing.queue.sendTurn(project.id, turn);
    });
    await deliver(TURN_QUEUE, sealed[0]);
    await project.request("POST", `/v1/conversations/${conversation}/end`);
    await project.waitUntil(conversation, "learned");
    const signals = async () => (await project.request("GET", "/v1/users/sam/signals")).body["signals"];
    const once = (await signals()) as unknown[];
    expect(once).toHaveLength(2);
    for (let delivery = 0; delivery < 3; delivery += 1) await deliver(TURN_QUEUE, sealed[0]);
    await sleep(500);
    expect(await signals()).toEqual(once);
  });

  it("refuses to go on without its history while Postgres is down", async () => {
    const project = await createTestProject();
    const { conversation } = await project.chat({ user: "sam", message: "Hello" });
    const context = createExecutionContext();
    const dead = { connectionString: "postgresql://nobody:nothing@127.0.0.1:9/none" };
    const request = new Request("http://tercet.test/v1/chat", {
      method: "POST",
      headers: { authorization: `Bearer ${project.keys.live}` },
      body: JSON.stringify({ user: "sam", conversation, message: "And now?" }),
    });
    const response = await worker.fetch(request, { ...env, HYPERDRIVE: dead as Hyperdrive }, context);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ error: { code: "memory_unavailable" } });
    await waitOnExecutionContext(context);
  });

  it("says so where a conversation could not be learned from, and learns later all the same", async () => {
    const project = await createTestProject();
    const event = await withServices((services) => handInUnsent(services, project.id, "hard"));
    await deliver(DEAD_LETTER_QUEUE, event);
    expect((await project.request("GET", "/v1/conversations/hard")).body).toMatchObject({
      status: "failed",
      reason: "learning_failed",
    });

    const listed = await admin("GET", "/admin/dead-letters?limit=500");
    expect(listed.body["events"]).toContainEqual(
      expect.objectContaining({ event: event.event, project: project.id, givenUpAt: expect.any(String) }),
    );
    const replayed = await admin("POST", "/admin/dead-letters/replay", { event: event.event });
    expect(replayed).toMatchObject({ status: 200, body: { sent: 1 } });
    await project.waitUntil("hard", "learned");
    const again = await admin("POST", "/admin/dead-letters/replay", { event: event.event });
    expect(again.body).toEqual({ sent: 0 });
  });

  it("teaches nothing in the modes that do not learn, and injects nothing in those that do not inject", async () => {
    const inject = await createTestProject({ mode: "inject" });
    await inject.teach("sam", "I prefer bullet lists.");
    expect((await inject.request("GET", "/v1/users/sam/signals")).body["signals"]).toEqual([]);
    const learn = await createTestProject({ mode: "learn" });
    await learn.teach("sam", "I prefer bullet lists.");
    const { events } = await learn.chat({ user: "sam", message: "Hello" });
    expect(events[0]?.data).toMatchObject({ persona: { source: "none", tokens: 0 } });
  });
});

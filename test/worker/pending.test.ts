import { createExecutionContext, createScheduledController, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import postgres from "postgres";
import { describe, expect, inject, it } from "vitest";
import worker from "../../src/index.ts";
import { learnFromConversation } from "../../src/memory/learn-from-conversation.ts";
import { openPersona } from "../../src/memory/open-persona.ts";
import { readProfile } from "../../src/memory/read-profile.ts";
import { sweepPending } from "../../src/memory/sweep-pending.ts";
import { DEFAULT_SETTINGS } from "../../src/project-settings.ts";
import type { NewSignal, Services } from "../../src/ports.ts";
import { createEndpoint, createProjectWith, teach, withServices } from "../support/embedding.ts";

const sql = postgres(inject("databaseUrl"), { max: 1 });

async function inProject<Row>(id: string, statement: string): Promise<Row[]> {
  return sql.begin(async (transaction) => {
    await transaction`select set_config('role', 'tercet_app', true), set_config('tercet.project_id', ${id}, true)`;
    return [...(await transaction.unsafe(statement))];
  }) as unknown as Promise<Row[]>;
}

interface SignalRow {
  id: string;
  embedder: string | null;
}

function signalsOf(id: string): Promise<SignalRow[]> {
  return inProject(id, "select id::text, embedder from signals order by id");
}

async function countPending(id: string): Promise<number> {
  return (await signalsOf(id)).filter(({ embedder }) => embedder === null).length;
}

function newSignal(attribute: string): NewSignal {
  return {
    id: crypto.randomUUID(),
    facet: "format",
    attribute,
    polarity: 1,
    explicit: true,
    confidence: 0.9,
    statement: `I prefer ${attribute}.`,
    turn: 0,
    vector: null,
  };
}

async function blockOf(services: Services, id: string, user: string): Promise<string> {
  const profile = await readProfile(services, { project: { id, settings: DEFAULT_SETTINGS }, user });
  return profile.ok ? profile.value.persona.text : "";
}

describe("an embedding outage", () => {
  it("is not waited for: what is learned of a conversation goes on without the vectors", async () => {
    await withServices({}, async (services, sweeps) => {
      const project = await createProjectWith(services);
      const { embedders } = services;
      services.embedders = {
        ...embedders,
        find(id) {
          const embedder = embedders.find(id);
          return embedder && { ...embedder, embed: () => new Promise(() => {}) };
        },
      };
      await teach(services, project.id, "sam", "I prefer bullet lists.");
      expect(await countPending(project.id)).toBe(1);
      expect(sweeps).toHaveLength(1);
    });
  });

  it("loses and doubles nothing of a hundred conversations", async () => {
    const endpoint = createEndpoint();
    await endpoint.tell({ always: { status: 503 } });
    const USERS = Array.from({ length: 100 }, (_, index) => `user-${index}`);
    await withServices(endpoint.variables, async (services, sweeps) => {
      const project = await createProjectWith(services);
      const messages = await Promise.all(
        USERS.map((user) => teach(services, project.id, user, "I prefer bullet lists. Call me Sam.")),
      );
      const { conversations, profiles, users } = services.stores(project.id);
      for (const { conversation } of messages) {
        expect((await conversations.findByReference(conversation))?.status).toBe("learned");
      }
      const pending = await signalsOf(project.id);
      expect(pending).toHaveLength(200);
      expect(pending.filter(({ embedder }) => embedder !== null)).toEqual([]);
      expect(sweeps).toEqual([{ message: { project: project.id, failed: 0 }, delaySeconds: 5 }]);

      // What needs no vector works at once.
      const user = await users.reference("user-42");
      const input = { project: { id: project.id, settings: DEFAULT_SETTINGS }, user };
      expect((await openPersona(services, input)).text).toContain("Name: Sam.");
      expect((await openPersona(services, input)).text).not.toContain("bullet");

      await sweepPending(services, { project: project.id, failed: 0 });
      await sweepPending(services, { project: project.id, failed: 6 });
      expect(sweeps.slice(1).map(({ message, delaySeconds }) => [message.failed, delaySeconds])).toEqual([
        [1, 10],
        [7, 640],
      ]);

      await endpoint.tell({});
      await new Promise((resolve) => {
        setTimeout(resolve, 5100);
      });
      // Let through by the breaker, of which there is one an isolate.
      await services.embedders.initial.embed(["are you back?"]);
      // Two at once, as after a message that was delivered twice; and a learner delivered again.
      await Promise.all([
        sweepPending(services, { project: project.id, failed: 7 }),
        withServices(endpoint.variables, (others) =>
          sweepPending(others, { project: project.id, failed: 7 }),
        ),
        learnFromConversation(services, messages[0] ?? { project: "", event: "", conversation: "" }),
      ]);
      expect(sweeps).toHaveLength(3);
      const drained = await signalsOf(project.id);
      expect(drained.map(({ id }) => id)).toEqual(pending.map(({ id }) => id));
      expect(new Set(drained.map(({ embedder }) => embedder))).toEqual(new Set([endpoint.id]));
      for (const name of USERS) {
        const one = await users.reference(name);
        expect((await profiles.read(one))?.code.entries).toMatchObject([{ phrase: "bullet lists" }]);
      }
      const block = (await openPersona(services, input)).text;
      expect(block).toContain("bullet lists");
      expect(block).toBe(await blockOf(services, project.id, "user-42"));
      const [row] = await inProject<{ sweep_due_at: Date | null }>(
        project.id,
        "select sweep_due_at from projects",
      );
      expect(row).toEqual({ sweep_due_at: null });
      await sweepPending(services, { project: project.id, failed: 0 });
      expect(sweeps).toHaveLength(3);
    });
  }, 120_000);

  it("ends while users are not yet encoded: the next sweep encodes them", async () => {
    const endpoint = createEndpoint();
    await endpoint.tell({ always: { status: 400 } });
    await withServices(endpoint.variables, async (services) => {
      const project = await createProjectWith(services);
      await teach(services, project.id, "sam", "I prefer bullet lists.");
      await endpoint.tell({});
      const { vectors, users, profiles } = services.stores(project.id);
      const [signal] = await vectors.listPending({ after: undefined, limit: 10 });
      if (!signal) throw new Error("nothing is pending");
      const [vector] = await services.embedders.initial.embed([signal.attribute]);
      if (!vector) throw new Error("no vector");
      // Here a sweep breaks off.
      await vectors.fillPending(endpoint.id, [{ ...signal, vector }]);
      const user = await users.reference("sam");
      expect(await profiles.read(user)).toMatchObject({ outdated: true, code: { entries: [] } });
      await sweepPending(services, { project: project.id, failed: 0 });
      expect(await profiles.read(user)).toMatchObject({
        outdated: false,
        code: { entries: [{ phrase: "bullet lists" }] },
      });
      // Outdated, and the same code all the same.
      await inProject(project.id, "update profiles set outdated = true");
      await sweepPending(services, { project: project.id, failed: 0 });
      expect(await profiles.read(user)).toMatchObject({ outdated: false });
    });
  });

  it("fills no gap with a vector of an embedder that the project has left", async () => {
    const endpoint = createEndpoint();
    await endpoint.tell({ always: { status: 400 } });
    await withServices(endpoint.variables, async (services) => {
      const project = await createProjectWith(services);
      await teach(services, project.id, "sam", "I prefer bullet lists.");
      const { vectors } = services.stores(project.id);
      const [signal] = await vectors.listPending({ after: undefined, limit: 10 });
      if (!signal) throw new Error("nothing is pending");
      await vectors.fillPending("lexical-1", [{ ...signal, vector: new Float32Array(384).fill(1) }]);
      expect(await signalsOf(project.id)).toEqual([{ id: signal.id, embedder: null }]);
    });
  });

  it("goes on in bounded sweeps, page by page", async () => {
    const endpoint = createEndpoint();
    await withServices(endpoint.variables, async (services, sweeps) => {
      const project = await createProjectWith(services);
      const { conversation } = await teach(services, project.id, "sam", "Hello.");
      const { users, signals } = services.stores(project.id);
      await signals.applyLearning({
        eventId: crypto.randomUUID(),
        user: await users.reference("sam"),
        conversation,
        at: new Date(),
        embedder: endpoint.id,
        signals: Array.from({ length: 1050 }, (_, index) => newSignal(`wish ${index}`)),
      });
      await sweepPending(services, { project: project.id, failed: 3 });
      expect(await countPending(project.id)).toBe(50);
      expect(sweeps).toEqual([{ message: { project: project.id, failed: 0 }, delaySeconds: 0 }]);
      await sweepPending(services, { project: project.id, failed: 0 });
      expect(await countPending(project.id)).toBe(0);
      expect(sweeps).toHaveLength(1);
    });
    const sizes = (await endpoint.report()).requests.map(({ body }) => body.input.length);
    expect(Math.max(...sizes)).toBe(100);
  });

  it("is found by the nightly relay where the message was lost", async () => {
    const endpoint = createEndpoint();
    await endpoint.tell({ always: { status: 400 } });
    const projectId = await withServices(endpoint.variables, async (services) => {
      const project = await createProjectWith(services);
      await teach(services, project.id, "sam", "I prefer bullet lists.");
      expect(await services.outbox.claimSweeps(1000)).not.toContainEqual({ project: project.id, failed: 0 });
      await inProject(project.id, "update projects set sweep_due_at = now() - interval '20 minutes'");
      return project.id;
    });
    await endpoint.tell({});
    const context = createExecutionContext();
    const sent: unknown[] = [];
    const queue = { send: (message: unknown) => Promise.resolve(void sent.push(message)) };
    await worker.scheduled(
      createScheduledController({ cron: "* * * * *" }),
      { ...env, ...endpoint.variables, EMBED_QUEUE: queue as unknown as Queue },
      context,
    );
    await waitOnExecutionContext(context);
    expect(sent).toContainEqual({ project: projectId, failed: 0 });

    const outcomes: string[] = [];
    const message = {
      id: "m",
      body: { project: projectId, failed: 0 },
      timestamp: new Date(),
      attempts: 1,
      ack: () => outcomes.push("ack"),
      retry: () => outcomes.push("retry"),
    };
    const batch = { queue: "tercet-embed", messages: [message] } as unknown as MessageBatch;
    const further = createExecutionContext();
    await worker.queue(batch, { ...env, ...endpoint.variables }, further);
    await waitOnExecutionContext(further);
    expect(outcomes).toEqual(["ack"]);
    expect(await signalsOf(projectId)).toMatchObject([{ embedder: endpoint.id }]);
  });
});

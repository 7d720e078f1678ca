import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import postgres from "postgres";
import { describe, expect, inject, it } from "vitest";
import worker from "../../src/index.ts";
import { openPersona } from "../../src/memory/open-persona.ts";
import { reembedProject, type ReembedProgress } from "../../src/memory/reembed-project.ts";
import { reencodeUsers } from "../../src/memory/reencode-users.ts";
import { DEFAULT_SETTINGS } from "../../src/project-settings.ts";
import type { Services } from "../../src/ports.ts";
import { createEndpoint, createProjectWith, teach, withServices } from "../support/embedding.ts";

const sql = postgres(inject("databaseUrl"), { max: 1 });

interface VectorRow {
  embedder: string | null;
  next_embedder: string | null;
  bytes: number | null;
}

async function vectorsOf(id: string): Promise<VectorRow[]> {
  return sql.begin(async (transaction) => {
    await transaction`select set_config('role', 'tercet_app', true), set_config('tercet.project_id', ${id}, true)`;
    return [
      ...(await transaction`select embedder, next_embedder, length(vector_sealed) as bytes from signals`),
    ];
  }) as unknown as Promise<VectorRow[]>;
}

async function step(services: Services, projectId: string, to: string): Promise<ReembedProgress> {
  const progress = await reembedProject(services, { projectId, to });
  if (!progress.ok) throw new Error(progress.failure.reason);
  return progress.value;
}

async function finish(services: Services, projectId: string, to: string): Promise<string[]> {
  const phases: string[] = [];
  while (phases.at(-1) !== "done") phases.push((await step(services, projectId, to)).phase);
  return phases;
}

async function openBlock(services: Services, id: string, user: string): Promise<string | null> {
  const reference = await services.stores(id).users.reference(user);
  return (await openPersona(services, { project: { id, settings: DEFAULT_SETTINGS }, user: reference })).text;
}

/** The environment of a deployment that has an endpoint, and starts projects with the lexical embedder. */
function besideLexical(variables: Record<string, string>): Record<string, string> {
  return { ...variables, EMBEDDER: "lexical" };
}

describe("a move to another embedder", () => {
  it("embeds, flips, encodes and tidies, and conversations open with their block all the while", async () => {
    const endpoint = createEndpoint();
    await withServices(besideLexical(endpoint.variables), async (services) => {
      const { id } = await createProjectWith(services);
      const visit = "I prefer bullet lists. Keep it short, please. I love hiking.";
      await Promise.all(
        Array.from({ length: 70 }, (_, index) => teach(services, id, `user-${index}`, visit)),
      );
      const signals = (await vectorsOf(id)).length;
      expect(signals).toBe(210);
      const before = await openBlock(services, id, "user-7");

      expect(await step(services, id, "openai")).toEqual({
        phase: "embed",
        done: 200,
        total: 210,
        to: endpoint.id,
      });
      expect(await services.directory.readEmbedder(id)).toBe("lexical-1");
      expect(await openBlock(services, id, "user-7")).toBe(before);
      // Learned in the midst of it, by the embedder still in use.
      await teach(services, id, "user-7", "Please use tables.");

      const flipped = await step(services, id, "openai");
      expect(flipped).toEqual({ phase: "encode", done: 50, total: 70, to: endpoint.id });
      expect(await services.directory.readEmbedder(id)).toBe(endpoint.id);
      expect(await openBlock(services, id, "user-69")).toBe(before);
      await teach(services, id, "user-69", "Please use tables.");
      expect(await openBlock(services, id, "user-69")).toContain("tables");

      expect(await finish(services, id, "openai")).toEqual(["done"]);
      const after = await vectorsOf(id);
      expect(after).toHaveLength(212);
      expect(new Set(after.map(({ embedder, next_embedder }) => `${embedder} ${next_embedder}`))).toEqual(
        new Set([`${endpoint.id} null`]),
      );
      const { profiles, users } = services.stores(id);
      for (let index = 0; index < 70; index += 1) {
        const profile = await profiles.read(await users.reference(`user-${index}`));
        expect(profile?.codebookVersion).toBe(`seed-1:${endpoint.id}`);
      }
      expect(await openBlock(services, id, "user-8")).toBe(before);
      expect(await finish(services, id, "openai")).toEqual(["done"]);
    });
  }, 120_000);

  it("stays where it is while the other embedder is down, and goes on from there", async () => {
    const endpoint = createEndpoint();
    await endpoint.tell({ always: { status: 400 } });
    await withServices(besideLexical(endpoint.variables), async (services) => {
      const { id } = await createProjectWith(services);
      await teach(services, id, "sam", "I prefer bullet lists.");
      const before = await openBlock(services, id, "sam");
      expect(await reembedProject(services, { projectId: id, to: "openai" })).toEqual({
        ok: false,
        failure: { reason: "embeddings_unavailable" },
      });
      expect(await services.directory.readEmbedder(id)).toBe("lexical-1");
      await teach(services, id, "sam", "Please use tables.");
      expect(await openBlock(services, id, "sam")).not.toBe(before);
      await endpoint.tell({});
      expect(await finish(services, id, "openai")).toEqual(["done"]);
      expect(await services.directory.readEmbedder(id)).toBe(endpoint.id);
      expect(await openBlock(services, id, "sam")).toContain("tables");
    });
  });

  it("may be called off and taken back", async () => {
    const endpoint = createEndpoint();
    await withServices(besideLexical(endpoint.variables), async (services) => {
      const { id } = await createProjectWith(services);
      await teach(services, id, "sam", "I prefer bullet lists.");
      const { move } = services.stores(id);
      await move.begin(endpoint.id);
      expect(await move.flip(endpoint.id)).toBe(false);
      const unmoved = await move.listUnmoved(endpoint.id, 10);
      await move.store(
        endpoint.id,
        unmoved.map(({ id: signal, user }) => ({ id: signal, user, vector: Float32Array.of(1) })),
      );
      expect(await move.listUnmoved(endpoint.id, 10)).toEqual([]);
      expect(await finish(services, id, "lexical")).toEqual(["done"]);
      expect(await vectorsOf(id)).toMatchObject([{ embedder: "lexical-1", next_embedder: null }]);
      expect(await move.flip(endpoint.id)).toBe(false);

      await finish(services, id, "openai");
      expect(await finish(services, id, "lexical")).toEqual(["done"]);
      expect(await vectorsOf(id)).toMatchObject([{ embedder: "lexical-1", next_embedder: null }]);
      expect(await openBlock(services, id, "sam")).toContain("bullet lists");
    });
  });

  it("leaves no vector of the old embedder to be learned after the flip", async () => {
    const endpoint = createEndpoint();
    await withServices(besideLexical(endpoint.variables), async (services) => {
      const { id } = await createProjectWith(services);
      const { conversation } = await teach(services, id, "sam", "I prefer bullet lists.");
      await finish(services, id, "openai");
      const { signals, users } = services.stores(id);
      await signals.applyLearning({
        eventId: crypto.randomUUID(),
        user: await users.reference("sam"),
        conversation,
        at: new Date(),
        embedder: "lexical-1",
        signals: [
          {
            id: crypto.randomUUID(),
            facet: "format",
            attribute: "tables",
            polarity: 1,
            explicit: true,
            confidence: 0.9,
            statement: "I prefer tables.",
            turn: 0,
            vector: new Float32Array(384).fill(1),
          },
        ],
      });
      const embedders = (await vectorsOf(id)).map(({ embedder }) => embedder);
      expect(new Set(embedders)).toEqual(new Set([endpoint.id, null]));
    });
  });

  it("holds up no other project where its embedder is gone from the configuration", async () => {
    const endpoint = createEndpoint();
    const { id } = await withServices(endpoint.variables, async (services) => {
      const project = await createProjectWith(services);
      await teach(services, project.id, "sam", "I prefer bullet lists.");
      return project;
    });
    await sql.begin(async (transaction) => {
      await transaction`select set_config('role', 'tercet_app', true), set_config('tercet.project_id', ${id}, true)`;
      await transaction`update profiles set outdated = true`;
    });
    await withServices({}, async (services) => {
      const page = await reencodeUsers(services, { projectId: id, after: "", limit: 10 });
      expect(page).toEqual({ encoded: 0, failed: 1, next: null });
      // What needs no encoding works all the same.
      expect(await openBlock(services, id, "sam")).toContain("bullet lists");
    });
    await withServices(endpoint.variables, async (services) => {
      const page = await reencodeUsers(services, { projectId: id, after: "", limit: 10 });
      expect(page).toEqual({ encoded: 1, failed: 0, next: null });
    });
  });

  it("is the operator's: by the admin token, to an embedder that there is", async () => {
    const endpoint = createEndpoint();
    const variables = { ...env, ...besideLexical(endpoint.variables) };
    const call = async (
      token: string,
      path: string,
      body: unknown,
    ): Promise<{ status: number; body: unknown }> => {
      const context = createExecutionContext();
      const request = new Request<unknown, IncomingRequestCfProperties>(`http://tercet.test${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      const response = await worker.fetch(request, variables, context);
      const answer = { status: response.status, body: await response.json() };
      await waitOnExecutionContext(context);
      return answer;
    };
    const { ADMIN_TOKEN } = inject("secrets");
    const project = await withServices(variables, createProjectWith);
    const path = `/admin/projects/${project.id}/reembed`;
    expect((await call(project.key, path, { to: "openai" })).status).toBe(401);
    expect(await call(ADMIN_TOKEN, path, { to: "workers-ai" })).toMatchObject({
      status: 400,
      body: { error: { message: "to: this deployment has lexical, openai." } },
    });
    expect(
      (await call(ADMIN_TOKEN, "/admin/projects/prj_aaaaaaaaaaaaaaaa/reembed", { to: "openai" })).status,
    ).toBe(404);
    expect(await call(ADMIN_TOKEN, path, { to: "openai" })).toEqual({
      status: 200,
      body: { phase: "done", done: 0, total: 0, to: endpoint.id },
    });
  });
});

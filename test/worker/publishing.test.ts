import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { publishCode } from "../../src/memory/publish-code.ts";
import { sweepPending } from "../../src/memory/sweep-pending.ts";
import type { Services, User } from "../../src/ports.ts";
import { createServices } from "../../src/services.ts";
import { createMirrored, kvThat, sleep } from "../support/mirrored.ts";
import { createTestProject, type TestProject } from "../support/tercet.ts";

async function withServices<Value>(use: (services: Services) => Promise<Value>): Promise<Value> {
  const context = createExecutionContext();
  try {
    return await use(createServices(env, (work) => context.waitUntil(work)));
  } finally {
    await waitOnExecutionContext(context);
  }
}

async function createTaught(): Promise<{ project: TestProject; user: User }> {
  const project = await createTestProject();
  await project.teach("sam", "I prefer bullet lists.");
  const user = await withServices((services) => services.stores(project.id).users.reference("sam"));
  return { project, user };
}

const pinName = (project: TestProject, value: string) =>
  project.request("PATCH", "/v1/users/sam/profile", { edits: [{ type: "pin", slot: "Name", value }] });

describe("publishing", () => {
  it("ends with the newest code in KV, though a publisher of an older one was held up", async () => {
    const { project, user } = await createTaught();
    await withServices(async (services) => {
      const { publications } = services.stores(project.id);
      const slow = crypto.randomUUID();
      const older = await publications.begin(user, slow, 10);
      if (typeof older === "string") throw new Error(older);
      const edit = pinName(project, "Sam");
      await sleep(500);
      // The edit is stored by now, and waits for the lease.
      await services.cache.write(project.id, user, older);
      expect(await publications.end(user, slow, older.revision, true)).toBe(false);
      expect((await edit).status).toBe(200);
      expect(await services.cache.read(project.id, user)).toMatchObject({
        revision: older.revision + 1,
        code: { pins: [{ slot: "Name", value: "Sam" }] },
      });
    });
  });

  it("takes over from a publisher that died, when its lease has run out", async () => {
    const { project, user } = await createTaught();
    await withServices(async (services) => {
      const { publications } = services.stores(project.id);
      expect(await publications.begin(user, crypto.randomUUID(), 1)).toMatchObject({ revision: 1 });
      expect(await publications.begin(user, crypto.randomUUID(), 1)).toBe("busy");
      await publishCode(services, { projectId: project.id, user, refresh: true });
      expect(await publications.begin(user, crypto.randomUUID(), 1)).toMatchObject({ publishedRevision: 1 });
    });
  });

  it("lets only the holder of the lease say what was published", async () => {
    const { project, user } = await createTaught();
    await withServices(async (services) => {
      const { publications } = services.stores(project.id);
      const [lost, holder] = [crypto.randomUUID(), crypto.randomUUID()];
      await publications.begin(user, lost, 1);
      await sleep(1100);
      await publications.begin(user, holder, 10);
      await publications.end(user, lost, 9, true);
      expect(await publications.begin(user, holder, 10)).toMatchObject({ publishedRevision: 1 });
    });
  });

  it("is nothing where the user has no code, or the caches have it", async () => {
    const { project, user } = await createTaught();
    const writes: string[] = [];
    await withServices(async (services) => {
      services.cache = { ...services.cache, write: () => Promise.resolve(void writes.push("kv")) };
      await publishCode(services, { projectId: project.id, user });
      // Within a minute of the last one KV may not show it yet.
      await publishCode(services, { projectId: project.id, user, refresh: true });
      await publishCode(services, { projectId: project.id, user: { id: "nobody" }, refresh: true });
    });
    expect(writes).toEqual([]);
  });

  it("of an edit that KV refused follows by a sweep, as does what the mirror missed", async () => {
    const { project, user } = await createTaught();
    const refusing = createMirrored(
      kvThat(
        (read) => read,
        () => Promise.reject(new Error("429")),
      ),
    );
    const body = { edits: [{ type: "pin", slot: "Name", value: "Sam" }] };
    expect((await refusing.request(project, "PATCH", "/v1/users/sam/profile", body)).status).toBe(200);
    await withServices(async (services) => {
      const { publications, vectors } = services.stores(project.id);
      expect(await publications.listUnpublished(9)).toEqual([user]);
      expect(await vectors.endSweep()).toBe(false);
      // The lease of the publisher that KV refused runs out.
      await sweepPending(services, { project: project.id, failed: 0 });
      expect(await services.cache.read(project.id, user)).toMatchObject({ revision: 2 });
      expect(await publications.listUnpublished(9)).toEqual([]);
      expect(await vectors.endSweep()).toBe(true);
    });

    const mirrored = createMirrored();
    await mirrored.tell({ command: "EVAL", status: 503 });
    const again = { edits: [{ type: "pin", slot: "Name", value: "Kim" }] };
    expect((await mirrored.request(project, "PATCH", "/v1/users/sam/profile", again)).status).toBe(200);
    await mirrored.tell({});
    await mirrored.withServices(async (services) => {
      const { publications } = services.stores(project.id);
      expect(await publications.listUnpublished(9)).toEqual([user]);
      await sweepPending(services, { project: project.id, failed: 0 });
      expect(await services.mirror?.read(project.id, user)).toMatchObject({ revision: 3 });
      expect(await publications.listUnpublished(9)).toEqual([]);
    });
  });
});

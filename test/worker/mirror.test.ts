import { env } from "cloudflare:workers";
import { describe, expect, inject, it, vi } from "vitest";
import { openPersona, type OpenedPersona } from "../../src/memory/open-persona.ts";
import type { Services } from "../../src/ports.ts";
import { DEFAULT_SETTINGS } from "../../src/project-settings.ts";
import { createMirrored, kvThat, sleep, type Mirrored } from "../support/mirrored.ts";
import { createTestProject, type TestProject } from "../support/tercet.ts";

const USER = "customer-8821@shop.example";
const MISS = { value: null, metadata: null, cacheStatus: null };
const RACE_MS = 250;
const MARGIN_MS = 50;

/** A KV that goes on showing what a key held when it was read first. */
function staleKv(delayMs: number): KVNamespace {
  const seen = new Map<string, Promise<KVNamespaceGetWithMetadataResult<ArrayBuffer, unknown>>>();
  return kvThat((read) => async (key) => {
    const shown = seen.get(key) ?? read(key);
    seen.set(key, shown);
    await shown;
    await sleep(delayMs);
    return shown;
  });
}

const slowKv = (delayMs: number) => kvThat((read) => async (key) => sleep(delayMs).then(() => read(key)));
const emptyKv = () => kvThat(() => () => Promise.resolve(MISS));
const hangingKv = () => kvThat(() => () => new Promise(() => {}));

function pinName(mirrored: Mirrored, project: TestProject, value: string) {
  const edits = [{ type: "pin", slot: "Name", value }];
  return mirrored.request(project, "PATCH", `/v1/users/${encodeURIComponent(USER)}/profile`, { edits });
}

async function createTaught(): Promise<TestProject> {
  const project = await createTestProject();
  await project.teach(USER, "I prefer bullet lists. My name is Bartholomew.");
  return project;
}

async function open(services: Services, project: TestProject): Promise<OpenedPersona> {
  const user = await services.stores(project.id).users.reference(USER);
  return openPersona(services, { project: { id: project.id, settings: DEFAULT_SETTINGS }, user });
}

async function revisionsInMirror(mirrored: Mirrored): Promise<number[]> {
  return (await mirrored.report()).entries.map(({ value }) => Number(value.split(":")[0]));
}

describe("the mirror", () => {
  it("holds what was published, sealed, under a hash, for thirty days", async () => {
    const project = await createTaught();
    const mirrored = createMirrored();
    expect((await pinName(mirrored, project, "Bartholomew")).status).toBe(200);
    const { entries } = await mirrored.report();
    expect(entries).toHaveLength(1);
    const [entry = { key: "", value: "", ttlSeconds: 0 }] = entries;
    expect(entry.key).toMatch(/^tercet:code:[\w-]{24}$/u);
    expect(entry.value).toMatch(/^2:[A-Za-z0-9+/]+=*$/u);
    expect(entry.ttlSeconds / 86_400).toBeCloseTo(30, 1);

    const bytes = Buffer.from(entry.value.slice(2), "base64");
    expect(bytes.length).toBeGreaterThan(256);
    const dump = `${entry.key} ${entry.value} ${bytes.toString("latin1")}`;
    for (const secret of [USER, project.id, "bullet", "Bartholomew", "seed:"]) {
      expect({ secret, found: dump.includes(secret) }).toEqual({ secret, found: false });
    }
  });

  it("loses the race to a faster KV, and wins it from a slower one", async () => {
    const project = await createTaught();
    const behind = createMirrored();
    await pinName(behind, project, "Sam");
    await behind.tell({ delayMs: 150 });
    expect((await behind.open(project, USER)).source).toBe("kv");

    const ahead = createMirrored(slowKv(150));
    await pinName(ahead, project, "Sam");
    expect(await ahead.open(project, USER)).toEqual({ source: "mirror", tokens: expect.any(Number) });
  });

  it("answers where KV has nothing, and KV answers where the mirror has nothing", async () => {
    const project = await createTaught();
    const mirrored = createMirrored(emptyKv());
    await pinName(mirrored, project, "Sam");
    await mirrored.tell({ delayMs: 50 });
    expect((await mirrored.open(project, USER)).source).toBe("mirror");
    expect((await createMirrored(slowKv(50)).open(project, USER)).source).toBe("kv");
  });

  it("is repaired by an opening that finds the code in KV", async () => {
    const project = await createTaught();
    const mirrored = createMirrored();
    expect((await mirrored.open(project, USER)).source).toBe("kv");
    expect(await revisionsInMirror(mirrored)).toEqual([1]);
    const { commands } = await mirrored.report();
    await mirrored.open(project, USER);
    expect((await mirrored.report()).commands).toEqual([...commands, "GET"]);
  });

  it("shows an edit in the next conversation while KV still shows the code of before", async () => {
    const project = await createTaught();
    const mirrored = createMirrored(staleKv(40));
    const before = await mirrored.open(project, USER);
    await pinName(mirrored, project, "Somebody With Longer Names");
    const after = await mirrored.open(project, USER);
    expect(after.source).toBe("mirror");
    expect(after.tokens).toBeGreaterThan(before.tokens);
  });

  it("takes the newer of the two where both are there", async () => {
    const project = await createTaught();
    const mirrored = createMirrored(staleKv(0));
    await mirrored.open(project, USER);
    await pinName(mirrored, project, "Sam");
    const opened = await mirrored.withServices(async (services) => {
      const { cache, mirror } = services;
      const user = await services.stores(project.id).users.reference(USER);
      // Read beforehand, so that both are there as soon as they are asked for.
      const [inKv, inMirror] = await Promise.all([
        cache.read(project.id, user),
        mirror?.read(project.id, user),
      ]);
      expect([inKv?.revision, inMirror?.revision]).toEqual([1, 2]);
      services.cache = { ...cache, read: () => Promise.resolve(inKv) };
      services.mirror = mirror && { ...mirror, read: () => Promise.resolve(inMirror) };
      return open(services, project);
    });
    expect(opened).toMatchObject({ source: "mirror", text: expect.stringContaining("Name: Sam.") });
  });

  it("lets no late write replace a newer code", async () => {
    const project = await createTaught();
    const mirrored = createMirrored();
    await mirrored.withServices(async (services) => {
      const { mirror, cache } = services;
      const user = await services.stores(project.id).users.reference(USER);
      const copy = await cache.read(project.id, user);
      if (!copy || !mirror) throw new Error("nothing to write, or nowhere");
      for (const revision of [9, 10, 10, 2]) await mirror.write(project.id, user, { ...copy, revision });
      expect(await mirror.read(project.id, user)).toMatchObject({ revision: 10, code: copy.code });
    });
    expect(await revisionsInMirror(mirrored)).toEqual([10]);
  });

  it.each([{ status: 500 }, { hang: true }])("delays no opening and fails no edit by %j", async (fault) => {
    const project = await createTaught();
    const mirrored = createMirrored();
    await mirrored.tell(fault);
    expect((await pinName(mirrored, project, "Sam")).status).toBe(200);
    const { persona, milliseconds } = await mirrored.withServices(async (services) => {
      const started = Date.now();
      return { persona: await open(services, project), milliseconds: Date.now() - started };
    });
    expect(persona).toMatchObject({ source: "kv", text: expect.stringContaining("Name: Sam.") });
    expect(milliseconds).toBeLessThan(RACE_MS);
  });

  it("is repaired after it missed an edit, though it holds an older code", async () => {
    const project = await createTaught();
    const mirrored = createMirrored();
    await pinName(mirrored, project, "Sam");
    await mirrored.tell({ command: "EVAL", status: 503 });
    expect((await pinName(mirrored, project, "Kim")).status).toBe(200);
    expect(await revisionsInMirror(mirrored)).toEqual([2]);
    await mirrored.tell({});
    await mirrored.open(project, USER);
    expect(await revisionsInMirror(mirrored)).toEqual([3]);
  });

  it("has the edit though KV refused it, and gives it to KV at the next opening", async () => {
    const project = await createTaught();
    const refusing = createMirrored(
      kvThat(
        (read) => read,
        () => Promise.reject(new Error("429")),
      ),
    );
    expect((await pinName(refusing, project, "Sam")).status).toBe(200);
    expect(await revisionsInMirror(refusing)).toEqual([2]);
    await refusing.withServices(async (outer) => {
      const { cache, mirror } = outer;
      const user = await outer.stores(project.id).users.reference(USER);
      expect(await cache.read(project.id, user)).toMatchObject({ revision: 1 });
      const accepting = createMirrored();
      await accepting.withServices(async (services) => {
        services.mirror = mirror;
        await open(services, project);
      });
      expect(await cache.read(project.id, user)).toMatchObject({ revision: 2 });
    });
  });

  it("gives way to Postgres when both caches hang, in time", async () => {
    const project = await createTaught();
    const mirrored = createMirrored(hangingKv());
    await mirrored.tell({ hang: true });
    await mirrored.withServices(async (services) => {
      await services.directory.readSettings(project.id);
      const started = Date.now();
      expect((await open(services, project)).source).toBe("postgres");
      expect(Date.now() - started).toBeLessThan(RACE_MS + DEFAULT_SETTINGS.openingBudgetMs + MARGIN_MS);
    });
  });

  it("is not asked for a while after three failures in a row", async () => {
    const project = await createTaught();
    const mirrored = createMirrored();
    await mirrored.tell({ status: 500 });
    for (let time = 0; time < 5; time += 1) expect((await mirrored.open(project, USER)).source).toBe("kv");
    expect((await mirrored.report()).commands).toEqual(["GET", "GET", "GET"]);
  });

  it("costs a warm opening no further KV read and no database call", async () => {
    const project = await createTaught();
    const mirrored = createMirrored();
    await mirrored.open(project, USER);
    await sleep(1500);
    await mirrored.withServices(async (services) => {
      const counts = async () => (await fetch(inject("databaseProbeUrl"))).json();
      const before = await counts();
      const reads = vi.spyOn(Object.getPrototypeOf(env.PERSONA_CACHE) as KVNamespace, "getWithMetadata");
      expect((await open(services, project)).text).toContain("bullet lists");
      expect([await counts(), reads.mock.calls.length]).toEqual([before, 1]);
      vi.restoreAllMocks();
    });
  });
});

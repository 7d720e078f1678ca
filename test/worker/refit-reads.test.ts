import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { advanceRefit } from "../../src/memory/refit/advance-refit.ts";
import { beginRefit } from "../../src/memory/refit/begin-refit.ts";
import { encodeUser } from "../../src/memory/encode-user.ts";
import { openPersona } from "../../src/memory/open-persona.ts";
import { decode } from "../../src/persona/decode.ts";
import type { Project, Services, User } from "../../src/ports.ts";
import {
  finishRefit,
  inProject,
  runRefit,
  seedProject,
  THEMES,
  themedUsers,
  withRefits,
} from "../support/refit.ts";
import { createTestProject } from "../support/tercet.ts";

const READS = 10_000;
const USERS = 60;
const READERS = 20;

async function peopleOf(services: Services, projectId: string, count: number): Promise<User[]> {
  const { users } = services.stores(projectId);
  return Promise.all(Array.from({ length: count }, (_, index) => users.reference(`user-${index}`)));
}

async function projectOf(services: Services, id: string): Promise<Project> {
  const settings = await services.directory.readSettings(id);
  if (!settings) throw new Error("no settings");
  return { id, settings };
}

it("ten thousand openings while a version is published read one version or the other, whole", async () => {
  const { id } = await createTestProject({ decode: "labels" });
  await withRefits(async (services) => {
    await seedProject(services, id, themedUsers(400, { themes: THEMES.slice(0, 12) }));
    const project = await projectOf(services, id);
    const people = await peopleOf(services, id, USERS);
    const { profiles } = services.stores(id);
    for (const user of people) await encodeUser(services, { project, user });
    const blockOf = async (user: User): Promise<string | null> => {
      const stored = await profiles.read(user);
      const vocabulary = stored && (await services.codebooks.loadVocabulary(id, stored.codebookVersion));
      return (stored && vocabulary && decode(stored.code, vocabulary)?.text) ?? null;
    };
    const before = await Promise.all(people.map(blockOf));

    const begun = await beginRefit(services, { projectId: id });
    if (!begun.ok) throw new Error("not begun");
    let phase: string = begun.value.phase;
    while (phase !== "publish") {
      phase = (await advanceRefit(services, { projectId: id, lease: begun.value }))?.phase ?? "over";
      if (phase === "over") throw new Error("It was not to be published.");
    }
    const seen: (string | null)[][] = people.map(() => []);
    let reads = 0;
    const midway = Promise.withResolvers<void>();
    const readers = Array.from({ length: READERS }, async (_, reader) => {
      for (let read = reader; read < READS; read += READERS) {
        const index = read % USERS;
        const user = people[index];
        const opened = user && (await openPersona(services, { project, user }));
        seen[index]?.push(opened?.text ?? null);
        reads += 1;
        if (reads === Math.floor(READS / 3)) midway.resolve();
      }
    });
    const published = (async () => {
      await midway.promise;
      return finishRefit(services, id, begun.value);
    })();
    await Promise.all([...readers, published]);
    expect((await published).phase).toBe("done");

    const after = await Promise.all(people.map(blockOf));
    let mismatches = 0;
    let moved = 0;
    people.forEach((_, index) => {
      const [old, fresh] = [before[index], after[index]];
      if (old !== fresh) moved += 1;
      mismatches += (seen[index] ?? []).filter((text) => text !== old && text !== fresh).length;
    });
    expect({ reads, mismatches }).toEqual({ reads: READS, mismatches: 0 });
    expect(moved).toBeGreaterThan(USERS / 4);
  });
}, 120_000);

it("writes to KV only what reads differently, and only for users that were seen of late", async () => {
  const { id } = await createTestProject({ decode: "labels" });
  await withRefits(async (services) => {
    await seedProject(services, id, themedUsers(200));
    const project = await projectOf(services, id);
    const [seen, unseen] = await peopleOf(services, id, 2);
    if (!seen || !unseen) throw new Error("no users");
    const written: string[] = [];
    const counting: Services = {
      ...services,
      cache: {
        ...services.cache,
        write: async (projectId, user, code) => {
          written.push(user.id);
          await services.cache.write(projectId, user, code);
        },
      },
    };
    await inProject(
      id,
      (transaction) => transaction`update users set last_seen_at = now() - interval '31 days'
        where id <> ${seen.id}`,
    );
    expect((await runRefit(counting, id)).phase).toBe("done");
    expect(written).toEqual([seen.id]);
    const { profiles } = services.stores(id);
    const version = (await profiles.read(seen))?.codebookVersion;
    expect(version).toMatch(/^fit_/u);
    expect((await profiles.read(unseen))?.codebookVersion).toBe(version);

    // The same signals once more: another version, the same blocks.
    await inProject(id, (transaction) => transaction`update users set last_seen_at = now()`);
    written.length = 0;
    const again = await runRefit(counting, id);
    if (again.phase === "done") {
      expect((await profiles.read(unseen))?.codebookVersion).toBe(again.version);
    }
    expect(written.length).toBeLessThan(20);
    const cached = await services.cache.read(id, seen);
    expect(cached?.code.codebook).toBe(version);
    expect((await openPersona(services, { project, user: seen })).source).toBe("kv");
  });
}, 60_000);

it("opens from KV with a version that Postgres has forgotten", async () => {
  const { id } = await createTestProject();
  await withRefits(async (services) => {
    await seedProject(services, id, themedUsers(40));
    const first = await runRefit(services, id);
    expect(first.phase).toBe("done");
    await services.publishedCodebooks.retire(id, first.version);
    expect(await services.publishedCodebooks.readVocabulary(id, first.version)).toBeDefined();
    expect(await services.publishedCodebooks.read(id, first.version)).toBeUndefined();
    const { keys } = await env.PERSONA_CACHE.list({ prefix: "vocabulary:" });
    expect(keys.filter(({ expiration }) => expiration !== undefined)).toHaveLength(1);
  });
});

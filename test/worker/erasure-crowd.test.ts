/** CROWD=1000 for a thousand users, of whom a hundred are erased in the middle. */
import { env } from "cloudflare:workers";
import postgres from "postgres";
import { describe, expect, inject, it } from "vitest";
import { clearErased } from "../../src/memory/erase-user.ts";
import { reencodeUsers } from "../../src/memory/reencode-users.ts";
import { createMirrored } from "../support/mirrored.ts";
import { createTestProject } from "../support/tercet.ts";

const CROWD = inject("crowd");
const AT_ONCE = 20;

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    await Promise.all(items.slice(from, from + AT_ONCE).map(work));
  }
}

/** As it is, in base64 and in hex, and as Postgres writes bytes. */
function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  return [
    text,
    bytes.toString("base64").replace(/=+$/u, ""),
    bytes.toString("base64url"),
    bytes.toString("hex"),
  ];
}

describe("a crowd", () => {
  it("keeps nine in ten whole while one in ten is erased in the middle of learning and re-encoding", async () => {
    const project = await createTestProject();
    const mirrored = createMirrored();
    const users = Array.from({ length: CROWD }, (_, index) => `person-${index}-of-the-crowd`);
    const erased = users.filter((_, index) => index % 10 === 3);
    const kept = users.filter((_, index) => index % 10 !== 3);

    const handIn = inTurns(users, async (user) => {
      const messages = [{ role: "user", content: `Call me Sam. I love bullet lists, said ${user}.` }];
      await project.request("POST", "/v1/conversations", { user, id: `c-${user}`, messages });
    });
    const reencode = mirrored.withServices(async (services) => {
      for (let round = 0; round < 5; round += 1) {
        await reencodeUsers(services, { projectId: project.id, after: "", limit: CROWD });
      }
    });
    const erase = inTurns(erased, async (user) => {
      const path = `/v1/users/${user}/profile`;
      while ((await project.request("DELETE", path)).status !== 200) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    await Promise.all([handIn, reencode, erase]);
    await inTurns(kept, (user) => project.waitUntil(`c-${user}`, "learned"));
    await new Promise((resolve) => setTimeout(resolve, 1000));

    const sql = postgres(inject("databaseUrl"), { max: 1 });
    const dump = await sql.begin(async (transaction) => {
      await transaction`select set_config('role', 'tercet_app', true),
        set_config('tercet.project_id', ${project.id}, true)`;
      await transaction`update erasures set erased_at = erased_at - interval '20 seconds'`;
      const tables = await transaction`select tablename from pg_tables where schemaname = 'public'
        and tablename not in ('tercet_migrations', 'erasures')`;
      let rows = "";
      for (const { tablename } of tables) {
        const table = transaction(String(tablename));
        for (const row of await transaction`select held::text as line from ${table} as held`)
          rows += row["line"];
      }
      return rows;
    });
    await mirrored.withServices(async (services) => {
      // The sweep that the erasures asked for may be clearing them at this moment.
      await expect.poll(() => clearErased(services, project.id), { timeout: 20_000 }).toBe(0);
      const { users: store } = services.stores(project.id);
      for (const user of erased) {
        const { id } = await store.reference(user);
        for (const form of [...formsOf(user), ...formsOf(id)]) expect(dump).not.toContain(form);
        expect(await services.cache.read(project.id, { id })).toBeUndefined();
        expect((await services.mirror?.read(project.id, { id }))?.code.entries ?? []).toEqual([]);
      }
      for (const user of kept) {
        const reference = await store.reference(user);
        expect(dump).toContain(reference.id);
        const profile = await services.stores(project.id).profiles.read(reference);
        expect(profile?.code).toMatchObject({
          entries: [{ phrase: "bullet lists" }],
          pins: [{ slot: "Name", value: "Sam" }],
        });
      }
      expect((await env.PERSONA_CACHE.list()).keys.length).toBeGreaterThan(0);
    });
  }, 3_600_000);
});

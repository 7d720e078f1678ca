import { env } from "cloudflare:workers";
import postgres from "postgres";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { createTestProject, type TestProject } from "../support/tercet.ts";

const SECRET_USER = "customer-8821@shop.example";
const SECRET_CONVERSATION = "ticket-77-about-the-blue-kettle";
const SENTENCES = [
  "I prefer devices that work with my existing headset.",
  "My order of the blue kettle never arrived.",
  "Call me Bartholomew.",
];

describe("storage", () => {
  let sql: postgres.Sql;
  let project: TestProject;
  let tables: string[];

  beforeAll(async () => {
    sql = postgres(inject("databaseUrl"), { max: 1 });
    project = await createTestProject();
    await project.request("POST", "/v1/conversations", {
      user: SECRET_USER,
      id: SECRET_CONVERSATION,
      messages: SENTENCES.map((content) => ({ role: "user", content })),
    });
    await project.waitUntil(SECRET_CONVERSATION, "learned");
    const { conversation } = await project.chat({ user: SECRET_USER, message: SENTENCES[1] });
    await project.chat({ user: SECRET_USER, conversation, message: "Where is the blue kettle now?" });
    const rows = await sql`select tablename from pg_tables where schemaname = 'public'`;
    tables = rows.map((row) => String(row["tablename"])).filter((table) => table !== "tercet_migrations");
  });

  async function countVisible(table: string, projectId: string | undefined): Promise<number> {
    const [row] = await sql.begin(async (transaction) => {
      await transaction`set local role tercet_app`;
      if (projectId !== undefined)
        await transaction`select set_config('tercet.project_id', ${projectId}, true)`;
      return transaction`select count(*)::int as count from ${transaction(table)}`;
    });
    return Number(row?.["count"]);
  }

  /** Every row of the project; the login role by itself sees none. */
  function readAll(table: string): Promise<postgres.Row[]> {
    return sql.begin(async (transaction) => {
      await transaction`select set_config('role', 'tercet_app', true),
        set_config('tercet.project_id', ${project.id}, true)`;
      return [...(await transaction`select * from ${transaction(table)}`)];
    });
  }

  it("gives nothing to a query that forgets its project, or names another, in every table", async () => {
    const stranger = await createTestProject();
    expect(tables.length).toBeGreaterThanOrEqual(10);
    for (const table of tables) {
      expect({ table, rows: await countVisible(table, undefined) }).toEqual({ table, rows: 0 });
      if (table === "projects" || table === "api_keys") continue;
      expect({ table, rows: await countVisible(table, stranger.id) }).toEqual({ table, rows: 0 });
    }
    for (const table of ["users", "conversations", "signals", "profiles", "exchanges", "usage"]) {
      expect({ table, seen: (await countVisible(table, project.id)) > 0 }).toEqual({ table, seen: true });
    }
  });

  it("lets no statement write into another project", async () => {
    const stranger = await createTestProject();
    const intrusion = sql.begin(async (transaction) => {
      await transaction`set local role tercet_app`;
      await transaction`select set_config('tercet.project_id', ${stranger.id}, true)`;
      await transaction`insert into effects (project_id, event_id) values (${project.id}, gen_random_uuid())`;
    });
    await expect(intrusion).rejects.toThrow(/row-level security/u);
  });

  it("forces row-level security on every table", async () => {
    const open = await sql`
      select relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where nspname = 'public' and relkind = 'r' and relname <> 'tercet_migrations'
        and not (relrowsecurity and relforcerowsecurity)`;
    expect(open.map((row) => String(row["relname"]))).toEqual([]);
  });

  it("holds no sentence, word or id that went in, in Postgres or KV", async () => {
    const dumps: Uint8Array[] = [];
    for (const table of tables) {
      for (const row of await readAll(table)) {
        for (const value of Object.values(row)) {
          dumps.push(value instanceof Uint8Array ? value : new TextEncoder().encode(JSON.stringify(value)));
        }
      }
    }
    for (const { name } of (await env.PERSONA_CACHE.list()).keys) {
      const { value, metadata } = await env.PERSONA_CACHE.getWithMetadata(name, "arrayBuffer");
      dumps.push(
        new TextEncoder().encode(name + JSON.stringify(metadata)),
        new Uint8Array(value ?? new ArrayBuffer(0)),
      );
    }
    const stored = `${Buffer.concat(dumps).toString("latin1")}`;
    // The positive control: what stands in the clear is found, so a scan that reads nothing fails.
    expect(stored.includes(project.id)).toBe(true);
    expect(stored.includes("code:")).toBe(true);

    const secrets = [SECRET_USER, SECRET_CONVERSATION, ...SENTENCES, "headset", "kettle", "Bartholomew"];
    for (const secret of secrets) {
      for (const form of [secret, btoa(secret), Buffer.from(secret).toString("hex")]) {
        expect({ secret, found: stored.includes(form) }).toEqual({ secret, found: false });
      }
    }
  });

  it("keeps the code in KV with a time to live", async () => {
    const { keys } = await env.PERSONA_CACHE.list({ prefix: "code:" });
    expect(keys.length).toBeGreaterThan(0);
    const days = keys.map(({ expiration }) => ((expiration ?? 0) - Date.now() / 1000) / 86_400);
    for (const day of days) expect(day).toBeCloseTo(30, 0);
  });

  it("lets the transcript go once it is learned from", async () => {
    const learned = (await readAll("conversations"))
      .filter((row) => row["status"] === "learned")
      .map((row) => String(row["id"]));
    const kept = (await readAll("exchanges")).map((row) => String(row["conversation_id"]));
    expect(learned).toHaveLength(1);
    expect(kept.filter((conversation) => learned.includes(conversation))).toEqual([]);
  });
});

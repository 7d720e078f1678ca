import { PGlite } from "@electric-sql/pglite";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";

import { migrate } from "../../scripts/migrate.ts";
import { servePglite, type PgliteServer } from "../../scripts/start/pglite/server.ts";

let database: PGlite;
let server: PgliteServer;
beforeAll(async () => {
  database = await PGlite.create();
  server = await servePglite(database, 0);
}, 60_000);
afterAll(async () => {
  await server.close();
  await database.close();
});

const address = (): string => `postgresql://postgres:postgres@127.0.0.1:${server.port}/postgres`;
const connect = (): postgres.Sql => postgres(address(), { max: 1, onnotice: () => undefined });

async function inTransactions(owner: number): Promise<void> {
  const sql = connect();
  for (let round = 0; round < 10; round += 1) {
    await sql.begin(async (transaction) => {
      await transaction`select set_config('test.owner', ${String(owner)}, true)`;
      await transaction`insert into notes values (${owner})`;
      const [row] = await transaction`select current_setting('test.owner') as owner`;
      expect(row?.["owner"]).toBe(String(owner));
    });
  }
  await sql.end();
}

async function alone(owner: number): Promise<void> {
  const sql = connect();
  for (let round = 0; round < 20; round += 1) {
    const [row] = await sql`select ${owner}::int as owner`;
    expect(row?.["owner"]).toBe(owner);
  }
  await sql.end();
}

test("parameterised queries of some clients never meet the transactions of others", async () => {
  await database.exec("create table notes (owner int)");
  const owners = Array.from({ length: 12 }, (_, owner) => owner);
  await Promise.all(owners.map((owner) => (owner % 3 === 0 ? inTransactions(owner) : alone(owner))));
  const { rows } = await database.query("select count(*)::int as count from notes");
  expect(rows).toEqual([{ count: 40 }]);
}, 30_000);

test("a client that leaves in the middle takes its transaction and its statements with it", async () => {
  const [leaving, staying] = [connect(), connect()];
  const left = leaving.begin(async (transaction) => {
    await transaction`insert into notes values (${99})`;
    await leaving.end({ timeout: 0 });
  });
  await expect(left).rejects.toThrow();
  expect(await staying`select 1 from notes where owner = ${99}`).toHaveLength(0);
  await staying.end();
});

function log(): void {}

test("migrations are applied once, however often they are asked for", async () => {
  expect((await migrate(address(), { log })).length).toBeGreaterThan(0);
  expect(await migrate(address(), { log })).toEqual([]);
}, 30_000);

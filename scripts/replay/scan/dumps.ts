/** Everything that a development server has stored, as bytes. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { z } from "zod";

import { StartError } from "../../start/start-error.ts";

export interface Dump {
  /** The table, the file or the Redis key. */
  name: string;
  bytes: Buffer;
}

const TableRow = z.object({ schema: z.string(), name: z.string() });
const TextRow = z.object({ row: z.string() });
/** How the text of a row writes a bytea. */
const BYTEA = /\\x((?:[0-9a-f]{2})+)/gu;

/**
 * Every table, each row as text, and after the text the bytes that its bytea columns hold. Forced row-level
 * security hides all rows from an owner who is no superuser: it is lifted for the reading, and rolled back.
 */
export async function dumpPostgres(databaseUrl: string): Promise<Dump[]> {
  const sql = postgres(databaseUrl, { max: 1, prepare: false, onnotice: () => undefined });
  try {
    const tables = await sql`
      select schemaname as schema, tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2`;
    const dumps: Dump[] = [];
    for (const { schema, name } of tables.map((table) => TableRow.parse(table))) {
      const table = sql(`${schema}.${name}`);
      await sql`begin`;
      await sql`alter table ${table} no force row level security`;
      const rows = await sql`select dumped::text as row from ${table} dumped`;
      await sql`rollback`;
      dumps.push({ name, bytes: withDecodedBytea(rows.map((row) => TextRow.parse(row).row)) });
    }
    return dumps;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

export function withDecodedBytea(rows: readonly string[]): Buffer {
  const text = rows.join("\n");
  const decoded = [...text.matchAll(BYTEA)].map(([, digits = ""]) => Buffer.from(digits, "hex"));
  return Buffer.concat([Buffer.from(text), ...decoded]);
}

/** The simulated KV's files, keys and values and all, as they lie on the disk. */
export async function dumpKv(directory: string): Promise<Dump[]> {
  const state = join(directory, "state");
  const entries = await readdir(state, { recursive: true, withFileTypes: true }).catch(() => {
    throw new StartError(`There is no simulated KV in ${state}.`, [
      "Name the state of the running start with --directory.",
    ]);
  });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => path.slice(state.length).split(/[\\/]/u).includes("kv"));
  return Promise.all(
    files.map(async (path) => ({ name: path.slice(state.length + 1), bytes: await readFile(path) })),
  );
}

/**
 * All files share one database and one emulator of Claude. No file finds the projects of another, which a
 * nightly round, a key's rotation or a scan would go over too; no test finds the faults, replies or requests
 * of another.
 */
import postgres from "postgres";
import { beforeAll, beforeEach, inject } from "vitest";
import { resetClaude } from "./scripted-claude.ts";

beforeAll(async () => {
  const sql = postgres(inject("databaseUrl"), { max: 1, onnotice: () => {} });
  await sql`truncate projects cascade`;
  await sql.end();
});

beforeEach(resetClaude);

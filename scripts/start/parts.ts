import { join } from "node:path";

import { migrate } from "../migrate.ts";
import { startClaudeEmulator } from "./claude.ts";
import { checkDatabaseUrl, startPglite } from "./database.ts";
import { describeDatabase } from "./migration-errors.ts";
import type { Run } from "./run.ts";
import type { Settings } from "./settings.ts";
import { runStage } from "./stage.ts";

const BOOT_TIMEOUT_MS = 60_000;

/** The database, its schema up to date. */
export function startDatabase(
  run: Run,
  settings: Settings,
  directory: string,
  port: number,
): Promise<string> {
  const own = settings.databaseUrl;
  const options = {
    name: "database",
    timeoutMs: own === undefined ? BOOT_TIMEOUT_MS : 2 * BOOT_TIMEOUT_MS,
    advice: ["If it is your DATABASE_URL, check that it is awake and reachable; else start again."],
  };
  return runStage(options, async () => {
    const url =
      own === undefined ? await startPglite(run, join(directory, "pgdata"), port) : checkDatabaseUrl(own);
    const applied = await migrate((own && settings.unpooledDatabaseUrl) ?? url, { log: () => undefined });
    const schema = applied.length === 0 ? "schema up to date" : `migrated: ${applied.join(", ")}`;
    return { result: url, summary: `${describeDatabase(url)}, ${schema}` };
  });
}

/** The emulator of the Claude API. */
export function startEmulator(run: Run, directory: string, port: number): Promise<string> {
  const options = {
    name: "Claude API",
    timeoutMs: BOOT_TIMEOUT_MS,
    advice: [`Look into ${join(directory, "claude.log")}, then start again.`],
  };
  return runStage(options, async () => {
    const url = await startClaudeEmulator(run, port, join(directory, "claude.log"));
    return { result: url, summary: `emulator at ${url}` };
  });
}

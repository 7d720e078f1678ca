import { runner } from "node-pg-migrate";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { explainDatabaseError } from "./start/migration-errors.ts";
import { renderError, StartError } from "./start/start-error.ts";

const MIGRATIONS = join(import.meta.dirname, "../migrations");
const CONNECT_TIMEOUT_MS = 15_000;
const LOCK_TIMEOUT_MS = 60_000;

function silent(): void {}

export interface MigrateOptions {
  /** Takes the name of each migration once all of them are applied. */
  log: (name: string) => void;
}

/**
 * Applies the migrations that the database lacks, in order and in one transaction, under an advisory lock:
 * a second run waits for the first and then finds nothing to do.
 * @param connectionString of a direct connection: a pooler would lose the lock
 * @returns the names of the migrations applied
 * @throws StartError that says what to do
 */
export async function migrate(connectionString: string, { log }: MigrateOptions): Promise<string[]> {
  let current = "";
  const info = (line: string): void => {
    current = /^### MIGRATION (.+) \(UP\) ###$/.exec(line)?.[1] ?? current;
  };
  try {
    const applied = await runner({
      databaseUrl: {
        connectionString,
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
        lock_timeout: LOCK_TIMEOUT_MS,
      },
      dir: MIGRATIONS,
      ignorePattern: String.raw`(?!.*\.sql$).*`,
      migrationsTable: "tercet_migrations",
      direction: "up",
      singleTransaction: true,
      advisoryLockMode: "wait",
      logger: { info, debug: silent, warn: silent, error: silent },
    });
    for (const { name } of applied) log(name);
    return applied.map(({ name }) => name);
  } catch (error) {
    const explained = explainDatabaseError(error, connectionString);
    if (current === "") throw explained;
    throw new StartError(`Migration ${current}: ${explained.message}`, explained.advice);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { "database-url": { type: "string" } } });
  const { DATABASE_URL, DATABASE_URL_UNPOOLED } = process.env;
  const connectionString = values["database-url"] || DATABASE_URL_UNPOOLED || DATABASE_URL;
  if (!connectionString) {
    throw new StartError("Which database?", [
      "Set DATABASE_URL (or DATABASE_URL_UNPOOLED), or give --database-url postgresql://user:password@host/database",
    ]);
  }
  const applied = await migrate(connectionString, { log: (name) => console.log(`applied ${name}`) });
  if (applied.length === 0) console.log("nothing to do");
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    console.error(renderError(error));
    process.exitCode = 1;
  }
}

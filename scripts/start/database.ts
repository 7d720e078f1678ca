import { PGlite } from "@electric-sql/pglite";
import { relative } from "node:path";

import { servePglite } from "./pglite/server.ts";
import type { Run } from "./run.ts";
import { StartError } from "./start-error.ts";

/** Where the built-in Postgres is on a port. */
export function builtInDatabaseUrl(port: number): string {
  return `postgresql://postgres:postgres@127.0.0.1:${port}/postgres?sslmode=disable`;
}

/** Serves the built-in Postgres from a directory. @returns its address */
export async function startPglite(run: Run, dataDirectory: string, port: number): Promise<string> {
  const shown = relative(process.cwd(), dataDirectory);
  let database: PGlite;
  try {
    database = await PGlite.create(dataDirectory);
  } catch (error) {
    throw new StartError(`The database in ${shown} does not open: ${String(error)}`, [
      "Start again. If that does not help, begin with an empty database:",
      `rm -rf ${shown}`,
    ]);
  }
  run.onClose(() => database.close());
  const server = await servePglite(database, port);
  run.onClose(server.close);
  return builtInDatabaseUrl(server.port);
}

/** The simulated Hyperdrive wants every part of the address spelled out. */
export function checkDatabaseUrl(databaseUrl: string): string {
  const advice = ["It has to be like postgresql://user:password@host:5432/database"];
  if (!URL.canParse(databaseUrl)) throw new StartError("DATABASE_URL is not an address.", advice);
  const { protocol, username, password, pathname } = new URL(databaseUrl);
  if (protocol !== "postgresql:" && protocol !== "postgres:") {
    throw new StartError("DATABASE_URL is not the address of a Postgres.", advice);
  }
  if (username === "" || password === "" || pathname.length < 2) {
    throw new StartError("DATABASE_URL lacks its user, its password or its database.", advice);
  }
  return databaseUrl;
}

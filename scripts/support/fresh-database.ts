import { randomBytes } from "node:crypto";
import pg from "pg";

/** Makes a database of its own on a server. @returns its address, and what drops it */
export async function createFreshDatabase(
  serverUrl: string,
  prefix: string,
): Promise<{ url: string; stop(): Promise<void> }> {
  const name = `${prefix}_${randomBytes(6).toString("hex")}`;
  await run(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => dropDatabase(serverUrl, url.href) };
}

export function dropDatabase(serverUrl: string, url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  return run(serverUrl, `drop database ${pg.escapeIdentifier(name)} with (force)`);
}

async function run(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

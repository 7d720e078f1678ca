/**
 * What the Worker's tests stand on, started once: a Postgres (an embedded one, or the server that
 * TEST_DATABASE_URL names, on which a database of its own is made) and the Claude emulator.
 */
import { PGlite } from "@electric-sql/pglite";
import { randomBytes } from "node:crypto";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { createClaudeEmulator } from "../../scripts/claude-emulator/server.ts";
import { migrate } from "../../scripts/migrate.ts";
import { servePglite } from "../../scripts/start/pglite/server.ts";
import { startNeonEndpoint } from "./neon-endpoint.ts";
import { startScriptedEmbeddings } from "./scripted-embeddings.ts";
import { startScriptedUpstash } from "./scripted-upstash.ts";
import { startTcpProbe } from "./tcp-probe.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
    /** The same database by way of a proxy that counts: what the Worker under test uses. */
    probedDatabaseUrl: string;
    /** Answers with `{connections, bytes}` that went through the proxy so far. */
    databaseProbeUrl: string;
    /** The same database as Neon's driver reaches one: a `/sql` endpoint. */
    neonEndpointUrl: string;
    claudeUrl: string;
    /** A scripted Upstash: a path of a test's own is a database of its own. */
    upstashUrl: string;
    /** Scripted `/embeddings` endpoints: a path of a test's own is one of its own. */
    embeddingsUrl: string;
    /** How many times over crossings are attempted. */
    crossings: number;
    /** How many users are erased from. */
    crowd: number;
    secrets: { ADMIN_TOKEN: string; ROOT_KEY: string; LOOKUP_KEY: string };
  }
}

const KEY_BYTES = 32;

interface Part {
  url: string;
  stop(): Promise<void>;
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"];
  const [database, claude, upstash, embeddings] = await Promise.all([
    given ? createDatabaseOn(given) : startEmbeddedDatabase(),
    startClaude(),
    startScriptedUpstash(process.env["TEST_REDIS_URL"]),
    startScriptedEmbeddings(),
  ]);
  await migrate(database.url, { log: () => {} });
  const probe = await startTcpProbe(database.url);
  const neon = await startNeonEndpoint(database.url);
  project.provide("databaseUrl", database.url);
  project.provide("neonEndpointUrl", neon.url);
  project.provide("probedDatabaseUrl", probe.proxiedUrl);
  project.provide("databaseProbeUrl", probe.countsUrl);
  project.provide("claudeUrl", claude.url);
  project.provide("crowd", Number(process.env["CROWD"] ?? 50));
  project.provide("crossings", Number(process.env["CROSSINGS"] ?? 1));
  project.provide("upstashUrl", upstash.url);
  project.provide("embeddingsUrl", embeddings.url);
  project.provide("secrets", {
    ADMIN_TOKEN: randomBytes(KEY_BYTES).toString("base64url"),
    ROOT_KEY: `test:${randomBytes(KEY_BYTES).toString("base64")}`,
    LOOKUP_KEY: randomBytes(KEY_BYTES).toString("base64"),
  });
  return async () => {
    await Promise.all([probe.stop(), neon.stop()]);
    await Promise.all([database.stop(), claude.stop(), upstash.stop(), embeddings.stop()]);
  };
}

async function startEmbeddedDatabase(): Promise<Part> {
  const database = await PGlite.create();
  const server = await servePglite(database, 0);
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${server.port}/postgres`,
    async stop() {
      await server.close();
      await database.close();
    },
  };
}

async function createDatabaseOn(serverUrl: string): Promise<Part> {
  const name = `tercet_test_${randomBytes(6).toString("hex")}`;
  await run(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => run(serverUrl, `drop database ${name} with (force)`) };
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

async function startClaude(): Promise<Part> {
  const emulator = createClaudeEmulator();
  return { url: await emulator.listen(), stop: () => emulator.close() };
}

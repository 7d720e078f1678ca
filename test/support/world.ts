/**
 * What the Worker's tests stand on, started once: a Postgres (an embedded one, or the server that
 * TEST_DATABASE_URL names, on which a database of its own is made) and the Claude emulator.
 */
import { PGlite } from "@electric-sql/pglite";
import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { createClaudeEmulator } from "../../scripts/claude-emulator/server.ts";
import { migrate } from "../../scripts/migrate.ts";
import { servePglite } from "../../scripts/start/pglite/server.ts";
import { startFaultProxy, type FaultProxy } from "../../scripts/support/fault-proxy.ts";
import { createFreshDatabase } from "../../scripts/support/fresh-database.ts";
import { startNeonEndpoint } from "./neon-endpoint.ts";
import { startScriptedEmbeddings } from "./scripted-embeddings.ts";
import { startScriptedUpstash } from "./scripted-upstash.ts";

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
    /** Each of these once more by way of a fault proxy that is told how to fail. */
    faulty: Record<"postgres" | "claude" | "upstash" | "embeddings", { url: string; controlUrl: string }>;
    /** How much the proxy's longer tests play: all of it with TERCET_PROXY_TESTS=full. */
    proxyScale: { conversations: number; disconnects: number; shapes: number; users: number };
    /** How many times over crossings are attempted. */
    crossings: number;
    /** How many users are erased from. */
    crowd: number;
    secrets: { ADMIN_TOKEN: string; ROOT_KEY: string; LOOKUP_KEY: string };
  }
}

const KEY_BYTES = 32;
const FULL_SCALE = { conversations: 1000, disconnects: 1000, shapes: 200, users: 100 };
const USUAL_SCALE = { conversations: 40, disconnects: 40, shapes: 28, users: 20 };

interface Part {
  url: string;
  stop(): Promise<void>;
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"];
  const [database, claude, upstash, embeddings] = await Promise.all([
    given ? createFreshDatabase(given, "tercet_test") : startEmbeddedDatabase(),
    startClaude(),
    startScriptedUpstash(process.env["TEST_REDIS_URL"]),
    startScriptedEmbeddings(),
  ]);
  await migrate(database.url, { log: () => {} });
  const probe = await startFaultProxy(database.url);
  const neon = await startNeonEndpoint(database.url);
  const faulty = {
    postgres: await startFaultProxy(database.url),
    claude: await startFaultProxy(claude.url),
    upstash: await startFaultProxy(upstash.url),
    embeddings: await startFaultProxy(embeddings.url),
  };
  const addressOf = ({ proxiedUrl: url, controlUrl }: FaultProxy) => ({ url, controlUrl });
  project.provide("faulty", {
    postgres: addressOf(faulty.postgres),
    claude: addressOf(faulty.claude),
    upstash: addressOf(faulty.upstash),
    embeddings: addressOf(faulty.embeddings),
  });
  project.provide("databaseUrl", database.url);
  project.provide("neonEndpointUrl", neon.url);
  project.provide("probedDatabaseUrl", probe.proxiedUrl);
  project.provide("databaseProbeUrl", probe.controlUrl);
  project.provide("claudeUrl", claude.url);
  project.provide("crowd", Number(process.env["CROWD"] ?? 50));
  project.provide("crossings", Number(process.env["CROSSINGS"] ?? 1));
  project.provide("upstashUrl", upstash.url);
  project.provide("embeddingsUrl", embeddings.url);
  project.provide("proxyScale", process.env["TERCET_PROXY_TESTS"] === "full" ? FULL_SCALE : USUAL_SCALE);
  project.provide("secrets", {
    ADMIN_TOKEN: randomBytes(KEY_BYTES).toString("base64url"),
    ROOT_KEY: `test:${randomBytes(KEY_BYTES).toString("base64")}`,
    LOOKUP_KEY: randomBytes(KEY_BYTES).toString("base64"),
  });
  return async () => {
    const proxies = [probe, ...Object.values(faulty)];
    await Promise.all([neon.stop(), ...proxies.map((proxy) => proxy.stop())]);
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

async function startClaude(): Promise<Part> {
  const emulator = createClaudeEmulator();
  return { url: await emulator.listen(), stop: () => emulator.close() };
}

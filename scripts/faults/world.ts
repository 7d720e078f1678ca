/** What a run stands on: every store of its own, each behind a fault proxy, and the Worker. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startScriptedEmbeddings } from "../../test/support/scripted-embeddings.ts";
import { migrate } from "../migrate.ts";
import { startClaudeEmulator } from "../start/claude.ts";
import { startPglite } from "../start/database.ts";
import { renderDevVars } from "../start/dev-vars.ts";
import { writePrivateFile } from "../start/files.ts";
import { openLogFile } from "../start/log-file.ts";
import { claimPort } from "../start/ports.ts";
import type { Run } from "../start/run.ts";
import { loadSecrets } from "../start/secrets.ts";
import { startFaultProxy, type FaultProxy } from "../support/fault-proxy.ts";
import type { FaultMode } from "../support/fault-modes.ts";
import { createFreshDatabase } from "../support/fresh-database.ts";
import { startUpstashShim } from "../upstash-shim/server.ts";
import { createApi, openProject, type Api } from "./api.ts";
import { openRecords, type Records } from "./records.ts";
import { createWorkerProcess, writeWranglerConfig, type WorkerProcess } from "./worker-process.ts";

export type Store = "postgres" | "kv" | "upstash" | "claude" | "embeddings";

export interface World {
  worker: WorkerProcess;
  /** The project's rows, past the proxy. */
  records: Records;
  api: Api;
  /** Those that can be made to fail: `upstash` is not without a Redis. */
  stores: readonly Store[];
  fail(store: Store, mode: FaultMode): Promise<void>;
}

const REMOVE = { recursive: true, force: true, maxRetries: 10, retryDelay: 200 };
const UPSTASH_TOKEN = "faults";

export async function startWorld(run: Run, variables: Record<string, string> = {}): Promise<World> {
  const directory = await mkdtemp(join(tmpdir(), "tercet-faults-"));
  run.onClose(() => rm(directory, REMOVE));
  const databaseUrl = await startDatabase(run, directory);
  await migrate(databaseUrl, { log: () => {} });
  const claudeUrl = await startClaudeEmulator(run, await claimPort(8790), join(directory, "claude.log"));
  const embeddings = await startScriptedEmbeddings();
  run.onClose(() => embeddings.stop());
  const upstashUrl = await startUpstash(run);

  const proxies = new Map<Store, FaultProxy>();
  const behindProxy = async (store: Store, url: string): Promise<string> => {
    const proxy = await startFaultProxy(url);
    run.onClose(() => proxy.stop());
    proxies.set(store, proxy);
    return proxy.proxiedUrl;
  };
  const secrets = await loadSecrets(directory);
  const envFile = join(directory, "dev.vars");
  await writePrivateFile(
    envFile,
    renderDevVars({
      ...secrets,
      ANTHROPIC_BASE_URL: await behindProxy("claude", claudeUrl),
      EMBEDDER: "openai",
      EMBEDDINGS_BASE_URL: await behindProxy("embeddings", `${embeddings.url}/faults`),
      EMBEDDINGS_MODEL: "faults",
      EMBEDDINGS_DIMENSIONS: "384",
      EMBEDDINGS_NEAR_SIMILARITY: "0.35",
      ...(upstashUrl !== undefined && {
        UPSTASH_REDIS_REST_URL: await behindProxy("upstash", upstashUrl),
        UPSTASH_REDIS_REST_TOKEN: UPSTASH_TOKEN,
      }),
      ...variables,
    }),
  );
  const worker = createWorkerProcess({
    configPath: await writeWranglerConfig(directory),
    port: await claimPort(8787),
    inspectorPort: await claimPort(9229),
    databaseUrl: await behindProxy("postgres", databaseUrl),
    envFiles: [envFile],
    statePath: join(directory, "state"),
    log: openLogFile(join(directory, "wrangler.log")),
  });
  await worker.start();
  run.onClose(() => worker.kill());
  const project = await openProject(worker.url, secrets.ADMIN_TOKEN);
  const records = await openRecords(databaseUrl, project.id);
  run.onClose(() => records.close());
  return {
    worker,
    records,
    api: createApi(worker.url, project.key),
    stores: [
      "postgres",
      "kv",
      ...(upstashUrl === undefined ? [] : ["upstash" as const]),
      "claude",
      "embeddings",
    ],
    async fail(store, mode) {
      const proxy = proxies.get(store);
      if (proxy) return proxy.set(mode);
      const told = await fetch(`${worker.url}/__faults/kv`, { method: "POST", body: mode });
      if (!told.ok) throw new Error(`KV was not told: ${told.status}`);
    },
  };
}

async function startDatabase(run: Run, directory: string): Promise<string> {
  const server = process.env["TEST_DATABASE_URL"] || process.env["DATABASE_URL"];
  if (!server) {
    console.log("  No TEST_DATABASE_URL: on the embedded Postgres, which serves one statement at a time.");
    return startPglite(run, join(directory, "pgdata"), await claimPort(54_320));
  }
  const database = await createFreshDatabase(server, "tercet_faults");
  run.onClose(() => database.stop());
  return database.url;
}

async function startUpstash(run: Run): Promise<string | undefined> {
  const redisUrl = process.env["TEST_REDIS_URL"] || process.env["REDIS_URL"];
  if (!redisUrl) {
    console.log("  No TEST_REDIS_URL: without a mirror, and its rows are left out.");
    return undefined;
  }
  const shim = await startUpstashShim({ redisUrl, token: UPSTASH_TOKEN });
  run.onClose(() => shim.close());
  return shim.url;
}

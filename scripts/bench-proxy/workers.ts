/** The Worker and a bare pass-through Worker, in one workerd. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { convertV4MiniflareOptions, Miniflare } from "miniflare";

import { migrate } from "../migrate.ts";
import { startChild } from "../start/child.ts";
import { startChildServer } from "../start/child-server.ts";
import { openLogFile } from "../start/log-file.ts";
import type { Run } from "../start/run.ts";

const PGLITE = join(import.meta.dirname, "../start/pglite/main.ts");
const KEY_BYTES = 32;
const BARE_HOST = "bare.test";

/** What a proxy is at the very least. */
const BARE = `export default {
  async fetch(request, env) {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    headers.delete("host");
    headers.set("accept-encoding", "identity");
    const body = request.method === "GET" ? null : request.body;
    return fetch(new URL(pathname.slice("/anthropic".length) + search, env.ANTHROPIC_BASE_URL), {
      method: request.method, headers, body, redirect: "manual",
    });
  },
};`;

export interface BenchedWorkers {
  port: number;
  hosts: { tercet: string; bare: string };
  adminToken: string;
}

export async function startWorkers(run: Run, claudeUrl: string): Promise<BenchedWorkers> {
  const directory = await mkdtemp(join(tmpdir(), "tercet-bench-"));
  run.onClose(() => rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
  const databaseUrl = process.env["DATABASE_URL"] ?? (await startDatabase(run, directory));
  await migrate(databaseUrl, { log: () => {} });
  await bundle(directory);
  const adminToken = randomBytes(KEY_BYTES).toString("base64url");
  const shared = { compatibilityDate: "2026-10-01", modules: true } as const;
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      port: 0,
      workers: [
        {
          ...shared,
          name: "tercet",
          modulesRoot: directory,
          scriptPath: join(directory, "index.js"),
          bindings: {
            ENVIRONMENT: "development",
            ANTHROPIC_BASE_URL: claudeUrl,
            ADMIN_TOKEN: adminToken,
            ROOT_KEY: `bench:${randomBytes(KEY_BYTES).toString("base64")}`,
            LOOKUP_KEY: randomBytes(KEY_BYTES).toString("base64"),
            EMBEDDER: "lexical",
          },
          kvNamespaces: ["PERSONA_CACHE"],
          hyperdrives: { HYPERDRIVE: databaseUrl },
          queueProducers: {
            LEARN_QUEUE: "tercet-learn",
            IDLE_QUEUE: "tercet-idle",
            EMBED_QUEUE: "tercet-embed",
            TURN_QUEUE: "tercet-turns",
          },
          queueConsumers: { "tercet-learn": { maxBatchTimeout: 0 } },
          workflows: { REFIT: { name: "tercet-refit", className: "RefitWorkflow" } },
        },
        {
          ...shared,
          name: "bare",
          script: BARE,
          bindings: { ANTHROPIC_BASE_URL: claudeUrl },
          routes: [`${BARE_HOST}/*`],
        },
      ],
    }),
  );
  run.onClose(() => miniflare.dispose());
  const { port } = await miniflare.ready;
  return { port: Number(port), hosts: { tercet: `127.0.0.1:${port}`, bare: BARE_HOST }, adminToken };
}

/** Apart from this process, so that what measures does not share its event loop with the database. */
function startDatabase(run: Run, directory: string): Promise<string> {
  return startChildServer(run, {
    name: "The embedded database",
    args: [PGLITE, join(directory, "pgdata")],
    logPath: join(directory, "database.log"),
  });
}

/** As it is deployed, by wrangler. */
async function bundle(directory: string): Promise<void> {
  const wrangler = join(
    dirname(createRequire(import.meta.url).resolve("wrangler/package.json")),
    "bin/wrangler.js",
  );
  const child = startChild({
    args: [wrangler, "deploy", "--dry-run", "--outdir", directory],
    env: { WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" },
    log: openLogFile(join(directory, "bundle.log")),
  });
  await child.exited;
}

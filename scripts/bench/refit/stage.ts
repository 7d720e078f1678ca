/** A Worker of its own with a database of its own, for one benchmark. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import postgres from "postgres";
import { z } from "zod";

import { fromBase64 } from "../../../src/adapters/vault/bytes.ts";
import { createVault, parseRootKey } from "../../../src/adapters/vault/vault.ts";
import { createClient, type Client } from "../../demo/client.ts";
import { migrate } from "../../migrate.ts";
import { renderDevVars } from "../../start/dev-vars.ts";
import { writePrivateFile } from "../../start/files.ts";
import { openLogFile } from "../../start/log-file.ts";
import { awaitWorker } from "../../start/parts.ts";
import { claimPort } from "../../start/ports.ts";
import type { Run } from "../../start/run.ts";
import { loadSecrets } from "../../start/secrets.ts";
import { startWorker } from "../../start/worker.ts";
import { loadLexicalSeed } from "../../support/lexical-seed.ts";
import type { SeedTarget } from "./seed-users.ts";

const Created = z.object({ project: z.object({ id: z.string() }), keys: z.object({ live: z.string() }) });

export interface Stage {
  /** With a key of the project. */
  client: Client;
  target: SeedTarget;
  logPath: string;
  inspectorPort: number;
}

/** @param serverUrl a Postgres on which the benchmark may create a database */
export async function setStage(run: Run, serverUrl: string): Promise<Stage> {
  const directory = await mkdtemp(join(tmpdir(), "tercet-bench-"));
  run.onClose(() => rm(directory, { recursive: true, force: true }));
  const databaseUrl = await createDatabase(run, serverUrl);
  await migrate(databaseUrl, { log: () => {} });

  const secrets = await loadSecrets(directory);
  const envFile = join(directory, "dev.vars");
  await writePrivateFile(envFile, renderDevVars({ ...secrets, ENVIRONMENT: "development" }));
  // Without a bound garbage piles up, as it cannot on the platform, where 128 MB are all there is.
  process.env["MINIFLARE_WORKERD_V8_FLAGS"] ??= "--max-heap-size=96";
  const log = openLogFile(join(directory, "wrangler.log"));
  const url = startWorker(run, {
    configPath: resolve("wrangler.toml"),
    port: await claimPort(8887),
    inspectorPort: await claimPort(9329),
    databaseUrl,
    envFiles: [envFile],
    statePath: join(directory, "state"),
    log,
  });
  await awaitWorker(url, log);

  const admin = createClient({ url, key: secrets.ADMIN_TOKEN });
  const created = await admin.ask(Created, "POST", "/admin/projects", { name: "Benchmark" });
  const { codebook, embedder } = await loadLexicalSeed();
  const sql = postgres(databaseUrl, { max: 4, onnotice: () => {} });
  run.onClose(() => sql.end());
  return {
    client: createClient({ url, key: created.keys.live }),
    logPath: join(directory, "wrangler.log"),
    inspectorPort: await claimPort(9329),
    target: {
      sql,
      vault: createVault({ root: parseRootKey(secrets.ROOT_KEY), lookup: fromBase64(secrets.LOOKUP_KEY) }),
      projectId: created.project.id,
      codebook,
      sameAttributeSimilarity: embedder.sameAttributeSimilarity,
      nearSimilarity: embedder.nearSimilarity,
    },
  };
}

async function createDatabase(run: Run, serverUrl: string): Promise<string> {
  const name = `tercet_bench_${randomBytes(6).toString("hex")}`;
  const statement = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    try {
      await client.query(text);
    } finally {
      await client.end();
    }
  };
  await statement(`create database ${name}`);
  run.onClose(() => statement(`drop database ${name} with (force)`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

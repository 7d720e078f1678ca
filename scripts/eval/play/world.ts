/**
 * What a run stands on: the Worker by `wrangler dev`, a database, and Claude's emulator in this process, so
 * that it answers by the script and shows what reached it. All of it lives in the run's own directory, so that
 * a run which was broken off goes on.
 */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createClaudeEmulator, type ClaudeEmulator } from "../../claude-emulator/server.ts";
import { migrate } from "../../migrate.ts";
import { readCrons, startCron } from "../../start/cron.ts";
import { startPglite } from "../../start/database.ts";
import { renderDevVars } from "../../start/dev-vars.ts";
import { readJsonObject, writePrivateFile } from "../../start/files.ts";
import { openLogFile } from "../../start/log-file.ts";
import { claimPort } from "../../start/ports.ts";
import { openProject } from "../../start/project.ts";
import type { Run } from "../../start/run.ts";
import { loadSecrets } from "../../start/secrets.ts";
import { startWorker, waitForWorker } from "../../start/worker.ts";
import { createFreshDatabase, dropDatabase } from "../../support/fresh-database.ts";
import type { LiveClaude } from "../live.ts";
import { startRecorder } from "./recorder.ts";
import type { Script } from "./script.ts";

const BOOT_TIMEOUT_MS = 90_000;

export interface World {
  url: string;
  projectKey: string;
  /** Gives back what outlives the process: nothing is left to go on from. */
  discard: () => Promise<void>;
}

export interface WorldOptions {
  directory: string;
  script: Script;
  /** The real Claude instead of the emulator. */
  live: LiveClaude | undefined;
}

export async function startWorld(run: Run, { directory, script, live }: WorldOptions): Promise<World> {
  await mkdir(directory, { recursive: true });
  const database = await startDatabase(run, directory);
  await migrate(database.url, { log: () => undefined });
  const claudeUrl = live
    ? await startRecorder(run, live.baseUrl, { onRequest: (body) => script.see(body) })
    : await startEmulator(run, createClaudeEmulator({ respond: script.respond }));

  const secrets = await loadSecrets(directory);
  const envFile = join(directory, "dev.vars");
  await writePrivateFile(
    envFile,
    renderDevVars({
      ...secrets,
      ENVIRONMENT: "development",
      EMBEDDER: "lexical",
      ANTHROPIC_BASE_URL: claudeUrl,
      ...(live && { ANTHROPIC_API_KEY: live.apiKey, EXTRACTION_DAILY_BUDGET_USD: "1000" }),
    }),
  );
  const configPath = resolve("wrangler.toml");
  const log = openLogFile(join(directory, "wrangler.log"));
  const url = startWorker(run, {
    configPath,
    port: await claimPort(8787),
    inspectorPort: await claimPort(9229),
    databaseUrl: database.url,
    envFiles: [envFile],
    statePath: join(directory, "state"),
    log,
  });
  await waitForWorker(url, AbortSignal.timeout(BOOT_TIMEOUT_MS), () => undefined);
  // What a run that was broken off had in the simulated queue is sent again.
  startCron(run, await readCrons(configPath), url, log);
  return {
    url,
    projectKey: await openProject(directory, url, secrets.ADMIN_TOKEN),
    discard: database.discard,
  };
}

async function startEmulator(run: Run, emulator: ClaudeEmulator): Promise<string> {
  run.onClose(() => emulator.close());
  return emulator.listen(await claimPort(8790));
}

/** The embedded one, or on TEST_DATABASE_URL a database of its own, which is kept until the run is done. */
async function startDatabase(
  run: Run,
  directory: string,
): Promise<{ url: string; discard: () => Promise<void> }> {
  const server = process.env["TEST_DATABASE_URL"];
  if (!server) {
    const url = await startPglite(run, join(directory, "pgdata"), await claimPort(54_320));
    return { url, discard: async () => undefined };
  }
  const path = join(directory, "database.json");
  const { url: kept } = await readJsonObject(path);
  const url = typeof kept === "string" ? kept : (await createFreshDatabase(server, "tercet_eval")).url;
  await writePrivateFile(path, `${JSON.stringify({ url })}\n`);
  return { url, discard: () => dropDatabase(server, url) };
}

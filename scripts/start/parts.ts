import { join } from "node:path";

import { migrate } from "../migrate.ts";
import { startClaudeEmulator } from "./claude.ts";
import { checkDatabaseUrl, startPglite } from "./database.ts";
import type { LogFile } from "./log-file.ts";
import { describeDatabase } from "./migration-errors.ts";
import { startUpstash, type Mirror } from "./mirror.ts";
import { openProject } from "./project.ts";
import type { Run } from "./run.ts";
import type { Settings } from "./settings.ts";
import { runStage } from "./stage.ts";
import { waitForWorker } from "./worker.ts";

const BOOT_TIMEOUT_MS = 60_000;
const MIRROR_TIMEOUT_MS = 10_000;
const PROJECT_TIMEOUT_MS = 30_000;

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

/** Redis by way of the shim, where the developer named one. */
export async function startMirror(run: Run, settings: Settings, mirror: Mirror | undefined): Promise<void> {
  const { redisUrl } = settings;
  if (redisUrl === undefined || mirror === undefined) return;
  const options = {
    name: "mirror",
    timeoutMs: MIRROR_TIMEOUT_MS,
    advice: ["Check that the Redis of your REDIS_URL is awake and reachable, or leave it out."],
  };
  await runStage(options, async () => {
    await startUpstash(run, redisUrl, mirror);
    return { result: undefined, summary: `your Redis, as Upstash at ${mirror.url}` };
  });
}

/** Waits for a Worker that was started before. */
export function awaitWorker(url: string, log: LogFile): Promise<void> {
  let lastAnswer = "no answer";
  const options = {
    name: "Worker",
    timeoutMs: BOOT_TIMEOUT_MS,
    advice: [`Correct what the log says, then start again. The whole log: ${log.path}`],
    logLines: () => [
      ...log.tail().filter((line) => !line.includes("/healthz")),
      `GET ${url}/healthz?stores=no: ${lastAnswer}`,
    ],
  };
  return runStage(options, async (signal) => {
    await waitForWorker(url, signal, (answer) => {
      lastAnswer = answer;
    });
    return { result: undefined, summary: url };
  });
}

/** @returns the key of the development project */
export function openDevelopmentProject(
  directory: string,
  workerUrl: string,
  adminToken: string,
  log: LogFile,
): Promise<string> {
  const options = {
    name: "project",
    timeoutMs: PROJECT_TIMEOUT_MS,
    advice: [`Look into ${log.path}, then start again.`],
    logLines: log.tail,
  };
  return runStage(options, async () => {
    const projectKey = await openProject(directory, workerUrl, adminToken);
    return { result: projectKey, summary: "development" };
  });
}

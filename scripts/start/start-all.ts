import { join } from "node:path";

import { announce } from "./announce.ts";
import { readCrons, startCron } from "./cron.ts";
import { builtInDatabaseUrl } from "./database.ts";
import { removeDevState, writeDevState } from "./dev-state.ts";
import { renderDevVars } from "./dev-vars.ts";
import { writePrivateFile } from "./files.ts";
import { openLogFile } from "./log-file.ts";
import { mirrorVariables, planMirror } from "./mirror.ts";
import type { StartOptions } from "./options.ts";
import { awaitWorker, openDevelopmentProject, startDatabase, startEmulator, startMirror } from "./parts.ts";
import { claimPort } from "./ports.ts";
import type { Run } from "./run.ts";
import { loadSecrets } from "./secrets.ts";
import type { Settings } from "./settings.ts";
import { startWorker } from "./worker.ts";

/** Starts every part at once, then opens a project and says how to use it. */
export async function startAll(run: Run, options: StartOptions, settings: Settings): Promise<void> {
  const { directory, configPath } = options;
  const secrets = await loadSecrets(directory);
  const crons = await readCrons(configPath);
  const log = openLogFile(join(directory, "wrangler.log"));

  const workerPort = await claimPort(options.workerPort);
  const databasePort = await claimPort(54_320);
  const claudePort = await claimPort(8790);
  const mirror = await planMirror(settings, secrets);
  const inspectorPort = await claimPort(9229);
  const claudeUrl = settings.claude?.baseUrl ?? `http://127.0.0.1:${claudePort}`;

  const envFile = join(directory, "dev.vars");
  await writePrivateFile(
    envFile,
    renderDevVars({
      ...secrets,
      ENVIRONMENT: "development",
      ANTHROPIC_BASE_URL: claudeUrl,
      ...mirrorVariables(mirror),
      ...(settings.claude && { ANTHROPIC_API_KEY: settings.claude.apiKey }),
    }),
  );
  const workerUrl = startWorker(run, {
    configPath,
    port: workerPort,
    inspectorPort,
    databaseUrl: settings.databaseUrl ?? builtInDatabaseUrl(databasePort),
    envFiles: [...(settings.devVarsPath === undefined ? [] : [settings.devVarsPath]), envFile],
    statePath: join(directory, "state"),
    log,
  });

  const [databaseUrl] = await Promise.all([
    startDatabase(run, settings, directory, databasePort),
    settings.claude === undefined ? startEmulator(run, directory, claudePort) : undefined,
    startMirror(run, settings, mirror),
    awaitWorker(workerUrl, log),
  ]);
  const projectKey = await openDevelopmentProject(directory, workerUrl, secrets.ADMIN_TOKEN, log);

  run.onClose(() => removeDevState(directory));
  await writeDevState(directory, {
    url: workerUrl,
    projectKey,
    adminToken: secrets.ADMIN_TOKEN,
    databaseUrl,
    claudeUrl,
    redisUrl: settings.redisUrl,
    pid: process.pid,
  });
  startCron(run, crons, workerUrl, log);
  announce({ workerUrl, projectKey, claudeUrl, real: settings.claude !== undefined, directory });
}

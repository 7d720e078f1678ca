import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";

import { startChild, type Child } from "./child.ts";
import type { LogFile } from "./log-file.ts";
import type { Run } from "./run.ts";
import { StartError } from "./start-error.ts";
import { createWranglerNotices } from "./wrangler-notices.ts";

const POLL_MS = 150;
const RUNTIME_CRASHED = "The Workers runtime crashed unexpectedly";

export interface WorkerOptions {
  configPath: string;
  port: number;
  inspectorPort: number;
  databaseUrl: string;
  /** Variables and secrets for the Worker; a later file wins. */
  envFiles: readonly string[];
  /** Where the simulated KV, queues and Workflows live. */
  statePath: string;
  log: LogFile;
}

/** Starts `wrangler dev`, which reloads when a file is saved. @returns the Worker's address */
export function startWorker(run: Run, options: WorkerOptions): string {
  const notices = createWranglerNotices(console.log);
  const fail = (what: string): void =>
    run.fail(new StartError(what, [`Its log: ${options.log.path}`], options.log.tail()));
  const child = spawnWorker(options, (line) => {
    notices(stripVTControlCharacters(line));
    // wrangler starts a new one, which does not answer.
    if (line.includes(RUNTIME_CRASHED)) fail("The Workers runtime crashed.");
  });
  run.onClose(child.stop);
  void child.exited.then(() => fail("The Worker's server stopped."));
  return `http://127.0.0.1:${options.port}`;
}

/** The process of `wrangler dev`, for whoever sees to its life. */
export function spawnWorker(options: WorkerOptions, onLine: (line: string) => void): Child {
  const wrangler = join(
    dirname(createRequire(import.meta.url).resolve("wrangler/package.json")),
    "bin/wrangler.js",
  );
  return startChild({
    args: [wrangler, "dev", ...wranglerFlags(options)],
    env: {
      CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE: options.databaseUrl,
      WRANGLER_SEND_METRICS: "false",
      WRANGLER_HIDE_BANNER: "true",
      NO_COLOR: "1",
    },
    log: options.log,
    onLine,
  });
}

function wranglerFlags(options: WorkerOptions): string[] {
  const flags = [
    ["--config", options.configPath],
    ["--ip", "127.0.0.1"],
    ["--port", String(options.port)],
    ["--inspector-port", String(options.inspectorPort)],
    ["--persist-to", options.statePath],
    ...options.envFiles.map((path) => ["--env-file", path]),
    ["--show-interactive-dev-session=false"],
  ];
  return flags.flat();
}

/**
 * Waits until the Worker answers, and passes on what else it says. Its stores are not asked: the database is not
 * warm yet, and "degraded" would be remembered for the developer's first look.
 */
export async function waitForWorker(
  url: string,
  signal: AbortSignal,
  onAnswer: (answer: string) => void,
): Promise<void> {
  while (!signal.aborted) {
    const response = await fetch(`${url}/healthz?stores=no`, { signal }).catch(() => undefined);
    if (response?.ok) return;
    if (response !== undefined) onAnswer(`${response.status} ${await response.text().catch(() => "")}`);
    await sleep(POLL_MS);
  }
}

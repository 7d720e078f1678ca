/** The Worker under test as processes that can be killed and started again on the same state. */
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse, stringify } from "smol-toml";
import type { Child } from "../start/child.ts";
import { StartError } from "../start/start-error.ts";
import { spawnWorker, waitForWorker, type WorkerOptions } from "../start/worker.ts";

const BOOT_TIMEOUT_MS = 90_000;
const RELEASE_MS = 300;
const WRAPPER = join(import.meta.dirname, "worker.ts");

export interface WorkerProcess {
  url: string;
  start(): Promise<void>;
  /** By kill -9 of workerd, wrangler and all they started. */
  kill(): Promise<void>;
}

export function createWorkerProcess(options: WorkerOptions): WorkerProcess {
  const url = `http://127.0.0.1:${options.port}`;
  let child: Child | undefined;
  return {
    url,
    async start() {
      child = spawnWorker(options, () => {});
      const gone = child.exited.then(() => {
        throw new StartError("The Worker's server stopped.", [options.log.path], options.log.tail());
      });
      const ready = waitForWorker(url, AbortSignal.timeout(BOOT_TIMEOUT_MS), () => {});
      gone.catch(() => undefined);
      await Promise.race([ready, gone]);
    },
    async kill() {
      await child?.kill();
      await sleep(RELEASE_MS);
    },
  };
}

/** The project's own configuration with the unreliable wrapper as its entry. @returns its path */
export async function writeWranglerConfig(directory: string): Promise<string> {
  const own = parse(await readFile(resolve("wrangler.toml"), "utf8"));
  const { env: _, ...development } = own;
  const path = join(directory, "wrangler.toml");
  await writeFile(path, stringify({ ...development, main: WRAPPER }));
  return path;
}

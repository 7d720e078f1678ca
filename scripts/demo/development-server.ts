import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { startChild } from "../start/child.ts";
import { readDevState, type DevState } from "../start/dev-state.ts";
import { openLogFile } from "../start/log-file.ts";
import type { Run } from "../start/run.ts";
import { StartError } from "../start/start-error.ts";
import { beginStep } from "./step.ts";

const START = join(import.meta.dirname, "../start.ts");
const POLL_MS = 100;
const READY_TIMEOUT_MS = 120_000;
/** What is still stopping may still write into the directory. */
const REMOVE = { recursive: true, force: true, maxRetries: 10, retryDelay: 200 };

export interface DevelopmentServer extends DevState {
  /** Where its state lives. */
  directory: string;
  /** Whether it was started for this run, and ends with it. */
  own: boolean;
}

/** The server that runs in a directory, else one of this run's own, on an empty database. */
export async function findOrStartServer(run: Run, directory: string): Promise<DevelopmentServer> {
  const running = await readDevState(directory);
  return running ? { ...running, directory, own: false } : startServer(run);
}

async function startServer(run: Run): Promise<DevelopmentServer> {
  const step = beginStep("Starting a development server of its own");
  run.onClose(step.abandon);
  const directory = await mkdtemp(join(tmpdir(), "tercet-"));
  run.onClose(() => rm(directory, REMOVE));
  const log = openLogFile(join(directory, "start.log"));
  const child = startChild({ args: [START, "--directory", directory], log });
  run.onClose(child.stop);

  const failure = (what: string): StartError =>
    new StartError(what, ["`npm start` shows more of why."], log.tail());
  const died = child.exited.then(() => {
    const error = failure("The development server stopped.");
    run.fail(error);
    throw error;
  });
  const state = await Promise.race([waitForState(directory), died]);
  if (state === undefined) {
    throw failure(`The development server was not ready after ${READY_TIMEOUT_MS / 1000} s.`);
  }
  step.done();
  return { ...state, directory, own: true };
}

async function waitForState(directory: string): Promise<DevState | undefined> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const state = await readDevState(directory);
    if (state) return state;
    await sleep(POLL_MS);
  }
  return undefined;
}

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";

import type { LogFile } from "./log-file.ts";

const GUARD = join(import.meta.dirname, "guard.ts");
const LAST_RESORT_MS = 5000;

export interface Child {
  /** Resolves when the process is gone, asked to or not. */
  exited: Promise<void>;
  /** Ends it and everything it started. */
  stop: () => Promise<void>;
  /** The same by kill -9, without a moment for any of them. */
  kill: () => Promise<void>;
}

export interface ChildOptions {
  /** A script for this Node, and its arguments. */
  args: readonly string[];
  env?: Record<string, string>;
  log: LogFile;
  onLine?: (line: string) => void;
}

/** Starts a Node script under a guard that outlives neither it nor us. */
export function startChild({ args, env = {}, log, onLine }: ChildOptions): Child {
  const child = spawn(process.execPath, [GUARD, process.execPath, ...args], {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on("line", (line) => {
      log.write(line);
      onLine?.(line);
    });
  }
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", (error) => {
      log.write(error.message);
      resolve();
    });
  });

  return {
    exited,
    async stop() {
      if (child.connected) child.disconnect();
      const lastResort = setTimeout(() => killGroup(child.pid), LAST_RESORT_MS);
      await exited;
      clearTimeout(lastResort);
    },
    async kill() {
      killGroup(child.pid);
      await exited;
    },
  };
}

function killGroup(leader: number | undefined): void {
  try {
    if (leader !== undefined) process.kill(-leader, "SIGKILL");
  } catch {
    // Gone already.
  }
}

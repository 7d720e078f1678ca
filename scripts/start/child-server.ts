import { startChild } from "./child.ts";
import { openLogFile } from "./log-file.ts";
import type { Run } from "./run.ts";
import { StartError } from "./start-error.ts";

const URL_IN_LINE = /[a-z]+:\/\/[^\s"']+/u;

export interface ChildServer {
  /** As an error names it. */
  name: string;
  /** A script for this Node that prints its address once it listens, and its arguments. */
  args: readonly string[];
  logPath: string;
}

/** Starts a server in a process of its own; without it the run fails. @returns its address, once it says it */
export async function startChildServer(run: Run, { name, args, logPath }: ChildServer): Promise<string> {
  const log = openLogFile(logPath);
  const ready = Promise.withResolvers<string>();
  const child = startChild({
    args,
    log,
    onLine(line) {
      const url = URL_IN_LINE.exec(line)?.[0];
      if (url !== undefined) ready.resolve(url.replace(/\/$/, ""));
    },
  });
  run.onClose(child.stop);
  const stopped = child.exited.then(() => {
    const error = new StartError(`${name} stopped.`, [`Its log: ${log.path}`], log.tail());
    run.fail(error);
    throw error;
  });
  return Promise.race([ready.promise, stopped]);
}

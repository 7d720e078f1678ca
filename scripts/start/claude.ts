import { join } from "node:path";

import { startChild } from "./child.ts";
import { openLogFile } from "./log-file.ts";
import type { Run } from "./run.ts";
import { StartError } from "./start-error.ts";

const EMULATOR = join(import.meta.dirname, "../claude-emulator/main.ts");
const URL_IN_LINE = /https?:\/\/[^\s"']+/;

/** Starts the emulator of the Claude API. @returns its address, once it says it */
export async function startClaudeEmulator(run: Run, port: number, logPath: string): Promise<string> {
  const log = openLogFile(logPath);
  const ready = Promise.withResolvers<string>();
  const child = startChild({
    args: [EMULATOR, "--port", String(port)],
    log,
    onLine(line) {
      const url = URL_IN_LINE.exec(line)?.[0];
      if (url !== undefined) ready.resolve(url.replace(/\/$/, ""));
    },
  });
  run.onClose(child.stop);
  const stopped = child.exited.then(() => {
    const error = new StartError("The Claude emulator stopped.", [`Its log: ${log.path}`], log.tail());
    run.fail(error);
    throw error;
  });
  return Promise.race([ready.promise, stopped]);
}

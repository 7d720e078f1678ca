import { join } from "node:path";

import { startChildServer } from "./child-server.ts";
import type { Run } from "./run.ts";

const EMULATOR = join(import.meta.dirname, "../claude-emulator/main.ts");

/** Starts the emulator of the Claude API. @returns its address, once it says it */
export function startClaudeEmulator(run: Run, port: number, logPath: string): Promise<string> {
  const args = [EMULATOR, "--port", String(port)];
  return startChildServer(run, { name: "The Claude emulator", args, logPath });
}

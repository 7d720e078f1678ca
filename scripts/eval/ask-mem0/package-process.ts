/**
 * mem0's own package: installed on demand and never with the root's, and run under the Node that npm itself runs
 * on, which is the one that its native module is built for.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Run } from "../../start/run.ts";

/** A folder of its own: what stands beside a package would resolve to that one's dependencies. */
const HOME = join(import.meta.dirname, "../mem0");
const NEEDED = ["mem0ai", "@anthropic-ai/sdk"];

/** @returns why it can't be had, where it can't */
export async function installMem0(run: Run): Promise<string | undefined> {
  if (NEEDED.every((name) => existsSync(join(HOME, "node_modules", name, "package.json")))) return undefined;
  console.log("  installing mem0ai, once; some minutes where its SQLite has to be compiled");
  const npm = process.env["npm_execpath"];
  if (npm === undefined) return "npm install in scripts/eval/mem0 failed: start it by npm run eval";
  const failed = await runNode(run, [npm, "install", "--no-audit", "--no-fund"]);
  return failed === undefined ? undefined : `npm install in scripts/eval/mem0 failed: ${failed}`;
}

export interface Mem0Options {
  onLine?: () => void;
  /** What the script is told first, and what it tells in turn. */
  job?: object;
  onMessage?: (message: unknown) => void;
}

/** Runs one of its scripts. @returns what it said of its error first, where it failed */
export async function runMem0(
  run: Run,
  [script, ...args]: readonly [string, ...string[]],
  options: Mem0Options,
): Promise<string | undefined> {
  return runNode(run, [join(HOME, script), ...args], options);
}

async function runNode(
  run: Run,
  args: readonly string[],
  { onLine, job, onMessage }: Mem0Options = {},
): Promise<string | undefined> {
  const node = process.env["npm_node_execpath"] ?? process.execPath;
  const child = spawn(node, args, {
    cwd: HOME,
    env: {
      ...process.env,
      PATH: `${dirname(node)}:${process.env["PATH"] ?? ""}`,
      MEM0_TELEMETRY: "false",
      MEM0_DIR: join(HOME, "node_modules/.mem0"),
    },
    stdio: ["ignore", "pipe", "pipe", ...(job ? (["ipc"] as const) : [])],
  });
  run.onClose(() => void child.kill());
  let why = "";
  if (child.stdout) createInterface({ input: child.stdout }).on("line", () => onLine?.());
  if (child.stderr) {
    createInterface({ input: child.stderr }).on("line", (line) => {
      if (why === "" && /error/iu.test(line)) why = line.trim();
    });
  }
  if (onMessage) child.on("message", onMessage);
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  child.once("error", ({ message }) => resolve(message));
  child.once("exit", (code) => resolve(code === 0 ? undefined : why || `it ended with ${code}`));
  if (job) child.send(job);
  return promise;
}

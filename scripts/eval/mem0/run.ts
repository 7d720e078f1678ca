/**
 * mem0 beside ours: its own package, which is installed on demand and never with the root's. It embeds with what
 * the Worker embeds with, by a local endpoint.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createInterface } from "node:readline";
import { dirname, join, resolve as absolute } from "node:path";
import { z } from "zod";
import { embedLexically, LEXICAL_DIMENSIONS } from "../../../src/adapters/embedders/lexical.ts";
import { createProgress } from "../../hand-in/progress.ts";
import type { Run } from "../../start/run.ts";
import type { SyntheticUser } from "../users/user.ts";

const HOME = import.meta.dirname;
const INSTALLED = join(HOME, "node_modules/mem0ai/package.json");
const Found = z.record(z.string(), z.array(z.array(z.number())));

/** The numbers of the turns found, counted from a user's first, by user and conversation. */
export type FoundTurns = z.infer<typeof Found>;

/** @returns why there is no row of it, where it can't be had */
export async function askMem0(
  run: Run,
  users: readonly SyntheticUser[],
  directory: string,
): Promise<FoundTurns | { missing: string }> {
  const output = absolute(directory, "mem0-found.json");
  if (existsSync(output)) return Found.parse(JSON.parse(await readFile(output, "utf8")));
  if (!existsSync(INSTALLED)) {
    console.log("  installing mem0ai, once; some minutes where its SQLite has to be compiled");
    const failed = await runNode(run, ["install", "--no-audit", "--no-fund"], { npm: true });
    if (failed !== undefined) return { missing: `npm install in scripts/eval/mem0 failed: ${failed}` };
  }
  const endpoint = await serveEmbeddings(run);
  const input = absolute(directory, "mem0-input.json");
  await writeFile(
    input,
    JSON.stringify({
      embeddingsUrl: endpoint,
      dimensions: LEXICAL_DIMENSIONS,
      users: users.map(({ id, conversations }) => ({
        id,
        conversations: conversations.map(({ turns }) => turns.map(({ user }) => user)),
      })),
    }),
  );
  const progress = createProgress("mem0", users.length);
  const failed = await runNode(run, [join(HOME, "top-ten.mjs"), input, output], {
    onLine: progress.advance,
  });
  progress.end();
  if (failed !== undefined) return { missing: failed };
  return Found.parse(JSON.parse(await readFile(output, "utf8")));
}

/**
 * Runs npm or a script under the Node that npm itself runs on, which is the one that its native module is built
 * for. @returns what it said last, where it failed
 */
async function runNode(
  run: Run,
  args: readonly string[],
  options: { npm?: boolean; onLine?: () => void } = {},
): Promise<string | undefined> {
  const node = process.env["npm_node_execpath"] ?? process.execPath;
  const npm = process.env["npm_execpath"];
  if (options.npm && npm === undefined) return "start it by npm run eval";
  const child = spawn(node, [...(options.npm && npm !== undefined ? [npm] : []), ...args], {
    cwd: HOME,
    env: {
      ...process.env,
      PATH: `${dirname(node)}:${process.env["PATH"] ?? ""}`,
      MEM0_TELEMETRY: "false",
      MEM0_DIR: join(HOME, "node_modules/.mem0"),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  run.onClose(() => void child.kill());
  let why = "";
  createInterface({ input: child.stdout }).on("line", () => options.onLine?.());
  createInterface({ input: child.stderr }).on("line", (line) => {
    if (why === "" && /error/iu.test(line)) why = line.trim();
  });
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  child.once("error", ({ message }) => resolve(message));
  child.once("exit", (code) => resolve(code === 0 ? undefined : why || `it ended with ${code}`));
  return promise;
}

const EmbeddingsRequest = z.object({ input: z.union([z.string(), z.array(z.string())]) });

async function embed(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const { input } = EmbeddingsRequest.parse(JSON.parse(body));
  const data = [input].flat().map((text, index) => ({
    object: "embedding",
    index,
    embedding: [...embedLexically(text)],
  }));
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ object: "list", model: "lexical", data }));
}

/** The lexical embedder behind OpenAI's `/embeddings`. */
async function serveEmbeddings(run: Run): Promise<string> {
  const server = createServer((request, response) => {
    embed(request, response).catch(() => response.destroy());
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  run.onClose(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/v1`;
}

/** mem0 beside ours without a model of its own (`infer: false`): its memories are the user's turns as they were. */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { resolve as absolute } from "node:path";
import { z } from "zod";
import { LEXICAL_DIMENSIONS } from "../../../src/adapters/embedders/lexical.ts";
import { createProgress } from "../../hand-in/progress.ts";
import type { Run } from "../../start/run.ts";
import type { SyntheticUser } from "../users/user.ts";
import { serveEmbeddings } from "./embeddings.ts";
import { installMem0, runMem0 } from "./package-process.ts";

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
  const missing = await installMem0(run);
  if (missing !== undefined) return { missing };
  const input = absolute(directory, "mem0-input.json");
  await writeFile(
    input,
    JSON.stringify({
      embeddingsUrl: await serveEmbeddings(run),
      dimensions: LEXICAL_DIMENSIONS,
      users: users.map(({ id, conversations }) => ({
        id,
        conversations: conversations.map(({ turns }) => turns.map(({ user }) => user)),
      })),
    }),
  );
  const progress = createProgress("mem0", users.length);
  const failed = await runMem0(run, ["top-ten.mjs", input, output], { onLine: progress.advance });
  progress.end();
  if (failed !== undefined) return { missing: failed };
  return Found.parse(JSON.parse(await readFile(output, "utf8")));
}

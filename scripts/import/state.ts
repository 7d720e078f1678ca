/** How far an import came, in a small file: what is lost of it is sent again, to no effect. */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";

import { readJsonObject, writePrivateFile } from "../start/files.ts";
import { shortHash } from "./plan.ts";

const Refused = z.object({ file: z.string(), line: z.number(), lastLine: z.number(), why: z.string() });

const ImportState = z.object({
  /** Of the files as they were: of changed files nothing is known to be done. */
  fingerprint: z.string(),
  /** So many conversations from the first are settled. */
  done: z.number(),
  accepted: z.number(),
  /** Those that the server had already. */
  known: z.number(),
  refused: z.array(Refused),
});
export type ImportState = z.infer<typeof ImportState>;

/** One a project and set of files. */
export function statePath(
  directory: string,
  { url, key, files }: { url: string; key: string; files: readonly string[] },
): string {
  const name = shortHash(url, key, ...files.map((file) => resolve(file)));
  return join(directory, "imports", `${name}.json`);
}

export async function readState(
  path: string,
  fingerprint: string,
): Promise<{ state: ImportState; filesChanged: boolean }> {
  const found = ImportState.safeParse(await readJsonObject(path)).data;
  if (found?.fingerprint === fingerprint) return { state: found, filesChanged: false };
  const state = { fingerprint, done: 0, accepted: 0, known: 0, refused: [] };
  return { state, filesChanged: found !== undefined };
}

export async function writeState(path: string, state: ImportState): Promise<void> {
  await mkdir(join(path, ".."), { recursive: true });
  await writePrivateFile(path, JSON.stringify(state));
}

/**
 * How far an import came: so many of the file's conversations, in order, have been taken. Kept beside the
 * development server's state; losing it costs time only, since the server knows what it was given.
 */
import { createHash } from "node:crypto";
import { mkdir, open, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";

import { readJsonObject, writePrivateFile } from "../start/files.ts";

const DIRECTORY = join(".tercet", "imports");
const BEGINNING_BYTES = 65_536;

export interface ProgressFile {
  /** How many conversations an earlier run handed in. */
  taken: number;
  /** Whether the file is another by now: then it begins anew. */
  changed: boolean;
  save(taken: number): Promise<void>;
  remove(): Promise<void>;
}

/** @param target the deployment and its key: each has progress of its own */
export async function openProgress(path: string, target: string): Promise<ProgressFile> {
  const name = createHash("sha256")
    .update(`${target}\n${resolve(path)}`)
    .digest("hex")
    .slice(0, 24);
  const file = join(DIRECTORY, `${name}.json`);
  const fingerprint = await fingerprintOf(path);
  const { taken, of } = await readJsonObject(file);
  const isKnown = typeof taken === "number" && typeof of === "string";
  return {
    taken: isKnown && of === fingerprint ? taken : 0,
    changed: isKnown && of !== fingerprint,
    async save(count) {
      await mkdir(DIRECTORY, { recursive: true });
      await writePrivateFile(file, JSON.stringify({ of: fingerprint, taken: count }));
    },
    remove: () => rm(file, { force: true }),
  };
}

async function fingerprintOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path);
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(BEGINNING_BYTES) });
    const hash = createHash("sha256").update(buffer.subarray(0, bytesRead)).digest("hex");
    return `${size} ${mtimeMs} ${hash}`;
  } finally {
    await handle.close();
  }
}

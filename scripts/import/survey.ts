import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";

import { StartError } from "../start/start-error.ts";
import { readEntries, type Entry } from "./entries.ts";
import { createPlanner, type Place } from "./plan.ts";
import { createRefusals, type Refusal } from "./refusals.ts";
import { readValues } from "./values.ts";

/** What the files hold, without what is said in them. */
export interface Survey {
  /** By entry, in the order of the files. */
  places: readonly Place[];
  /** The last entry of each conversation. */
  lastEntries: ReadonlyMap<number, number>;
  users: number;
  refused: readonly Refusal[];
  /** Of the files' contents and of what else decides the conversations. */
  fingerprint: string;
}

export interface Located {
  file: string;
  line: number;
}

/** Reads all files once. @throws StartError where one cannot be read */
export async function survey(files: readonly string[], fallbackUser: string | undefined): Promise<Survey> {
  const contents = createHash("sha256").update(fallbackUser ?? "");
  const planner = createPlanner();
  const places: Place[] = [];
  const lastEntries = new Map<number, number>();
  const users = new Set<string>();
  const refusals = createRefusals();
  const onChunk = (chunk: Buffer): unknown => contents.update(chunk);
  for await (const found of readFiles(files, fallbackUser, onChunk)) {
    if ("why" in found) {
      refusals.add(found);
      continue;
    }
    const place = planner.place(found.entry);
    if (place.conversation !== undefined) lastEntries.set(place.conversation, places.length);
    places.push(place);
    users.add(found.entry.user);
  }
  const fingerprint = contents.digest("base64url");
  return { places, lastEntries, users: users.size, refused: refusals.all(), fingerprint };
}

/** The entries of all files in order, and what is none. */
export async function* readFiles(
  files: readonly string[],
  fallbackUser: string | undefined,
  onChunk?: (chunk: Buffer) => void,
): AsyncGenerator<Located & ({ entry: Entry } | { why: string })> {
  for (const file of files) {
    await checkReadable(file);
    for await (const read of readValues(file, onChunk)) {
      const at = { file, line: read.line };
      if ("why" in read) yield { ...at, why: read.why };
      else for (const each of readEntries(read.value, fallbackUser)) yield { ...at, ...each };
    }
  }
}

async function checkReadable(file: string): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    throw new StartError(`${file} cannot be read.`, [error instanceof Error ? error.message : String(error)]);
  });
  if (!found.isFile()) throw new StartError(`${file} is no file.`);
}

import { rm } from "node:fs/promises";
import { join } from "node:path";

import { readJsonObject, writePrivateFile } from "./files.ts";

/** Where the parts of a running start are, for the scripts that use them. */
export interface DevState {
  url: string;
  projectKey: string;
  adminToken: string;
  databaseUrl: string;
  claudeUrl: string;
  /** The developer's own Redis, where there is a mirror. */
  redisUrl?: string | undefined;
  /** The process that runs it: a state left behind by a killed start names one that is gone. */
  pid: number;
}

const FIELDS = ["url", "projectKey", "adminToken", "databaseUrl", "claudeUrl"] as const;

export function devStatePath(directory: string): string {
  return join(directory, "dev.json");
}

export async function writeDevState(directory: string, state: DevState): Promise<void> {
  await writePrivateFile(devStatePath(directory), `${JSON.stringify(state, null, 2)}\n`);
}

/** The state of a start that runs now, if there is one. */
export async function readDevState(directory: string): Promise<DevState | undefined> {
  const value = await readJsonObject(devStatePath(directory));
  const text: Partial<Record<(typeof FIELDS)[number], string>> = {};
  for (const field of FIELDS) {
    const found = value[field];
    if (typeof found === "string") text[field] = found;
  }
  const { url, projectKey, adminToken, databaseUrl, claudeUrl } = text;
  const { pid, redisUrl } = value;
  if (!url || !projectKey || !adminToken || !databaseUrl || !claudeUrl) return undefined;
  if (typeof pid !== "number" || !isProcessAlive(pid)) return undefined;
  const mirror = typeof redisUrl === "string" ? { redisUrl } : {};
  return { url, projectKey, adminToken, databaseUrl, claudeUrl, ...mirror, pid };
}

export async function removeDevState(directory: string): Promise<void> {
  await rm(devStatePath(directory), { force: true });
}

export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

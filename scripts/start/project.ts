import { join } from "node:path";

import { readJsonObject, writePrivateFile } from "./files.ts";
import { StartError } from "./start-error.ts";

const REQUEST_TIMEOUT_MS = 15_000;

/** A development project's key: the kept one while it answers, else that of a new project. */
export async function openProject(directory: string, workerUrl: string, adminToken: string): Promise<string> {
  const path = join(directory, "project.json");
  const { projectKey: kept } = await readJsonObject(path);
  if (typeof kept === "string" && (await answers(workerUrl, kept))) return kept;
  const projectKey = await createProject(workerUrl, adminToken);
  await writePrivateFile(path, `${JSON.stringify({ projectKey })}\n`);
  return projectKey;
}

async function answers(workerUrl: string, projectKey: string): Promise<boolean> {
  const response = await fetch(`${workerUrl}/v1/users`, {
    headers: { authorization: `Bearer ${projectKey}` },
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
  await response.body?.cancel();
  return response.status === 200;
}

async function createProject(workerUrl: string, adminToken: string): Promise<string> {
  const response = await fetch(`${workerUrl}/admin/projects`, {
    method: "POST",
    headers: { authorization: `Bearer ${adminToken}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "development" }),
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
  const text = await response.text();
  const key = response.status === 201 ? liveKey(text) : undefined;
  if (key !== undefined) return key;
  throw new StartError(`POST /admin/projects answered ${response.status}.`, [text.slice(0, 400)]);
}

function liveKey(body: string): string | undefined {
  const value: unknown = JSON.parse(body);
  if (typeof value !== "object" || value === null || !("keys" in value)) return undefined;
  const { keys } = value;
  if (typeof keys !== "object" || keys === null || !("live" in keys)) return undefined;
  return typeof keys.live === "string" ? keys.live : undefined;
}

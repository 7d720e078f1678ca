/** A project of the Worker under test, and a user of whom something is known. */
import { setTimeout as sleep } from "node:timers/promises";

import { z } from "zod";

const Created = z.object({ project: z.object({ id: z.string() }), keys: z.object({ live: z.string() }) });
const HandedIn = z.object({ id: z.string() });
const Progress = z.object({ status: z.string() });
const Profile = z.object({ persona: z.object({ text: z.string() }) });

const POLL_MS = 100;
const LEARNING_LIMIT_MS = 30_000;

export interface ProxiedProject {
  key: string;
  /** The user's block, as an opening puts it in. */
  block: string;
}

export const USER = "sam";

export async function createProject(
  worker: { url: string; adminToken: string },
  settings: Record<string, unknown>,
): Promise<ProxiedProject> {
  const admin = { authorization: `Bearer ${worker.adminToken}` };
  const created = await call(`${worker.url}/admin/projects`, "POST", admin, { name: "proxy" });
  const { project, keys } = Created.parse(created);
  await call(`${worker.url}/admin/projects/${project.id}`, "PATCH", admin, { settings });
  const own = { authorization: `Bearer ${keys.live}` };
  const messages = [{ role: "user", content: "I prefer bullet lists. Keep it short, please. Call me Sam." }];
  const handedIn = await call(`${worker.url}/v1/conversations`, "POST", own, { user: USER, messages });
  const { id } = HandedIn.parse(handedIn);
  const deadline = performance.now() + LEARNING_LIMIT_MS;
  for (;;) {
    const { status } = Progress.parse(await call(`${worker.url}/v1/conversations/${id}`, "GET", own));
    if (status === "learned") break;
    if (performance.now() > deadline) throw new Error(`The conversation is still ${status}.`);
    await sleep(POLL_MS);
  }
  const profile = await call(`${worker.url}/v1/users/${USER}/profile`, "GET", own);
  return { key: keys.live, block: Profile.parse(profile).persona.text };
}

export async function call(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text.slice(0, 300)}`);
  return text === "" ? undefined : JSON.parse(text);
}

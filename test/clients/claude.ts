/** The emulator behind the Worker, as the clients' tests steer it. */
import { inject } from "vitest";

export const MODEL = "claude-haiku-5-5";
export const USER = { "x-tercet-key": inject("proxy").key, "x-tercet-user": "sam" };
export const OWN_KEY = "sk-ant-callers-own";

export async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${inject("proxy").claudeUrl}/__emulator/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return response.json();
}

export async function strike(fault: Record<string, unknown>): Promise<void> {
  await control("DELETE", "faults");
  await control("POST", "faults", fault);
}

/** Whether the last request carried the user's block. */
export async function sawBlock(): Promise<boolean> {
  const { requests } = (await control("GET", "requests?limit=1")) as { requests: { body: unknown }[] };
  return JSON.stringify(requests[0]?.body).includes("<user_persona>");
}

export async function activeStreams(): Promise<number> {
  const { activeStreams: active } = (await control("GET", "stats")) as { activeStreams: number };
  return active;
}

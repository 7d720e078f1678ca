/** The Worker as its clients see it: what it answered, and how long that took. */
import { z } from "zod";

const TIMEOUT_MS = 30_000;

export interface Answer {
  /** 0 where there was none. */
  status: number;
  /** The error's code, or why there was no answer. */
  code: string;
  firstByteMs: number;
  totalMs: number;
  headers: Headers;
  text: string;
}

export interface Api {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

const ErrorBody = z.object({ error: z.object({ code: z.string() }) });
const Created = z.object({ project: z.object({ id: z.string() }), keys: z.object({ live: z.string() }) });

export function createApi(url: string, key: string): Api {
  return {
    async send(method, path, body, headers = {}) {
      const startedAt = performance.now();
      let firstByteMs = TIMEOUT_MS;
      try {
        const response = await fetch(`${url}${path}`, {
          method,
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
          signal: AbortSignal.timeout(TIMEOUT_MS),
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        firstByteMs = performance.now() - startedAt;
        const text = await response.text();
        const totalMs = performance.now() - startedAt;
        const code = response.ok ? "" : codeOf(text);
        return { status: response.status, code, firstByteMs, totalMs, headers: response.headers, text };
      } catch (error) {
        const totalMs = performance.now() - startedAt;
        const code = error instanceof Error ? error.name : "unknown";
        return {
          status: 0,
          code,
          firstByteMs: Math.min(firstByteMs, totalMs),
          totalMs,
          headers: new Headers(),
          text: "",
        };
      }
    },
  };
}

function codeOf(text: string): string {
  try {
    return ErrorBody.parse(JSON.parse(text)).error.code;
  } catch {
    return "no error body";
  }
}

/** A new project: its id and its key. */
export async function openProject(url: string, adminToken: string): Promise<{ id: string; key: string }> {
  const answer = await createApi(url, adminToken).send("POST", "/admin/projects", { name: "faults" });
  const { project, keys } = Created.parse(JSON.parse(answer.text));
  return { id: project.id, key: keys.live };
}

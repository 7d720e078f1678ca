import { createHmac } from "node:crypto";

import { startUpstashShim } from "../upstash-shim/server.ts";
import { claimPort } from "./ports.ts";
import type { Run } from "./run.ts";
import type { DevelopmentSecrets } from "./secrets.ts";
import type { Settings } from "./settings.ts";
import { StartError } from "./start-error.ts";

const PREFERRED_PORT = 8079;

/** Where the Worker will find its Upstash. */
export interface Mirror {
  url: string;
  port: number;
  token: string;
}

/** Undefined without a Redis: then there is no mirror. The token is the same at every start. */
export async function planMirror(
  settings: Settings,
  secrets: DevelopmentSecrets,
): Promise<Mirror | undefined> {
  if (settings.redisUrl === undefined) return undefined;
  const port = await claimPort(PREFERRED_PORT);
  const token = createHmac("sha256", secrets.ADMIN_TOKEN).update("upstash").digest("base64url");
  return { url: `http://127.0.0.1:${port}`, port, token };
}

/** The mirror as the Worker's variables. */
export function mirrorVariables(mirror: Mirror | undefined): Record<string, string> {
  if (mirror === undefined) return {};
  return { UPSTASH_REDIS_REST_URL: mirror.url, UPSTASH_REDIS_REST_TOKEN: mirror.token };
}

export async function startUpstash(run: Run, redisUrl: string, { port, token }: Mirror): Promise<void> {
  if (!/^rediss?:\/\//u.test(redisUrl)) {
    throw new StartError("REDIS_URL is not the address of a Redis.", [
      "It has to be like redis://user:password@host:6379",
    ]);
  }
  try {
    const shim = await startUpstashShim({ redisUrl, token, port });
    run.onClose(() => shim.close());
  } catch (error) {
    // Never the address itself: it may hold a password.
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The Redis of REDIS_URL does not answer: ${reason}`, [
      "Start it, correct the address, or leave REDIS_URL out.",
    ]);
  }
}

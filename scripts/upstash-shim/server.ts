/**
 * A local stand-in for Upstash's REST API in front of a real Redis: what `@upstash/redis` sends, and no
 * more. For development and tests, on this machine alone.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { answer } from "./answer.ts";
import { connectToRedis, type Redis } from "./redis.ts";

const HOST = "127.0.0.1";
/** Longer than clients keep a connection idle, so that none is closed under a request. */
const KEEP_ALIVE_MS = 60_000;

export interface UpstashShim {
  url: string;
  close(): Promise<void>;
}

export interface UpstashShimOptions {
  redisUrl: string;
  token: string;
  /** A free one by default. */
  port?: number;
}

/**
 * Throws where Redis does not answer or the port is taken.
 *
 * @example
 * const shim = await startUpstashShim({ redisUrl: "redis://127.0.0.1:6379", token: "any" });
 * const redis = new Redis({ url: shim.url, token: "any" });
 */
export async function startUpstashShim(options: UpstashShimOptions): Promise<UpstashShim> {
  const { redisUrl, token, port = 0 } = options;
  const redis = await connectToRedis(redisUrl);
  const server = createServer((request, response) => void handle(redis, token, request, response));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, HOST, resolve);
    });
  } catch (error) {
    redis.close();
    throw error;
  }
  const address = server.address();
  const bound = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://${HOST}:${bound}`,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      redis.close();
    },
  };
}

async function handle(
  redis: Redis,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isSame(request.headers.authorization ?? "", `Bearer ${token}`)) {
    request.resume();
    return send(response, 401, { error: "WRONGPASS invalid or missing auth token" });
  }
  let body: unknown;
  try {
    body = await json(request);
  } catch {
    return send(response, 400, { error: "ERR failed to parse command" });
  }
  const answered = await answer(redis, {
    path: new URL(request.url ?? "/", "http://shim").pathname,
    body,
    base64: request.headers["upstash-encoding"] === "base64",
  });
  send(response, answered.status, answered.body);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function isSame(left: string, right: string): boolean {
  return timingSafeEqual(hash(left), hash(right));
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

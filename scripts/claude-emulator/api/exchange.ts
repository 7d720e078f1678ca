import type { IncomingMessage, ServerResponse } from "node:http";
import type { JournalEntry } from "../wire/journal.ts";
import { ApiFailure } from "./errors.ts";

const BODY_MAX_BYTES = 32 * 1024 * 1024;

/** One request being answered. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  requestId: string;
  entry: JournalEntry;
  /** Aborted as soon as the client is gone before the answer is complete. */
  signal: AbortSignal;
}

/** Reads a body to its end; past 32 MB it is thrown away and refused. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= BODY_MAX_BYTES) chunks.push(chunk);
  }
  if (size > BODY_MAX_BYTES) throw new ApiFailure(413, "Request exceeds the maximum size");
  return Buffer.concat(chunks);
}

const RATE_LIMITS = {
  requests: 4000,
  "input-tokens": 2_000_000,
  "output-tokens": 400_000,
  tokens: 2_400_000,
};
const RATE_WINDOW_MS = 60_000;

/** The headers that every answer of the API carries. */
export function apiHeaders(requestId: string, now: number): Record<string, string> {
  const reset = new Date(now + RATE_WINDOW_MS).toISOString().replace(/\.\d+Z$/u, "Z");
  const limits = Object.entries(RATE_LIMITS).flatMap(([name, limit]) => [
    [`anthropic-ratelimit-${name}-limit`, String(limit)],
    [`anthropic-ratelimit-${name}-remaining`, String(limit - 1)],
    [`anthropic-ratelimit-${name}-reset`, reset],
  ]);
  return {
    "request-id": requestId,
    "anthropic-organization-id": "00000000-0000-4000-8000-000000000001",
    ...Object.fromEntries(limits),
  };
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { "content-type": "application/json", "content-length": bytes.length });
  response.end(bytes);
}

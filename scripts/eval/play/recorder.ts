/** Between the Worker and the real Claude: passes everything on as it is, and shows what went by. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Run } from "../../start/run.ts";

/** Of the connection alone, or of a body that fetch has unpacked. */
const OWN_HEADERS = new Set([
  "host",
  "connection",
  "content-length",
  "content-encoding",
  "transfer-encoding",
  "keep-alive",
]);

export interface Watcher {
  /** With the body of each request, as JSON. */
  onRequest?: (body: unknown) => void;
  /** With the body of each answer, before its end is passed on. */
  onAnswer?: (body: string) => void;
}

/** @returns its address */
export async function startRecorder(run: Run, upstream: string, watcher: Watcher): Promise<string> {
  const server = createServer((request, response) => {
    passOn(upstream, request, response, watcher).catch(() => response.destroy());
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  run.onClose(() => server.closeAllConnections());
  run.onClose(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

async function passOn(
  upstream: string,
  request: IncomingMessage,
  response: ServerResponse,
  { onRequest, onAnswer }: Watcher,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  if (body.length > 0) onRequest?.(JSON.parse(body.toString("utf8")));
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (!OWN_HEADERS.has(name) && typeof value === "string") headers.set(name, value);
  }
  const answer = await fetch(`${upstream}${request.url ?? ""}`, {
    method: request.method ?? "GET",
    headers,
    redirect: "manual",
    ...(body.length > 0 ? { body } : {}),
  });
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) if (!OWN_HEADERS.has(name)) response.setHeader(name, value);
  const answered: Uint8Array[] = [];
  for await (const chunk of answer.body ?? []) {
    response.write(chunk);
    if (onAnswer) answered.push(chunk);
  }
  onAnswer?.(Buffer.concat(answered).toString("utf8"));
  response.end();
}

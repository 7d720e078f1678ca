/**
 * Reads request bodies before anything parses them: bytes are counted while they come, depth before
 * they are parsed. What follows finds a plain JSON body.
 */
import { createMiddleware } from "hono/factory";
import { fail, ok, type Result } from "../errors.ts";
import type { AppEnv } from "./context.ts";
import { orRefuse, Refused } from "./errors.ts";

export const MAX_BODY_BYTES = 8 * 1024 * 1024;
export const MAX_DEPTH = 32;

export const readBodies = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method === "GET" || c.req.method === "HEAD") {
    await next();
    return;
  }
  const bytes = await readBody(c.req.raw, MAX_BODY_BYTES);
  if (bytes.length > 0) orRefuse(parseObject(bytes));

  const headers = new Headers(c.req.raw.headers);
  headers.set("content-type", "application/json");
  headers.delete("content-length");
  const body = bytes.length > 0 ? bytes : "{}";
  c.req.raw = new Request(c.req.raw.url, { method: c.req.method, headers, body });
  await next();
});

/** The whole body, as it came; refused where it is encoded, or goes on past the limit. */
export async function readBody(request: Request, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  refuseEncoded(request);
  const bytes = await readWithin(request, limitBytes);
  if (!bytes || bytes.length > limitBytes) throw new Refused({ reason: "payload_too_large", limitBytes });
  return bytes;
}

/** As the request says it; a chunked body has none, whatever a header says. */
function lengthOf(headers: Headers): number | undefined {
  const length = headers.get("content-length");
  if (length === null || !/^\d+$/u.test(length) || headers.has("transfer-encoding")) return undefined;
  return Number(length);
}

export function refuseEncoded(request: Request): void {
  const encoding = request.headers.get("content-encoding");
  if (encoding !== null && encoding.toLowerCase() !== "identity") {
    throw new Refused({ reason: "unsupported_encoding" });
  }
}

/**
 * The whole body; undefined where it goes on past the limit. HTTP holds a body to the length that it says; any
 * other is counted while it is read, which takes longer.
 */
async function readWithin(
  request: Request,
  limitBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const said = lengthOf(request.headers);
  if (said !== undefined) return said > limitBytes ? undefined : new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > limitBytes) return undefined;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/** A JSON object and its text. */
export function parseObject(bytes: Uint8Array): Result<{ text: string; value: Record<string, unknown> }> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return fail({ reason: "invalid_request", message: "The body is not UTF-8." });
  }
  if (depthOf(text) > MAX_DEPTH) {
    const message = `The body is nested deeper than ${MAX_DEPTH} levels.`;
    return fail({ reason: "invalid_request", message });
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return ok({ text, value });
    return fail({ reason: "invalid_request", message: "The body is not a JSON object." });
  } catch {
    return fail({ reason: "invalid_request", message: "The body is not valid JSON." });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** How deep brackets nest outside strings; reads the text once, without recursion. */
export function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index];
    if (inString) {
      if (character === "\\") index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === "}" || character === "]") depth -= 1;
  }
  return deepest;
}

/** The drop-in surface: Anthropic's own paths behind /anthropic, answered by Claude itself. */
import { Hono } from "hono";
import { z } from "zod";
import type { Failure } from "../errors.ts";
import { authenticateProject } from "../memory/authenticate.ts";
import { relayMessage, type RelayedMessage } from "../memory/proxy/relay-message.ts";
import { sendOn } from "../memory/proxy/send-on.ts";
import type { Project, RelayedRequest, Services } from "../ports.ts";
import { answerAnthropicError } from "./anthropic-errors.ts";
import { readCredentials, requestHeaders, responseHeaders, type Credentials } from "./anthropic-headers.ts";
import { parseObject, readBody, refuseEncoded } from "./body.ts";
import type { AppEnv } from "./context.ts";
import { orRefuse, Refused } from "./errors.ts";
import { OpaqueId } from "./schema.ts";

const PREFIX = "/anthropic";
/** As much as Claude takes. */
const MAX_MESSAGE_BYTES = 32 * 1024 * 1024;
const METHODS: ReadonlySet<string> = new Set(["GET", "POST", "DELETE"]);

const Mode = z.enum(["full", "inject", "learn", "off"]);

export function createAnthropicRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.onError(answerAnthropicError);
  routes.all(`${PREFIX}/v1/*`, async (c) => {
    const request = c.req.raw;
    if (!METHODS.has(request.method)) throw new Refused({ reason: "not_found", what: "route" });
    const services = c.get("services");
    const credentials = orRefuse(readCredentials(request.headers));
    const project = await projectOf(services, credentials);
    const { pathname, search } = new URL(request.url);
    const path = pathname.slice(PREFIX.length);
    const wire = {
      method: request.method,
      path: `${path}${search}`,
      headers: requestHeaders(request.headers),
      credential: credentials.claude,
    };
    const keyId = credentials.key.split("_")[2] ?? "";
    const what = request.method === "POST" ? MESSAGE_PATHS.get(path) : undefined;
    if (what && project) return answerMessage(services, request, { wire, keyId, project, what });
    refuseEncoded(request);
    const answer = orRefuse(
      await sendOn(services, { request: { ...wire, body: request.body }, keyId, client: request.signal }),
    );
    return new Response(answer.body, { status: answer.status, headers: responseHeaders(answer.headers) });
  });
  return routes;
}

const MESSAGE_PATHS: ReadonlyMap<string, "message" | "count"> = new Map([
  ["/v1/messages", "message"],
  ["/v1/messages/count_tokens", "count"],
]);

/**
 * Undefined where it can't be told, since Postgres is down, and the caller's own credential lets the
 * request go on as it came.
 */
async function projectOf(services: Services, { key, claude }: Credentials): Promise<Project | undefined> {
  const found = await authenticateProject(services, `Bearer ${key}`);
  if (found.ok) return found.value;
  if (found.failure.reason === "memory_unavailable" && claude.value !== undefined) return undefined;
  throw new Refused(found.failure);
}

async function answerMessage(
  services: Services,
  request: Request,
  input: {
    wire: Omit<RelayedRequest, "body">;
    keyId: string;
    project: Project;
    what: "message" | "count";
  },
): Promise<Response> {
  const body = await readBody(request, MAX_MESSAGE_BYTES);
  const relayed = await relayMessage(services, {
    ...input,
    ...orRefuse(parseObject(body)),
    wire: { ...input.wire, body },
    client: request.signal,
    mode: header(request, "x-tercet-mode", Mode),
    user: header(request, "x-tercet-user", OpaqueId),
    conversation: header(request, "x-tercet-conversation", OpaqueId),
  });
  const answer = orRefuse(relayed);
  const headers = responseHeaders(answer.headers);
  for (const [name, value] of Object.entries(report(answer))) headers.set(name, value);
  return new Response(answer.body, { status: answer.status, headers });
}

function header<Value>(request: Request, name: string, schema: z.ZodType<Value>): Value | undefined {
  const given = request.headers.get(name);
  if (given === null || given === "") return undefined;
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const message = `${name}: ${parsed.error.issues[0]?.message ?? "is not valid"}`;
  throw new Refused({ reason: "invalid_request", message } satisfies Failure);
}

/** What was done, in headers of our own. */
function report({ prepared }: RelayedMessage): Record<string, string> {
  if (!prepared) return { "x-tercet-persona": "off", "x-tercet-cache": "client" };
  const { turn, cache } = prepared;
  const { found, removedTokens } = turn;
  return {
    "x-tercet-persona": found.source,
    "x-tercet-conversation": found.conversation,
    "x-tercet-cache": cache.did === "set" ? `set-${cache.ttl}` : cache.did,
    "x-tercet-history":
      found.dropped === 0 ? "kept" : `removed; messages=${found.dropped}; tokens=${removedTokens}`,
  };
}

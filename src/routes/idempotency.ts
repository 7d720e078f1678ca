/**
 * `Idempotency-Key` on writes: the same body gets the same answer, another body is refused, and a
 * request that still runs is not run twice. Kept for 48 hours, per project and route.
 */
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { IdempotentRequest, RememberedAnswer, Services, User } from "../ports.ts";
import type { AppEnv } from "./context.ts";
import { Refused } from "./errors.ts";

/** How long a request may take before another with its key takes over: a chat streams. */
const LEASE_SECONDS = 15;
const CHAT_LEASE_SECONDS = 180;

const KEY = /^[\x21-\x7e]{1,255}$/u;
/** An answer that says "not now" is not the request's answer. */
const UNSETTLED_STATUS = new Set([408, 409, 429]);

export const answerOnce = createMiddleware<AppEnv>(async (c, next) => {
  const key = c.req.header("idempotency-key");
  if (key === undefined || c.req.method === "GET" || c.req.method === "HEAD") {
    await next();
    return;
  }
  if (!KEY.test(key)) {
    const message = "Idempotency-Key: must be 1 to 255 visible ASCII characters.";
    throw new Refused({ reason: "invalid_request", message });
  }
  const services = c.get("services");
  // Under one path each user has requests of their own.
  const route = [c.req.method, c.req.path, c.get("subject")?.id ?? []].flat().join(" ");
  const leaseSeconds = c.req.path === "/v1/chat" ? CHAT_LEASE_SECONDS : LEASE_SECONDS;
  const body = await c.req.raw.clone().text();
  const user = await concernedUser(c, body);
  const scope = c.get("project")?.id ?? "admin";
  const request: IdempotentRequest = { scope, route, key, ...(user ? { user } : {}) };
  const beginning = await services.idempotency.begin(request, body, leaseSeconds);
  switch (beginning.state) {
    case "running":
      throw new Refused({ reason: "request_running" });
    case "other_body":
      throw new Refused({ reason: "idempotency_key_reused" });
    case "answered":
      c.res = repeat(beginning.answer);
      return;
    case "run":
      c.set("services", { ...services, identifiers: beginning.identifiers });
      await next();
      if (mayRemember(c)) c.res = await remember(services, request, beginning.attempt, c.res);
      else await services.idempotency.abandon(request, beginning.attempt);
  }
});

/** An answer to somebody whose consent is missing would be stored with it. */
function mayRemember(c: Context<AppEnv>): boolean {
  return c.req.path !== "/v1/chat" || c.get("project").settings.consent === "opt-out";
}

const USER_PATH = /^\/v1\/users\/([^/]+)/u;
const NamesUser = z.object({ user: z.string() });

/** Whom the answer may say something of, so that it goes when they are erased; a receipt of that says nothing. */
async function concernedUser(c: Context<AppEnv>, body: string): Promise<User | undefined> {
  const project = c.get("project");
  if (!project || c.req.method === "DELETE") return undefined;
  const subject = c.get("subject");
  if (subject) return subject;
  const inPath = USER_PATH.exec(c.req.path)?.[1];
  const named =
    inPath === undefined ? NamesUser.safeParse(JSON.parse(body)).data?.user : decodeURIComponent(inPath);
  return named === undefined ? undefined : c.get("services").stores(project.id).users.reference(named);
}

function repeat({ status, contentType, body }: RememberedAnswer): Response {
  return new Response(body, {
    status,
    headers: { "content-type": contentType, "idempotent-replay": "true" },
  });
}

/**
 * A short answer is kept before it leaves; a stream is kept when it has come to its end, which it does
 * even if the client goes: its retry will want the answer.
 */
async function remember(
  services: Services,
  request: IdempotentRequest,
  attempt: string,
  response: Response,
): Promise<Response> {
  const { status } = response;
  if (status >= 500 || UNSETTLED_STATUS.has(status)) {
    await services.idempotency.abandon(request, attempt);
    return response;
  }
  const contentType = response.headers.get("content-type") ?? "application/json";
  const keep = (body: string): Promise<void> =>
    services.idempotency.complete(request, attempt, { status, contentType, body });
  if (!contentType.startsWith("text/event-stream") || !response.body) {
    await keep(await response.clone().text());
    return response;
  }
  const [forClient, forKeeping] = response.body.tee();
  services.defer(new Response(forKeeping).text().then(keep));
  return new Response(forClient, response);
}

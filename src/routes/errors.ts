/** The one renderer of failures on our own API: `{error: {code, message, requestId}}`. */
import { z, type Hook, type OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { StoreUnavailableError, toWireError, type Failure, type Result, type WireError } from "../errors.ts";
import type { Services } from "../ports.ts";
import type { AppEnv } from "./context.ts";

export const ErrorBody = z
  .object({ error: z.object({ code: z.string(), message: z.string(), requestId: z.string() }) })
  .openapi("Error");

const MAX_PROBLEMS = 5;

const ERROR_TEXTS = {
  400: "Bad input; the message says what to change",
  401: "Unknown, malformed or revoked key",
  403: "The token only reads, or consent is missing",
  404: "No such thing in this project",
  409: "In conflict with what is there",
  412: "The profile has another revision by now",
  413: "Too large",
  415: "Content-Encoding is not taken",
  422: "Understood, and refused for a reason",
  429: "Claude's rate limit",
  502: "Claude could not be reached",
  503: "Memory is unavailable right now",
} as const;

/** The error answers of a route, for its description. */
export function errorResponses(...statuses: (keyof typeof ERROR_TEXTS)[]): Record<number, ErrorResponse> {
  const content = { "application/json": { schema: ErrorBody } };
  return Object.fromEntries(
    statuses.map((status) => [status, { description: ERROR_TEXTS[status], content }]),
  );
}

interface ErrorResponse {
  description: string;
  content: { "application/json": { schema: typeof ErrorBody } };
}

/** A failure on its way to the one renderer. */
export class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.reason);
    this.name = "Refused";
    this.failure = failure;
  }
}

/** What a verb gave; its failure ends the request. */
export function orRefuse<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Refused(result.failure);
}

/** What the schemas refuse: a 400 that names each field. */
export const refuseInvalid: Hook<unknown, AppEnv, string, unknown> = (result) => {
  if (result.success) return;
  const problems = result.error.issues.map((issue) => {
    const place = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
    return `${place}${issue.message}`;
  });
  throw new Refused({ reason: "invalid_request", message: problems.slice(0, MAX_PROBLEMS).join("; ") });
};

export function answerErrors(app: OpenAPIHono<AppEnv>): void {
  app.notFound((c) => render(c, toWireError({ reason: "not_found", what: "route" })));
  app.onError((error, c) => {
    if (error instanceof Refused) return render(c, toWireError(error.failure));
    if (error instanceof StoreUnavailableError)
      return render(c, toWireError({ reason: "memory_unavailable" }));
    if (error instanceof HTTPException && error.status < 500) {
      return render(c, toWireError({ reason: "invalid_request", message: error.message }));
    }
    services(c)?.log.error("a request failed", {
      requestId: c.get("requestId"),
      route: c.req.routePath,
      error: error.name,
    });
    return render(c, INTERNAL_ERROR);
  });
}

const INTERNAL_ERROR: WireError = {
  status: 500,
  code: "internal",
  message: "Something failed on our side; the request id says which request it was.",
};

function render(c: Context<AppEnv>, { status, code, message, headers }: WireError): Response {
  const requestId = c.get("requestId") ?? "";
  const body = { error: { code, message, requestId } };
  return Response.json(body, { status, headers: { ...headers, "x-request-id": requestId } });
}

/** Missing where the configuration itself is wrong: then nothing could be built. */
function services(c: Context<AppEnv>): Services | undefined {
  return c.get("services");
}

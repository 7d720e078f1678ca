/** The one renderer of our own failures on the Anthropic-compatible surface. */
import type { Context } from "hono";
import { errorName, StoreUnavailableError, toWireError, type Failure, type WireError } from "../errors.ts";
import type { AppEnv } from "./context.ts";
import { Refused } from "./errors.ts";

/** Anthropic's names of the statuses that we answer with. */
const TYPES: ReadonlyMap<number, string> = new Map([
  [400, "invalid_request_error"],
  [401, "authentication_error"],
  [404, "not_found_error"],
  [413, "request_too_large"],
  [415, "invalid_request_error"],
  [429, "rate_limit_error"],
  [504, "timeout_error"],
]);

/** What may go well when it is sent again. */
const PASSING: ReadonlySet<Failure["reason"]> = new Set([
  "memory_unavailable",
  "claude_unreachable",
  "too_many_streams",
]);

export function answerAnthropicError(error: Error, c: Context<AppEnv>): Response {
  if (error instanceof Refused)
    return render(c, toWireError(error.failure), PASSING.has(error.failure.reason));
  if (error instanceof StoreUnavailableError)
    return render(c, toWireError({ reason: "memory_unavailable" }), true);
  c.get("services").log.error("a request failed", {
    requestId: c.get("requestId"),
    route: c.req.routePath,
    error: errorName(error),
  });
  const message = "Something failed on our side; the request id says which request it was.";
  return render(c, { status: 500, code: "internal", message }, true);
}

function render(c: Context<AppEnv>, { status, message, headers }: WireError, mayRetry: boolean): Response {
  const requestId = c.get("requestId");
  const error = { type: TYPES.get(status) ?? "api_error", message };
  return Response.json(
    { type: "error", error, request_id: requestId },
    {
      status,
      headers: { ...headers, "request-id": requestId, ...(mayRetry ? {} : { "x-should-retry": "false" }) },
    },
  );
}

/**
 * Failures that a caller can expect, as values; one switch turns them into the wire. What is not
 * expected throws, and `onError` answers for it.
 */

export type Failure =
  | { reason: "unauthenticated" }
  | { reason: "token_invalid" }
  | { reason: "scope_missing" }
  | { reason: "consent_missing" }
  | { reason: "user_merged" }
  | { reason: "not_found"; what: string }
  | { reason: "invalid_request"; message: string }
  | { reason: "payload_too_large"; limitBytes: number }
  | { reason: "unsupported_encoding" }
  | { reason: "conversation_ended" }
  | { reason: "conversation_taken" }
  | { reason: "slots_full"; slots: number; what: string }
  | { reason: "revision_conflict"; revision: number }
  | { reason: "request_running" }
  | { reason: "idempotency_key_reused" }
  | { reason: "refit_running"; id: string }
  | { reason: "claude_refused"; status: number; message: string; retryAfter: string | null }
  | { reason: "claude_unreachable" }
  | { reason: "ambiguous_credentials" }
  | { reason: "too_many_streams"; limit: number }
  | { reason: "budget_spent"; of: "project" | "user" }
  | { reason: "embeddings_unavailable" }
  | { reason: "memory_unavailable" };

export type Result<Value> = { ok: true; value: Value } | { ok: false; failure: Failure };

export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function fail(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}

/** Thrown where a store that a verb can't do without does not answer: 503, and the same request may be sent again. */
export class StoreUnavailableError extends Error {
  override readonly name = "StoreUnavailableError";

  constructor(store: string, options?: ErrorOptions) {
    super(`${store} does not answer.`, options);
  }
}

/** Thrown where a user was erased between a verb's look at them and its write. */
export class UserGoneError extends Error {
  override readonly name = "UserGoneError";

  constructor(options?: ErrorOptions) {
    super("A record's user is gone.", options);
  }
}

/** All that a log says of an unexpected error: its message may hold what nobody is to read. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}

export interface WireError {
  status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 429 | 500 | 502 | 503 | 504 | 529;
  code: string;
  message: string;
  headers?: Record<string, string>;
}

/** What a failure is on our own API's wire. */
export function toWireError(failure: Failure): WireError {
  switch (failure.reason) {
    case "unauthenticated":
      return {
        status: 401,
        code: "unauthenticated",
        message: "Send a valid key: Authorization: Bearer tk_live_… (or tk_test_…).",
      };
    case "token_invalid":
      return {
        status: 401,
        code: "token_invalid",
        message: "This link is no longer good; ask the app for a new one.",
      };
    case "scope_missing":
      return {
        status: 403,
        code: "scope_missing",
        message: "This token reads only; ask for one that writes.",
      };
    case "consent_missing":
      return {
        status: 403,
        code: "consent_missing",
        message: "This user has not given their consent; nothing was stored.",
      };
    case "user_merged":
      return {
        status: 409,
        code: "user_merged",
        message: "This id stands for another user already; merge into that one.",
      };
    case "not_found":
      return { status: 404, code: "not_found", message: `There is no such ${failure.what}.` };
    case "invalid_request":
      return { status: 400, code: "invalid_request", message: failure.message };
    case "payload_too_large":
      return {
        status: 413,
        code: "payload_too_large",
        message: `The body is over ${failure.limitBytes} bytes; send less.`,
      };
    case "unsupported_encoding":
      return {
        status: 415,
        code: "unsupported_encoding",
        message: "Send the body as it is, without Content-Encoding.",
      };
    case "conversation_ended":
      return {
        status: 409,
        code: "conversation_ended",
        message: "This conversation has ended; leave `conversation` out to open a new one.",
      };
    case "conversation_taken":
      return {
        status: 409,
        code: "conversation_taken",
        message: "Another conversation has this id; choose another, or leave it out.",
      };
    case "slots_full":
      return {
        status: 422,
        code: "slots_full",
        message: `All ${failure.slots} ${failure.what} are taken by edits; take one back first.`,
      };
    case "revision_conflict":
      return {
        status: 412,
        code: "revision_conflict",
        message: `The profile is at revision ${failure.revision} by now; read it again and repeat the edit.`,
      };
    case "request_running":
      return {
        status: 409,
        code: "request_running",
        message: "A request with this Idempotency-Key is still running; send it again in a moment.",
        headers: { "retry-after": "2" },
      };
    case "idempotency_key_reused":
      return {
        status: 422,
        code: "idempotency_key_reused",
        message: "This Idempotency-Key came with another body before; choose a new one for a new request.",
      };
    case "refit_running":
      return {
        status: 409,
        code: "refit_running",
        message: `A refit of this project is under way: ${failure.id}. Wait for it, then send the request again.`,
        headers: { "retry-after": "30" },
      };
    case "claude_refused":
      return claudeRefusal(failure);
    case "claude_unreachable":
      return {
        status: 502,
        code: "claude_unreachable",
        message: "Claude could not be reached; nothing was recorded, so the same request may be sent again.",
      };
    case "ambiguous_credentials":
      return {
        status: 401,
        code: "ambiguous_credentials",
        message: "Send each credential once: x-api-key or Authorization, and x-tercet-key beside it.",
      };
    case "too_many_streams":
      return {
        status: 429,
        code: "too_many_streams",
        message: `This key has ${failure.limit} answers under way; send the request again when one has ended.`,
        headers: { "retry-after": "1" },
      };
    case "budget_spent":
      return {
        status: 429,
        code: "budget_spent",
        message: `Today's token budget of this ${failure.of} is spent, or what is left is less than this request may take.`,
      };
    case "embeddings_unavailable":
      return {
        status: 503,
        code: "embeddings_unavailable",
        message: "The embedder does not answer right now; what is done stays done. Send the request again.",
        headers: { "retry-after": "10" },
      };
    case "memory_unavailable":
      return {
        status: 503,
        code: "memory_unavailable",
        message: "Memory can't be reached right now; send the same request again.",
        headers: { "retry-after": "2" },
      };
  }
}

/** Claude's own status where it is the caller's to act on; 502 where only the operator can. */
function claudeRefusal(failure: Extract<Failure, { reason: "claude_refused" }>): WireError {
  const headers = failure.retryAfter === null ? {} : { "retry-after": failure.retryAfter };
  switch (failure.status) {
    case 400:
    case 413:
    case 429:
    case 500:
    case 504:
    case 529:
      return { status: failure.status, code: "claude_refused", message: failure.message, headers };
    case 404:
      return { status: 400, code: "claude_refused", message: failure.message, headers };
    default:
      return { status: 502, code: "claude_refused", message: failure.message, headers };
  }
}

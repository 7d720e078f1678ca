/** Which headers go through the proxy, and whose credential is whose. */
import { fail, ok, type Result } from "../errors.ts";
import type { ClaudeCredential } from "../ports.ts";

const REQUEST_HEADERS = /^(?:accept|content-type|user-agent|idempotency-key|anthropic-.+|x-stainless-.+)$/u;
const RESPONSE_HEADERS =
  /^(?:content-type|content-disposition|cache-control|request-id|retry-after|retry-after-ms|x-should-retry|anthropic-.+)$/u;

const BEARER = /^Bearer ([^\s,]+)$/iu;
const OURS = /^tk_(?:live|test)_/u;

export interface Credentials {
  /** Our key. */
  key: string;
  claude: ClaudeCredential;
}

/**
 * Our key stands in `x-tercet-key`, beside the caller's own Anthropic credential; or alone, in whichever
 * place the client has for one. Of each there is exactly one: Headers join what came twice by a comma.
 */
export function readCredentials(headers: Headers): Result<Credentials> {
  const ours = headers.get("x-tercet-key");
  const apiKey = headers.get("x-api-key");
  const authorization = headers.get("authorization");
  if (apiKey !== null && authorization !== null) return fail({ reason: "ambiguous_credentials" });
  if ([ours, apiKey, authorization].some((value) => value?.includes(","))) {
    return fail({ reason: "ambiguous_credentials" });
  }
  const form = apiKey === null ? "bearer" : "x-api-key";
  const given = apiKey ?? BEARER.exec(authorization ?? "")?.[1];
  if (ours === null) {
    return given === undefined
      ? fail({ reason: "unauthenticated" })
      : ok({ key: given, claude: { form, value: undefined } });
  }
  if (authorization !== null && given === undefined) return fail({ reason: "ambiguous_credentials" });
  // One of ours in both places is never sent to Claude.
  if (given !== undefined && OURS.test(given)) return fail({ reason: "ambiguous_credentials" });
  return ok({ key: ours, claude: { form: given === undefined ? "x-api-key" : form, value: given } });
}

export function requestHeaders(headers: Headers): Headers {
  return allowed(headers, REQUEST_HEADERS);
}

export function responseHeaders(headers: Headers): Headers {
  return allowed(headers, RESPONSE_HEADERS);
}

function allowed(headers: Headers, names: RegExp): Headers {
  const kept = new Headers();
  for (const [name, value] of headers) if (names.test(name)) kept.append(name, value);
  return kept;
}

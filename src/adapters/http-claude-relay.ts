/**
 * Requests of the drop-in proxy, by plain `fetch`: to the configured host only, with one credential, no
 * redirect followed and no encoding asked for, so that bytes arrive as Claude wrote them.
 */
import type { ClaudeCredential, ClaudeRelay } from "../ports.ts";
import type { Breaker } from "./breaker.ts";

const FIRST_SERVER_ERROR = 500;

/** @param health told how each request went */
export function createClaudeRelay(
  baseUrl: string,
  apiKey: string,
  health: Pick<Breaker, "report">,
): ClaudeRelay {
  return {
    async send({ method, path, headers, credential, body }, signal) {
      headers.set("accept-encoding", "identity");
      setCredential(headers, credential, apiKey);
      try {
        const response = await fetch(new URL(path, baseUrl), {
          method,
          headers,
          body,
          redirect: "manual",
          signal,
        });
        health.report(response.status < FIRST_SERVER_ERROR);
        return response;
      } catch (error) {
        if (!signal.aborted) health.report(false);
        throw error;
      }
    },
  };
}

function setCredential(headers: Headers, { form, value }: ClaudeCredential, apiKey: string): void {
  const secret = value ?? apiKey;
  if (form === "bearer") headers.set("authorization", `Bearer ${secret}`);
  else headers.set("x-api-key", secret);
}

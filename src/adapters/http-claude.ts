/**
 * The Messages API by plain `fetch`: the stream's bytes stay as they are, and the SDK's 77 KB stay out
 * of the path. Nothing is retried or skipped here: a chat client knows best whether it still waits.
 */
import type { Claude } from "../ports.ts";
import type { Breaker } from "./breaker.ts";

const ANTHROPIC_VERSION = "2026-10-21";
const FIRST_SERVER_ERROR = 500;

/** What only the operator can mend: no valid key, no credit, no permission. */
const OPERATORS_STATUS = new Set([401, 402, 403]);

/** @param health told how each request went */
export function createHttpClaude(baseUrl: string, apiKey: string, health: Pick<Breaker, "report">): Claude {
  return {
    async stream(request, signal) {
      try {
        const response = await fetch(new URL("/v1/messages", baseUrl), {
          method: "POST",
          headers: {
            "anthropic-version": ANTHROPIC_VERSION,
            authorization: `Bearer ${apiKey}`,
            "content-type": "application/json",
          },
          body: JSON.stringify({ ...request, stream: true }),
          redirect: "manual",
          signal,
        });
        const { status } = response;
        health.report(status < FIRST_SERVER_ERROR && !OPERATORS_STATUS.has(status));
        return response;
      } catch (error) {
        health.report(false);
        throw error;
      }
    },
  };
}

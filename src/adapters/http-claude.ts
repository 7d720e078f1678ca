/**
 * The Messages API by plain `fetch`: the stream's bytes stay as they are, and the SDK's 77 KB stay out
 * of the path. Nothing is retried here: a chat client knows best whether it still waits.
 */
import type { Claude } from "../ports.ts";

const ANTHROPIC_VERSION = "2026-10-21";

export function createHttpClaude(baseUrl: string, apiKey: string): Claude {
  return {
    stream: (request, signal) =>
      fetch(new URL("/v1/messages", baseUrl), {
        method: "POST",
        headers: {
          "anthropic-version": ANTHROPIC_VERSION,
          authorization: `Bearer ${apiKey}`,
          "content-type": "application/json",
        },
        body: JSON.stringify({ ...request, stream: true }),
        redirect: "manual",
        signal,
      }),
  };
}

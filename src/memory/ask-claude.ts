import { z } from "zod";
import { fail, ok, type Result } from "../errors.ts";
import type { ClaudeRequest, Services } from "../ports.ts";

/** As long as Claude itself lets a request take. */
const HEADERS_TIMEOUT_MS = 600_000;

const ClaudeError = z.object({ error: z.object({ type: z.string(), message: z.string() }) });

/** Claude's streaming answer; a refusal keeps Claude's status, words and `retry-after`. */
export async function askClaude(
  services: Services,
  request: ClaudeRequest,
  abort: AbortController,
): Promise<Result<ReadableStream<Uint8Array>>> {
  const timer = setTimeout(() => abort.abort(), HEADERS_TIMEOUT_MS);
  let response: Response;
  try {
    response = await services.claude.stream(request, abort.signal);
  } catch {
    return fail({ reason: "claude_unreachable" });
  } finally {
    clearTimeout(timer);
  }
  if (response.ok && response.body) return ok(response.body);
  return fail({
    reason: "claude_refused",
    status: response.status,
    message: await readRefusal(response),
    retryAfter: response.headers.get("retry-after"),
  });
}

async function readRefusal(response: Response): Promise<string> {
  try {
    const { error } = ClaudeError.parse(await response.json());
    return `Claude refused the request: ${error.type}: ${error.message}`;
  } catch {
    return `Claude refused the request with status ${response.status}.`;
  }
}

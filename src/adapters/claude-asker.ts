/** Structured calls behind a breaker: nobody waits for a Claude that is known to be down. */
import type { ExtractionFallback } from "../ports.ts";
import { StoreSkippedError, type Breaker } from "./breaker.ts";
import type { CallFailure, CallOptions, CallOutcome, CallPrompt } from "./claude-call.ts";

export interface AskerOptions extends CallOptions {
  breaker: Breaker;
}

/** What is wrong with one question or its answer says nothing of the next. */
const OF_ONE_QUESTION = new Set<ExtractionFallback>(["rejected", "refused", "unparsable"]);

class Outage extends Error {
  readonly failure: CallFailure;

  constructor(failure: CallFailure) {
    super(failure.fallback);
    this.failure = failure;
  }
}

export async function askClaudeFor<Answer>(
  { breaker, ...call }: AskerOptions,
  prompt: CallPrompt<Answer>,
): Promise<CallOutcome<Answer>> {
  const { callClaude } = await import("./claude-call.ts");
  try {
    return await breaker.run(async () => {
      const outcome = await callClaude(call, prompt);
      if ("fallback" in outcome && !OF_ONE_QUESTION.has(outcome.fallback)) throw new Outage(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Outage) return error.failure;
    if (error instanceof StoreSkippedError) return { fallback: "down" };
    throw error;
  }
}

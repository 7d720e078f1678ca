/**
 * The extractor that asks Claude, at most once a conversation, and falls back to the rules, for that
 * conversation, with the reason. What Claude is sent are the user's own words alone.
 */
import { combineSignals } from "../persona/extraction/combine.ts";
import { isWorthExtracting } from "../persona/extraction/gate.ts";
import { ownTurns } from "../persona/extraction/own-turns.ts";
import { EXTRACTION_INSTRUCTIONS, layOutTranscript } from "../persona/extraction/prompt.ts";
import { readAnswer } from "../persona/extraction/read-answer.ts";
import { extractByRules } from "../persona/rules/extract.ts";
import type { ExtractionFallback, Extractor } from "../ports.ts";
import { StoreSkippedError, type Breaker } from "./breaker.ts";
import type { CallOptions, CallOutcome } from "./claude-call.ts";

export interface ClaudeExtractorOptions extends CallOptions {
  /** Whether the gate decides if a conversation is worth a call; else every one is. */
  gated: boolean;
  /** Keeps conversations from waiting for a Claude that is known to be down. */
  breaker: Breaker;
}

/** What is wrong with one conversation or its answer says nothing of the next. */
const OF_ONE_CONVERSATION = new Set<ExtractionFallback>(["rejected", "refused", "unparsable", "budget"]);

class ExtractionOutage extends Error {
  readonly outcome: CallOutcome & { fallback: ExtractionFallback };

  constructor(outcome: CallOutcome & { fallback: ExtractionFallback }) {
    super(outcome.fallback);
    this.outcome = outcome;
  }
}

export function createClaudeExtractor({ gated, breaker, ...call }: ClaudeExtractorOptions): Extractor {
  async function ask(transcript: string): Promise<CallOutcome> {
    const { callClaude } = await import("./claude-call.ts");
    try {
      return await breaker.run(async () => {
        const outcome = await callClaude(call, { instructions: EXTRACTION_INSTRUCTIONS, transcript });
        if ("fallback" in outcome && !OF_ONE_CONVERSATION.has(outcome.fallback)) {
          throw new ExtractionOutage(outcome);
        }
        return outcome;
      });
    } catch (error) {
      if (error instanceof ExtractionOutage) return error.outcome;
      if (error instanceof StoreSkippedError) return { fallback: "down" };
      throw error;
    }
  }

  return {
    async extract(turns, mayCall) {
      const rules = extractByRules(turns);
      const own = ownTurns(turns);
      const isWorthIt = own.length > 0 && (!gated || isWorthExtracting(own, rules));
      if (!isWorthIt) return { signals: rules };
      if (!(await mayCall())) return { signals: rules, fallback: "budget" };

      const outcome = await ask(layOutTranscript(own).text);
      if ("fallback" in outcome) return { signals: rules, ...outcome };
      const claude = readAnswer(outcome.answer, own);
      return { signals: combineSignals(claude, rules), usage: outcome.usage };
    },
  };
}

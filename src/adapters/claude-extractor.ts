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
import type { Extractor } from "../ports.ts";
import type { CallOptions } from "./claude-call.ts";

export interface ClaudeExtractorOptions extends CallOptions {
  /** Whether the gate decides if a conversation is worth a call; else every one is. */
  gated: boolean;
}

export function createClaudeExtractor({ gated, ...call }: ClaudeExtractorOptions): Extractor {
  return {
    async extract(turns, mayCall) {
      const rules = extractByRules(turns);
      const own = ownTurns(turns);
      const isWorthIt = own.length > 0 && (!gated || isWorthExtracting(own, rules));
      if (!isWorthIt) return { signals: rules };
      if (!(await mayCall())) return { signals: rules, fallback: "budget" };

      const { callClaude } = await import("./claude-call.ts");
      const outcome = await callClaude(call, {
        instructions: EXTRACTION_INSTRUCTIONS,
        transcript: layOutTranscript(own).text,
      });
      if ("fallback" in outcome) return { signals: rules, ...outcome };
      const claude = readAnswer(outcome.answer, own);
      return { signals: combineSignals(claude, rules), usage: outcome.usage };
    },
  };
}

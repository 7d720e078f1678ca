/** What learning from a conversation would cost where Claude extracts. Pure. */
import { z } from "zod";

import { ExtractionAnswer } from "../../src/persona/extraction/answer-schema.ts";
import { isWorthExtracting } from "../../src/persona/extraction/gate.ts";
import { ownTurns } from "../../src/persona/extraction/own-turns.ts";
import { EXTRACTION_INSTRUCTIONS, layOutTranscript } from "../../src/persona/extraction/prompt.ts";
import { costNanoUsd, type TokenUsage } from "../../src/persona/price-table.ts";
import { extractByRules } from "../../src/persona/rules/extract.ts";
import { estimateTokens } from "../../src/persona/token-estimate.ts";
import { NO_TOKENS } from "../costs/tokens.ts";

export type ExtractorName = "rules" | "hybrid" | "claude";

export interface Estimate {
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** Null where the price table does not know the model. */
  nanoUsd: number | null;
}

export const NOTHING: Estimate = { calls: 0, inputTokens: 0, outputTokens: 0, nanoUsd: 0 };

const FIXED_INPUT_TOKENS =
  estimateTokens(EXTRACTION_INSTRUCTIONS) + estimateTokens(JSON.stringify(z.toJSONSchema(ExtractionAnswer)));
/** One signal of an answer as JSON, its quotation included; Claude finds about one more than the rules. */
const SIGNAL_TOKENS = 90;
const SIGNALS_BEYOND_RULES = 1;

/** @param turns what the user said */
export function estimateExtraction(
  turns: readonly string[],
  extractor: ExtractorName,
  model: string,
): Estimate {
  if (extractor === "rules") return NOTHING;
  const own = ownTurns(turns);
  if (own.length === 0) return NOTHING;
  const rules = extractByRules(turns);
  if (extractor === "hybrid" && !isWorthExtracting(own, rules)) return NOTHING;
  const usage = extractionUsage(estimateTokens(layOutTranscript(own).text), rules.length);
  const { inputTokens, outputTokens } = usage;
  return { calls: 1, inputTokens, outputTokens, nanoUsd: costNanoUsd(model, usage) };
}

/** Of one call. @param found how many signals the rules find */
export function extractionUsage(transcriptTokens: number, found: number): TokenUsage {
  return {
    ...NO_TOKENS,
    inputTokens: FIXED_INPUT_TOKENS + transcriptTokens,
    outputTokens: SIGNAL_TOKENS * (found + SIGNALS_BEYOND_RULES),
  };
}

export function add(one: Estimate, other: Estimate): Estimate {
  return {
    calls: one.calls + other.calls,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    nanoUsd: one.nanoUsd === null || other.nanoUsd === null ? null : one.nanoUsd + other.nanoUsd,
  };
}

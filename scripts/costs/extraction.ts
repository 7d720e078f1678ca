/** What learning from a conversation costs on average, where Claude extracts. Pure. */
import { extractionUsage, type ExtractorName } from "../import/cost.ts";
import { requestUsd } from "./tokens.ts";

/**
 * Of conversations, those that the hybrid extractor pays a call for: 7 of 60 of a support bot's, by
 * `npm run gate` (24 November 2026); of banking questions 8 of 300, of talk among friends nearly all.
 */
export const GATE_SHARE = 0.117;

export interface ExtractionFacts {
  extractor: ExtractorName;
  model: string;
  /** Of the user's own words in a conversation. */
  userTokens: number;
  /** How many signals the rules find in one. */
  signals: number;
  gateShare?: number;
}

/** Dollars a conversation. @throws RangeError for a model that the price table does not know */
export function extractionUsd(facts: ExtractionFacts): number {
  const { extractor, model, userTokens, signals, gateShare = GATE_SHARE } = facts;
  if (extractor === "rules") return 0;
  const usd = requestUsd(model, extractionUsage(userTokens, Math.round(signals)));
  return extractor === "claude" ? usd : gateShare * usd;
}

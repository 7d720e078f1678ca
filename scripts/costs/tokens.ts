/** Tokens by the kinds that Claude bills, and their price by the dated table. Pure. */
import { costNanoUsd, type TokenUsage } from "../../src/persona/price-table.ts";

const NANO_USD_PER_USD = 1e9;

export const NO_TOKENS: TokenUsage = {
  inputTokens: 0,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
  cacheReadTokens: 0,
  outputTokens: 0,
};

export function addTokens(one: TokenUsage, other: TokenUsage): TokenUsage {
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    cacheWrite5mTokens: one.cacheWrite5mTokens + other.cacheWrite5mTokens,
    cacheWrite1hTokens: one.cacheWrite1hTokens + other.cacheWrite1hTokens,
    cacheReadTokens: one.cacheReadTokens + other.cacheReadTokens,
    outputTokens: one.outputTokens + other.outputTokens,
  };
}

/** All that went in, however it was billed. */
export function promptTokens(usage: TokenUsage): number {
  return usage.inputTokens + usage.cacheWrite5mTokens + usage.cacheWrite1hTokens + usage.cacheReadTokens;
}

/**
 * Dollars for one request; a sum of requests is no request, since a long prompt has prices of its own.
 *
 * @throws RangeError for a model that the price table does not know
 */
export function requestUsd(model: string, usage: TokenUsage): number {
  const nanoUsd = costNanoUsd(model, usage);
  if (nanoUsd === null) throw new RangeError(`The price table has no ${model}.`);
  return nanoUsd / NANO_USD_PER_USD;
}

/**
 * What Claude's tokens cost, by date. Integers in nano-dollars a token ($1 a million tokens = 1000),
 * so that sums are exact.
 * Source: Anthropic's pricing page as of November 2026.
 */

export const PRICE_TABLE_DATE = "2026-11";

export interface ModelPrice {
  input: number;
  output: number;
  cacheWrite5m: number;
  cacheWrite1h: number;
  cacheRead: number;
}

interface ModelEntry extends ModelPrice {
  /** The shortest prefix, in tokens, that the model caches. */
  minimumCacheableTokens: number;
  /** Prices of a prompt over so many tokens. */
  long?: ModelPrice & { overTokens: number };
}

function price(
  input: number,
  output: number,
  cacheWrite5m: number,
  cacheWrite1h: number,
  cacheRead: number,
): ModelPrice {
  return { input, output, cacheWrite5m, cacheWrite1h, cacheRead };
}

const MODELS: ReadonlyMap<string, ModelEntry> = new Map(
  Object.entries({
    "claude-fable-5-1": { ...price(10_000, 50_000, 12_500, 20_000, 250), minimumCacheableTokens: 512 },
    "claude-opus-5-5": { ...price(4000, 20_000, 5000, 8000, 200), minimumCacheableTokens: 512 },
    "claude-opus-5": { ...price(5000, 25_000, 6250, 10_000, 500), minimumCacheableTokens: 512 },
    "claude-sonnet-5-5": { ...price(2000, 10_000, 2500, 4000, 100), minimumCacheableTokens: 512 },
    "claude-sonnet-5": { ...price(2000, 10_000, 2500, 4000, 200), minimumCacheableTokens: 1024 },
    "claude-sonnet-4-6": { ...price(3000, 15_000, 3750, 6000, 300), minimumCacheableTokens: 1024 },
    "claude-haiku-5-5": {
      ...price(100, 500, 125, 200, 10),
      minimumCacheableTokens: 512,
      long: { ...price(500, 2500, 625, 1000, 50), overTokens: 100_000 },
    },
    "claude-haiku-4-5": { ...price(1000, 5000, 1250, 2000, 100), minimumCacheableTokens: 4096 },
  }),
);

/** What a token costs at most, cached or not: for a budget that an unknown model counts against too. */
export const DEAREST_NANO_USD = {
  input: Math.max(...[...MODELS.values()].flatMap(pricesOf).map((each) => each.cacheWrite1h)),
  output: Math.max(...[...MODELS.values()].flatMap(pricesOf).map((each) => each.output)),
} as const;

function pricesOf(entry: ModelEntry): ModelPrice[] {
  return entry.long ? [entry, entry.long] : [entry];
}

/** For a model that the table does not know: the largest minimum, so that no marker is set in vain. */
const UNKNOWN_MODEL_MINIMUM_TOKENS = 4096;

export interface TokenUsage {
  inputTokens: number;
  cacheWrite5mTokens: number;
  cacheWrite1hTokens: number;
  cacheReadTokens: number;
  outputTokens: number;
}

/** A dated name ("claude-haiku-4-5-20251001") is the model without its date. */
function findModel(name: string): ModelEntry | undefined {
  return MODELS.get(name) ?? MODELS.get(name.replace(/-\d{8}$/u, ""));
}

export function minimumCacheableTokens(model: string): number {
  return findModel(model)?.minimumCacheableTokens ?? UNKNOWN_MODEL_MINIMUM_TOKENS;
}

/** The cost of one request in nano-dollars; null for a model that the table does not know. */
export function costNanoUsd(model: string, usage: TokenUsage): number | null {
  const entry = findModel(model);
  if (!entry) return null;
  const { inputTokens, cacheWrite5mTokens, cacheWrite1hTokens, cacheReadTokens } = usage;
  const promptTokens = inputTokens + cacheWrite5mTokens + cacheWrite1hTokens + cacheReadTokens;
  const prices = entry.long && promptTokens > entry.long.overTokens ? entry.long : entry;
  return (
    inputTokens * prices.input +
    cacheWrite5mTokens * prices.cacheWrite5m +
    cacheWrite1hTokens * prices.cacheWrite1h +
    cacheReadTokens * prices.cacheRead +
    usage.outputTokens * prices.output
  );
}

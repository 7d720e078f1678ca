/** From which history on Tercet pays, by model and volume, with what learning costs and without. Pure. */
import { payingFrom, savingUsd, type Baseline } from "./break-even.ts";
import type { EvenVisit } from "./history.ts";
import { platformBill } from "./platform-bill.ts";

export const VOLUMES = [1000, 10_000, 100_000] as const;

export interface BreakEvenFacts {
  model: string;
  systemTokens: number;
  /** As that model counts. */
  visit: Omit<EvenVisit, "historyTokens">;
  baseline: Baseline;
  /** Whether Tercet's own requests are cached. */
  caches: boolean;
  extractionUsd: number;
  signals: number;
}

export interface BreakEvenCell {
  conversationsPerMonth: number;
  /** Tokens of earlier visits; undefined: it does not pay. */
  historyTokens: number | undefined;
  /** The same if learning cost nothing, as it does by rules. */
  historyTokensByRules: number | undefined;
}

const SECONDS_PER_MINUTE = 60;

export function breakEvenCells(facts: BreakEvenFacts): BreakEvenCell[] {
  const { model, systemTokens, visit, baseline, caches, extractionUsd, signals } = facts;
  const minutesPerConversation = ((visit.turns - 1) * visit.secondsBetweenTurns) / SECONDS_PER_MINUTE;
  const traffic = { turns: visit.turns, minutesPerConversation, signals };
  const billing = { model, systemTokens, caches };
  const saved = new Map<number, number>();
  const savedBy = (historyTokens: number): number => {
    const known = saved.get(historyTokens);
    if (known !== undefined) return known;
    const usd = savingUsd({ visit, facts: billing, baseline, extractionUsd: 0 }, historyTokens);
    saved.set(historyTokens, usd);
    return usd;
  };
  return VOLUMES.map((conversationsPerMonth) => {
    const platformUsd = platformBill({ ...traffic, conversationsPerMonth }).usd / conversationsPerMonth;
    return {
      conversationsPerMonth,
      historyTokens: payingFrom(savedBy, platformUsd + extractionUsd),
      historyTokensByRules: payingFrom(savedBy, platformUsd),
    };
  });
}

/** From which history on Tercet would pay, for conversations like the logs' on average. Pure. */
import { MODELS } from "../claude-emulator/models.ts";
import { breakEvenCells, type BreakEvenCell } from "../costs/break-even-table.ts";
import type { LoggedVisit } from "./logged-visits.ts";
import { scaled, SPEAKER_TOKENS } from "./model-tokens.ts";
import type { MonthlyFacts } from "./monthly.ts";
import { meanVisit } from "./traffic.ts";

/** Against all of the history, cached. */
export interface BreakEvenRow {
  model: string;
  cells: BreakEvenCell[];
}

/** Of each model. */
export function breakEvenRows(
  users: readonly (readonly LoggedVisit[])[],
  { systemTokens, blockTokens, extractionUsd, signalsPerVisit }: Omit<MonthlyFacts, "model" | "now">,
): BreakEvenRow[] {
  const visit = meanVisit(users);
  return MODELS.map(({ id: model }) => ({
    model,
    cells: breakEvenCells({
      model,
      systemTokens: scaled(systemTokens, model),
      visit: {
        turns: Math.max(1, Math.round(visit.turns)),
        userTokens: scaled(visit.userTokens, model) + SPEAKER_TOKENS,
        answerTokens: scaled(visit.answerTokens, model),
        blockTokens: scaled(blockTokens, model),
        secondsBetweenTurns: visit.secondsBetweenTurns,
      },
      baseline: { strategy: "stuffed", caches: true },
      caches: true,
      extractionUsd: extractionUsd / visit.visits,
      signals: signalsPerVisit,
    }),
  }));
}

/** From which history and which volume on ours pays, by the users of this run. Pure. */
import { findModel } from "../../claude-emulator/models.ts";
import { countTokens } from "../../claude-emulator/tokens.ts";
import { breakEvenCells, VOLUMES, type BreakEvenCell } from "../../costs/break-even-table.ts";
import { payingVolume, savingUsd, type Baseline } from "../../costs/break-even.ts";
import { platformBill } from "../../costs/platform-bill.ts";
import type { Results } from "../results.ts";
import { SYSTEM_PROMPT } from "../system-prompt.ts";
import { MODEL_IDS } from "./bills.ts";

const SECONDS_BETWEEN_TURNS = 85;
const SECONDS_PER_MINUTE = 60;

/** What is compared with: the usual, and the strongest of the simple ones. */
const BASELINES: readonly { name: string; baseline: Baseline }[] = [
  { name: "all history, cached", baseline: { strategy: "stuffed", caches: true } },
  { name: "ten turns anchored, cached", baseline: { strategy: "anchored-ten", caches: true } },
];

export interface BreakEven {
  baseline: string;
  model: string;
  cells: BreakEvenCell[];
  /** Visits a month from which it pays at the typical history: with extraction counted, and without. */
  volume: number | undefined;
  volumeByRules: number | undefined;
}

export interface BreakEvens {
  platform: { volume: number; usd: number }[];
  typicalHistoryTokens: number;
  rows: BreakEven[];
}

/** The history taken for typical is half of what these users' came to in the end. */
export function findBreakEvens(results: Results, blockTokens: number): BreakEvens {
  const { turns, openings, userTokens, answerTokens, conversationsEach, extraction } = results;
  const visit = {
    turns: Math.max(1, Math.round(turns / openings)),
    userTokens: Math.round(userTokens),
    answerTokens: Math.round(answerTokens),
    blockTokens,
    secondsBetweenTurns: SECONDS_BETWEEN_TURNS,
  };
  const signals = results.signalsPerConversation;
  const traffic = {
    turns: visit.turns,
    minutesPerConversation: ((visit.turns - 1) * SECONDS_BETWEEN_TURNS) / SECONDS_PER_MINUTE,
    signals,
  };
  const typicalHistoryTokens = Math.round(
    ((userTokens + answerTokens) * visit.turns * conversationsEach) / 2,
  );
  const extractionUsd = extraction.usd / openings;
  return {
    platform: VOLUMES.map((volume) => ({
      volume,
      usd: platformBill({ ...traffic, conversationsPerMonth: volume }).usd,
    })),
    typicalHistoryTokens,
    rows: BASELINES.flatMap(({ name, baseline }) =>
      MODEL_IDS.map((model): BreakEven => {
        const systemTokens = countTokens(SYSTEM_PROMPT, findModel(model)?.tokenFactor ?? 1);
        const facts = { model, systemTokens, caches: true };
        const saved = savingUsd({ visit, facts, baseline, extractionUsd: 0 }, typicalHistoryTokens);
        return {
          baseline: name,
          model,
          cells: breakEvenCells({ ...facts, visit, baseline, extractionUsd, signals }),
          volume: payingVolume(saved - extractionUsd, traffic),
          volumeByRules: payingVolume(saved, traffic),
        };
      }),
    ),
  };
}

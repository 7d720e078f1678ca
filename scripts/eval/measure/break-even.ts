/** From which history and which volume on ours pays, by the users of this run. Pure. */
import { findModel } from "../../claude-emulator/models.ts";
import { countTokens } from "../../claude-emulator/tokens.ts";
import {
  payingHistory,
  payingVolume,
  savingUsd,
  type Baseline,
  type HistoryQuestion,
} from "../../costs/break-even.ts";
import { platformBill } from "../../costs/platform-bill.ts";
import { SYSTEM_PROMPT } from "../system-prompt.ts";
import type { Results } from "../results.ts";
import { MODEL_IDS } from "./bills.ts";

export const VOLUMES = [1000, 10_000, 100_000] as const;
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
  extraction: boolean;
  /** Tokens of history at which it pays, by volume; undefined: at none. */
  history: (number | undefined)[];
  /** Conversations a month from which it pays, with half of what these users' histories came to in the end. */
  volume: number | undefined;
}

export interface BreakEvens {
  platformUsd: number[];
  typicalHistoryTokens: number;
  rows: BreakEven[];
}

export function findBreakEvens(results: Results, blockTokens: number): BreakEvens {
  const { turns, openings, userTokens, answerTokens, conversationsEach, extraction } = results;
  const turnsEach = Math.max(1, Math.round(turns / openings));
  const typicalHistoryTokens = Math.round(((userTokens + answerTokens) * turnsEach * conversationsEach) / 2);
  const traffic = (conversationsPerMonth: number) => ({
    conversationsPerMonth,
    turns: turnsEach,
    minutesPerConversation: (turnsEach * SECONDS_BETWEEN_TURNS) / SECONDS_PER_MINUTE,
    signals: results.signalsPerConversation,
  });
  const question = (
    baseline: Baseline,
    model: string,
    extracts: boolean,
    volume: number,
  ): HistoryQuestion => ({
    visit: {
      turns: turnsEach,
      userTokens: Math.round(userTokens),
      answerTokens: Math.round(answerTokens),
      blockTokens,
      secondsBetweenTurns: SECONDS_BETWEEN_TURNS,
    },
    facts: {
      model,
      systemTokens: countTokens(SYSTEM_PROMPT, findModel(model)?.tokenFactor ?? 1),
      caches: true,
    },
    baseline,
    extractionUsd: extracts ? extraction.usd / openings : 0,
    traffic: traffic(volume),
  });
  return {
    platformUsd: VOLUMES.map((volume) => platformBill(traffic(volume)).usd),
    typicalHistoryTokens,
    rows: BASELINES.flatMap(({ name, baseline }) =>
      MODEL_IDS.flatMap((model) =>
        [false, true].map((extracts): BreakEven => ({
          baseline: name,
          model,
          extraction: extracts,
          history: VOLUMES.map((volume) => payingHistory(question(baseline, model, extracts, volume))),
          volume: payingVolume(
            savingUsd(question(baseline, model, extracts, VOLUMES[0]), typicalHistoryTokens),
            traffic(VOLUMES[0]),
          ),
        })),
      ),
    ),
  };
}

/** From which history and which volume on ours pays against all history, cached, by the users of this run. Pure. */
import { findModel } from "../../claude-emulator/models.ts";
import { countTokens } from "../../claude-emulator/tokens.ts";
import { payingHistory, payingVolume, savingUsd, type HistoryQuestion } from "../../costs/break-even.ts";
import { platformBill } from "../../costs/platform-bill.ts";
import { SYSTEM_PROMPT } from "../system-prompt.ts";
import type { Results } from "../results.ts";
import { MODEL_IDS } from "./bills.ts";

export const VOLUMES = [1000, 10_000, 100_000] as const;
const SECONDS_BETWEEN_TURNS = 85;
const SECONDS_PER_MINUTE = 60;

export interface BreakEven {
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
  const question = (model: string, extracts: boolean, volume: number): HistoryQuestion => ({
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
    baseline: { strategy: "stuffed", caches: true },
    extractionUsd: extracts ? extraction.usd / openings : 0,
    traffic: traffic(volume),
  });
  return {
    platformUsd: VOLUMES.map((volume) => platformBill(traffic(volume)).usd),
    typicalHistoryTokens,
    rows: MODEL_IDS.flatMap((model) =>
      [false, true].map((extracts): BreakEven => ({
        model,
        extraction: extracts,
        history: VOLUMES.map((volume) => payingHistory(question(model, extracts, volume))),
        volume: payingVolume(
          savingUsd(question(model, extracts, VOLUMES[0]), typicalHistoryTokens),
          traffic(VOLUMES[0]),
        ),
      })),
    ),
  };
}

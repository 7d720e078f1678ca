/** A month by the logs: what each way to remember costs, and Tercet with all that belongs to it. Pure. */
import { findModel, MODELS } from "../claude-emulator/models.ts";
import { VOLUMES } from "../costs/break-even-table.ts";
import { payingVolume } from "../costs/break-even.ts";
import { platformBill, type Traffic } from "../costs/platform-bill.ts";
import type { PlatformBill } from "../costs/platform-prices.ts";
import { NO_TOKENS, promptTokens, requestUsd } from "../costs/tokens.ts";
import { baselineOf, BASELINES, type BaselineName } from "./baselines.ts";
import type { LoggedVisit } from "./logged-visits.ts";
import { meanVisit, type MeanVisit } from "./traffic.ts";
import { billUsers, type UserBills } from "./user-bills.ts";

export interface MonthlyFacts {
  model: string;
  now: BaselineName;
  /** As Haiku 4.5 counts, like all tokens of the logs. */
  systemTokens: number;
  blockTokens: number;
  signalsPerVisit: number;
  /** Of all visits of the logs. */
  extractionUsd: number;
  conversationsPerMonth: number;
}

/** Dollars a month, with the answers, which are the same in all. */
export interface BaselineRow {
  name: BaselineName;
  usd: number;
  promptTokensPerTurn: number;
  /** From how many conversations a month on Tercet costs less; undefined: it does not pay. */
  paysFrom: number | undefined;
  /** Whether some prompt is longer than the model takes. */
  overflows: boolean;
}

export interface TercetRow {
  caches: boolean;
  claudeUsd: number;
  /** Learning and the platform included. */
  usd: number;
  promptTokensPerTurn: number;
}

export interface Month {
  baselines: BaselineRow[];
  /** Without and with caching. */
  tercet: [TercetRow, TercetRow];
  extractionUsd: number;
  platform: PlatformBill;
  /** The platform alone at other volumes. */
  platformAt: { conversationsPerMonth: number; usd: number }[];
  answersUsd: number;
  /** What the bot does today, on models that are cheaper than its own; the cheapest first. */
  cheaperModels: { model: string; usd: number }[];
}

/** @param onUser told after each user */
export function estimateMonth(
  users: readonly (readonly LoggedVisit[])[],
  facts: MonthlyFacts,
  onUser: () => void,
): Month {
  const { model, conversationsPerMonth, signalsPerVisit } = facts;
  const visit = meanVisit(users);
  const cheaper = MODELS.map(({ id }) => id).filter((id) => inputUsd(id) < inputUsd(model));
  const today = baselineOf(facts.now);
  const sendings = [
    ...BASELINES.map(({ strategy, caches }) => ({ model, strategy, caches })),
    ...[false, true].map((caches) => ({ model, strategy: "tercet" as const, caches })),
    ...cheaper.map((other) => ({ ...today, model: other })),
  ];
  const bills = billUsers(users, sendings, { ...facts, answerTokens: visit.answerTokens }, onUser);

  const perMonth = conversationsPerMonth / visit.visits;
  const traffic = { turns: visit.turns, minutesPerConversation: visit.minutes, signals: signalsPerVisit };
  const platformOf = (volume: number): PlatformBill =>
    platformBill({ ...traffic, conversationsPerMonth: volume });
  const platform = platformOf(conversationsPerMonth);
  const extractionUsd = facts.extractionUsd * perMonth;
  const tercetRow = (caches: boolean): TercetRow => {
    const { usd, tokens, requests } = bills.of({ model, strategy: "tercet", caches });
    return {
      caches,
      claudeUsd: usd * perMonth,
      usd: usd * perMonth + extractionUsd + platform.usd,
      promptTokensPerTurn: promptTokens(tokens) / requests,
    };
  };
  const { outputTokens } = bills.of({ model, strategy: "tercet", caches: false }).tokens;
  return {
    baselines: baselineRows(bills, facts, visit, traffic),
    tercet: [tercetRow(false), tercetRow(true)],
    extractionUsd,
    platform,
    platformAt: VOLUMES.map((volume) => ({ conversationsPerMonth: volume, usd: platformOf(volume).usd })),
    answersUsd: outputTokens * requestUsd(model, { ...NO_TOKENS, outputTokens: 1 }) * perMonth,
    cheaperModels: cheaper
      .map((other) => ({ model: other, usd: bills.of({ ...today, model: other }).usd * perMonth }))
      .toSorted((one, other) => one.usd - other.usd),
  };
}

function baselineRows(
  bills: UserBills,
  { model, extractionUsd, conversationsPerMonth }: MonthlyFacts,
  { visits }: MeanVisit,
  traffic: Omit<Traffic, "conversationsPerMonth">,
): BaselineRow[] {
  const contextTokens = findModel(model)?.contextTokens ?? Infinity;
  return BASELINES.map(({ name, strategy, caches }) => {
    const { usd, tokens, requests, longestPromptTokens } = bills.of({ model, strategy, caches });
    const tercetUsd = bills.of({ model, strategy: "tercet", caches }).usd;
    return {
      name,
      usd: (usd * conversationsPerMonth) / visits,
      promptTokensPerTurn: promptTokens(tokens) / requests,
      paysFrom: payingVolume((usd - tercetUsd - extractionUsd) / visits, traffic),
      overflows: longestPromptTokens > contextTokens,
    };
  });
}

function inputUsd(model: string): number {
  return requestUsd(model, { ...NO_TOKENS, inputTokens: 1 });
}

/** A month by the logs: what each way to remember costs, and Tercet with all that belongs to it. Pure. */
import { findModel, MODELS } from "../claude-emulator/models.ts";
import { MESSAGE_TOKENS } from "../claude-emulator/cache/block-tokens.ts";
import { addBills, billVisits, NO_BILL, type Bill } from "../costs/bill.ts";
import { payingVolume } from "../costs/break-even.ts";
import type { Visit } from "../costs/history.ts";
import { platformBill, type Traffic } from "../costs/platform-bill.ts";
import type { PlatformBill } from "../costs/platform-prices.ts";
import type { Strategy } from "../costs/strategies.ts";
import { NO_TOKENS, promptTokens, requestUsd } from "../costs/tokens.ts";
import { BASELINES, type BaselineName } from "./baselines.ts";
import type { LoggedVisit } from "./logged-visits.ts";

const MS_PER_MINUTE = 60_000;

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
  usd: number;
  promptTokensPerTurn: number;
}

export interface CheaperModel {
  model: string;
  /** What the bot does today, on that model. */
  usd: number;
}

export interface Month {
  visits: number;
  turns: number;
  baselines: BaselineRow[];
  /** Without and with caching. */
  tercet: [TercetRow, TercetRow];
  extractionUsd: number;
  platform: PlatformBill;
  answersUsd: number;
  /** Cheaper than the bot's own, the cheapest first. */
  cheaperModels: CheaperModel[];
}

/** @param onUser told after each user */
export function estimateMonth(
  users: readonly (readonly LoggedVisit[])[],
  facts: MonthlyFacts,
  onUser: () => void,
): Month {
  const { model, now, blockTokens, systemTokens, conversationsPerMonth } = facts;
  const today = BASELINES.find(({ name }) => name === now) ?? BASELINES[0];
  const answers = meanAnswer(users);
  const bills = createBills();
  const traffic = { visits: 0, turns: 0, minutes: 0 };
  const cheaper = cheaperModels(model);

  for (const logged of users) {
    const visits = forModel(logged, model, { blockTokens, answers });
    const own = { model, systemTokens: scaled(systemTokens, model) };
    for (const { strategy, caches } of BASELINES)
      bills.add(model, strategy, caches, visits, own.systemTokens);
    for (const caches of [false, true]) bills.add(model, "tercet", caches, visits, own.systemTokens);
    for (const other of cheaper) {
      const theirs = forModel(logged, other, { blockTokens, answers });
      bills.add(other, today.strategy, today.caches, theirs, scaled(systemTokens, other));
    }
    traffic.visits += visits.length;
    for (const { turns } of visits) {
      traffic.turns += turns.length;
      traffic.minutes += ((turns.at(-1)?.at ?? 0) - (turns[0]?.at ?? 0)) / MS_PER_MINUTE;
    }
    onUser();
  }

  const perMonth = conversationsPerMonth / traffic.visits;
  const each: Omit<Traffic, "conversationsPerMonth"> = {
    turns: traffic.turns / traffic.visits,
    minutesPerConversation: traffic.minutes / traffic.visits,
    signals: facts.signalsPerVisit,
  };
  const platform = platformBill({ ...each, conversationsPerMonth });
  const extractionUsd = facts.extractionUsd * perMonth;
  const tercetRow = (caches: boolean): TercetRow => {
    const bill = bills.get(model, "tercet", caches);
    const claudeUsd = bill.usd * perMonth;
    return {
      caches,
      claudeUsd,
      usd: claudeUsd + extractionUsd + platform.usd,
      promptTokensPerTurn: promptTokens(bill.tokens) / bill.requests,
    };
  };
  const tercet: [TercetRow, TercetRow] = [tercetRow(false), tercetRow(true)];
  const contextTokens = findModel(model)?.contextTokens ?? Infinity;
  return {
    visits: traffic.visits,
    turns: traffic.turns,
    baselines: BASELINES.map(({ name, strategy, caches }) => {
      const bill = bills.get(model, strategy, caches);
      const tercetUsd = bills.get(model, "tercet", caches).usd;
      const savedUsd = (bill.usd - tercetUsd - facts.extractionUsd) / traffic.visits;
      return {
        name,
        usd: bill.usd * perMonth,
        promptTokensPerTurn: promptTokens(bill.tokens) / bill.requests,
        paysFrom: payingVolume(savedUsd, each),
        overflows: bill.longestPromptTokens > contextTokens,
      };
    }),
    tercet,
    extractionUsd,
    platform,
    answersUsd: outputUsd(model, bills.get(model, "tercet", false)) * perMonth,
    cheaperModels: cheaper
      .map((other) => ({ model: other, usd: bills.get(other, today.strategy, today.caches).usd * perMonth }))
      .toSorted((one, other) => one.usd - other.usd),
  };
}

/** Sums over users, by model and what is sent. */
function createBills() {
  const bills = new Map<string, Bill>();
  const get = (model: string, strategy: Strategy, caches: boolean): Bill =>
    bills.get(nameOf(model, strategy, caches)) ?? NO_BILL;
  return {
    get,
    add(model: string, strategy: Strategy, caches: boolean, visits: readonly Visit[], systemTokens: number) {
      const bill = billVisits(strategy, visits, { model, systemTokens, caches });
      bills.set(nameOf(model, strategy, caches), addBills(get(model, strategy, caches), bill));
    },
  };
}

function nameOf(model: string, strategy: Strategy, caches: boolean): string {
  return `${model} ${strategy} ${caches}`;
}

/** The logs' turns as a model counts them. A user's first visit has no block. */
function forModel(
  logged: readonly LoggedVisit[],
  model: string,
  { blockTokens, answers }: { blockTokens: number; answers: number },
): Visit[] {
  return logged.map(({ turns }, index) => ({
    blockTokens: index === 0 ? 0 : scaled(blockTokens, model),
    turns: turns.map(({ at, userTokens, answerTokens = answers }) => ({
      at,
      // The change of speaker, to and fro: an answer is billed without.
      userTokens: scaled(userTokens, model) + 2 * MESSAGE_TOKENS,
      answerTokens: scaled(answerTokens, model),
    })),
  }));
}

function scaled(tokens: number, model: string): number {
  return Math.ceil(tokens * (findModel(model)?.tokenFactor ?? 1));
}

/** Of the answers that the logs hold, for those that they don't. */
function meanAnswer(users: readonly (readonly LoggedVisit[])[]): number {
  let [sum, count] = [0, 0];
  for (const visits of users) {
    for (const { turns } of visits) {
      for (const { answerTokens } of turns) {
        if (answerTokens === undefined) continue;
        sum += answerTokens;
        count += 1;
      }
    }
  }
  return count === 0 ? 0 : sum / count;
}

const inputPrice = (model: string): number => requestUsd(model, { ...NO_TOKENS, inputTokens: 1 });

function cheaperModels(model: string): string[] {
  return MODELS.map(({ id }) => id).filter((id) => inputPrice(id) < inputPrice(model));
}

function outputUsd(model: string, { tokens }: Bill): number {
  return tokens.outputTokens * requestUsd(model, { ...NO_TOKENS, outputTokens: 1 });
}

/** What a contender's prompts are billed, by the accounts of the emulator's cache. Pure. */
import type { TokenUsage } from "../../../src/persona/price-table.ts";
import { MESSAGE_TOKENS } from "../../claude-emulator/cache/block-tokens.ts";
import { findModel, MODELS } from "../../claude-emulator/models.ts";
import { countTokens } from "../../claude-emulator/tokens.ts";
import { billRequests, type BilledRequest } from "../../costs/bill.ts";
import type { Visit } from "../../costs/history.ts";
import { addTokens, NO_TOKENS, promptTokens, requestUsd } from "../../costs/tokens.ts";
import { SYSTEM_PROMPT } from "../system-prompt.ts";
import type { Contender, Opened, PlayedUser } from "./contenders.ts";

export const MODEL_IDS: readonly string[] = MODELS.map(({ id }) => id);

export interface UserBill {
  usage: TokenUsage;
  usd: number;
  /** All that went into the prompts, by conversation. */
  promptTokens: number[];
  /** What went into each conversation's first prompt: read from the cache, and not. */
  openings: { fresh: number; read: number }[];
  turns: number;
}

/** @param opened by conversation */
export function billUser(
  contender: Contender,
  { user, played }: PlayedUser,
  opened: readonly Opened[],
  model: string,
): UserBill {
  const factor = findModel(model)?.tokenFactor ?? 1;
  const tokensOf = (text: string): number => countTokens(text, factor);
  const visits = user.conversations.map(({ turns }, conversation): Visit => ({
    blockTokens: tokensOf(opened[conversation]?.text ?? ""),
    turns: turns.map(({ user: text, at }, turn) => ({
      at,
      userTokens: MESSAGE_TOKENS + tokensOf(text),
      answerTokens: MESSAGE_TOKENS + tokensOf(played[conversation]?.turns[turn]?.reply ?? ""),
    })),
  }));
  const systemTokens = tokensOf(SYSTEM_PROMPT);
  const bill = (caches: boolean): BilledRequest[] =>
    billRequests(contender.strategy, visits, { model, systemTokens, caches });
  const requests =
    contender.caches && contender.strategy === "last-ten"
      ? cheaper(bill(true), markingSystemAlone(bill(false), systemTokens, model))
      : bill(contender.caches);
  return sum(requests, visits.length);
}

/**
 * A window that slides is another prefix at every turn: whoever knows that marks the app's own prompt alone,
 * which is what is billed where it costs less.
 */
function markingSystemAlone(
  requests: readonly BilledRequest[],
  systemTokens: number,
  model: string,
): BilledRequest[] {
  const minimum = findModel(model)?.minimumCacheableTokens ?? Infinity;
  if (systemTokens < minimum) return [...requests];
  return requests.map((request) => {
    const { usage } = request;
    const read = {
      ...usage,
      inputTokens: usage.inputTokens - systemTokens,
      cacheReadTokens: systemTokens,
    };
    return { ...request, usage: read, usd: requestUsd(model, read) };
  });
}

function cheaper(one: BilledRequest[], other: BilledRequest[]): BilledRequest[] {
  return usdOf(one) <= usdOf(other) ? one : other;
}

function usdOf(requests: readonly BilledRequest[]): number {
  return requests.reduce((usd, request) => usd + request.usd, 0);
}

function sum(requests: readonly BilledRequest[], conversations: number): UserBill {
  const all: UserBill = {
    usage: NO_TOKENS,
    usd: 0,
    promptTokens: Array.from({ length: conversations }, () => 0),
    openings: [],
    turns: requests.length,
  };
  for (const { visit, usage, usd } of requests) {
    const tokens = promptTokens(usage);
    all.usage = addTokens(all.usage, usage);
    all.usd += usd;
    all.promptTokens[visit] = (all.promptTokens[visit] ?? 0) + tokens;
    all.openings[visit] ??= { fresh: tokens - usage.cacheReadTokens, read: usage.cacheReadTokens };
  }
  return all;
}

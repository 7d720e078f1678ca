/**
 * How Claude bills what a strategy sends: by the accounts of the emulator's prompt cache, with the turns'
 * own times as its clock. Pure.
 */
import { minimumCacheableTokens, type TokenUsage } from "../../src/persona/price-table.ts";
import { createPromptCache, LOOKBACK_BLOCKS } from "../claude-emulator/cache/prompt-cache.ts";
import type { CachedPrompt, CachePlan, PromptCache } from "../claude-emulator/cache/prompt-cache.ts";
import type { Visit } from "./history.ts";
import { planRequests, type PlannedRequest, type PlannedUser, type Strategy } from "./strategies.ts";
import { addTokens, NO_TOKENS, promptTokens, requestUsd } from "./tokens.ts";

export interface BillingFacts {
  model: string;
  /** Of the app's own system prompt and tools, the same for all users. */
  systemTokens: number;
  /** Whether the app marks its system prompt and its last message, for five minutes each. */
  caches: boolean;
}

export interface BilledRequest extends PlannedRequest {
  usage: TokenUsage;
  usd: number;
}

export interface Bill {
  requests: number;
  tokens: TokenUsage;
  usd: number;
  /** Of the longest prompt. */
  longestPromptTokens: number;
}

export const NO_BILL: Bill = { requests: 0, tokens: NO_TOKENS, usd: 0, longestPromptTokens: 0 };

export function addBills(one: Bill, other: Bill): Bill {
  return {
    requests: one.requests + other.requests,
    tokens: addTokens(one.tokens, other.tokens),
    usd: one.usd + other.usd,
    longestPromptTokens: Math.max(one.longestPromptTokens, other.longestPromptTokens),
  };
}

/** One user's visits. @throws RangeError for a model that the price table does not know */
export function billVisits(strategy: Strategy, visits: readonly Visit[], facts: BillingFacts): Bill {
  return sumBills(billRequests(strategy, visits, facts));
}

/** The last visit alone: what it costs to be back after those before it. */
export function billLastVisit(strategy: Strategy, visits: readonly Visit[], facts: BillingFacts): Bill {
  const last = visits.length - 1;
  return sumBills(billRequests(strategy, visits, facts).filter(({ visit }) => visit === last));
}

export function billRequests(
  strategy: Strategy,
  visits: readonly Visit[],
  facts: BillingFacts,
): BilledRequest[] {
  const planned = planRequests(strategy, visits);
  const cache = createPromptCache();
  return planned.requests.map((request) => {
    const prompt = layOut(request, planned, facts);
    const billed = billPrompt(cache, prompt, request.at, minimumCacheableTokens(facts.model));
    const usage = { ...billed, outputTokens: request.answerTokens };
    return { ...request, usage, usd: requestUsd(facts.model, usage) };
  });
}

function sumBills(requests: readonly BilledRequest[]): Bill {
  return requests.reduce(
    (sum, { usage, usd }) =>
      addBills(sum, { requests: 1, tokens: usage, usd, longestPromptTokens: promptTokens(usage) }),
    NO_BILL,
  );
}

const SYSTEM_HASH = "system";

/**
 * A request's blocks, a message each. A prefix is known by where it begins and ends in the user's messages,
 * and by the visit whose block it carries. Messages out of a breakpoint's reach are one block: nothing of
 * them is looked at.
 */
function layOut(
  request: PlannedRequest,
  { tokensBefore }: PlannedUser,
  { systemTokens, caches }: BillingFacts,
): CachedPrompt {
  const { blockTokens, start, end, visit } = request;
  const marker = caches ? ("5m" as const) : undefined;
  const root = blockTokens > 0 ? `block ${visit}` : "";
  const tokensOf = (from: number, to: number): number => (tokensBefore[to] ?? 0) - (tokensBefore[from] ?? 0);
  const firstInReach = Math.max(start, end - LOOKBACK_BLOCKS);
  const blocks = [
    { hash: SYSTEM_HASH, tokens: systemTokens, marker },
    { hash: root, tokens: blockTokens, marker: undefined },
    { hash: `${root} ${start}-${firstInReach}`, tokens: tokensOf(start, firstInReach), marker: undefined },
  ].filter(({ tokens }) => tokens > 0);
  for (let index = firstInReach; index < end; index += 1) {
    blocks.push({
      hash: `${root} ${start}-${index + 1}`,
      tokens: tokensOf(index, index + 1),
      marker: index === end - 1 ? marker : undefined,
    });
  }
  return { blocks, tailTokens: 0 };
}

function billPrompt(
  cache: PromptCache,
  prompt: CachedPrompt,
  at: number,
  minimumTokens: number,
): Omit<TokenUsage, "outputTokens"> {
  const send = (sent: CachedPrompt): CachePlan => {
    const plan = cache.plan(sent, minimumTokens, at);
    cache.commit(plan, at);
    return plan;
  };
  // Other users' requests keep the app's own prompt warm.
  send({ blocks: prompt.blocks.filter(({ hash }) => hash === SYSTEM_HASH), tailTokens: 0 });
  const plan = send(prompt);
  return {
    inputTokens: plan.inputTokens,
    cacheWrite5mTokens: plan.write5mTokens,
    cacheWrite1hTokens: plan.write1hTokens,
    cacheReadTokens: plan.readTokens,
  };
}

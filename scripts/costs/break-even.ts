/** From which volume and which length of history on Tercet pays. Pure. */
import { billLastVisit, type BillingFacts } from "./bill.ts";
import { evenVisits, type EvenVisit } from "./history.ts";
import { platformBill, type Traffic } from "./platform-bill.ts";
import type { Strategy } from "./strategies.ts";

/** Over it the question is whose business it still is. */
export const MOST_CONVERSATIONS_PER_MONTH = 100_000_000;
/** As much as the largest context holds. */
export const LONGEST_HISTORY_TOKENS = 1_000_000;

const STEP = 1.1;

/** What a strategy is without Tercet. */
export interface Baseline {
  strategy: Strategy;
  caches: boolean;
}

/**
 * The fewest conversations a month whose saving is at least the platform's bill; undefined where it does
 * not pay at any volume.
 *
 * @param savedUsd a conversation, extraction paid
 */
export function payingVolume(
  savedUsd: number,
  traffic: Omit<Traffic, "conversationsPerMonth">,
): number | undefined {
  if (savedUsd <= 0) return undefined;
  const pays = (conversationsPerMonth: number): boolean =>
    savedUsd * conversationsPerMonth >= platformBill({ ...traffic, conversationsPerMonth }).usd;
  // The bill has steps, so that the first volume that pays is looked for upwards, and then narrowed down.
  let [no, yes] = [0, 1];
  while (!pays(yes)) {
    if (yes > MOST_CONVERSATIONS_PER_MONTH) return undefined;
    [no, yes] = [yes, Math.ceil(yes * STEP)];
  }
  return leastThat(pays, no, yes);
}

export interface SavingQuestion {
  visit: Omit<EvenVisit, "historyTokens">;
  /** Of Tercet's own requests. */
  facts: BillingFacts;
  baseline: Baseline;
  /** Dollars a conversation for learning from it. */
  extractionUsd: number;
}

export interface HistoryQuestion extends SavingQuestion {
  traffic: Traffic;
}

/** Dollars that a visit costs less with Tercet than with the baseline, after so much history; negative: more. */
export function savingUsd(question: SavingQuestion, historyTokens: number): number {
  const { visit, facts, baseline, extractionUsd } = question;
  const visits = evenVisits({ ...visit, historyTokens });
  const { strategy, caches } = baseline;
  const before = billLastVisit(strategy, visits, { ...facts, caches }).usd;
  return before - billLastVisit("tercet", visits, facts).usd - extractionUsd;
}

/**
 * From how long a history on it pays, the platform's bill included, whatever is added to it; undefined: it
 * does not pay.
 */
export function payingHistory(question: HistoryQuestion): number | undefined {
  const { traffic } = question;
  const platformUsd = platformBill(traffic).usd / traffic.conversationsPerMonth;
  return payingFrom((historyTokens) => savingUsd(question, historyTokens), platformUsd);
}

/**
 * A history that is just long enough to be cached costs less than a shorter one: so the last that does not
 * pay is looked for, and not the first that does.
 *
 * @param savedBy dollars a conversation, by tokens of history
 */
export function payingFrom(savedBy: (historyTokens: number) => number, costUsd: number): number | undefined {
  const pays = (historyTokens: number): boolean => savedBy(historyTokens) >= costUsd;
  const last = HISTORIES.findLastIndex((historyTokens) => !pays(historyTokens));
  const next = HISTORIES[last + 1];
  if (last < 0 || next === undefined) return next;
  return leastThat(pays, HISTORIES[last] ?? 0, next);
}

/** 0 to the longest, each a tenth more than the one before. */
const HISTORIES: readonly number[] = [
  0,
  ...Array.from({ length: 106 }, (_, index) => Math.round(50 * STEP ** index)).filter(
    (historyTokens) => historyTokens < LONGEST_HISTORY_TOKENS,
  ),
  LONGEST_HISTORY_TOKENS,
];

/** @param no does not, and `yes` does; from some number on all do */
function leastThat(holds: (value: number) => boolean, no: number, yes: number): number {
  let [low, high] = [no, yes];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

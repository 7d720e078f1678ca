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

export interface HistoryQuestion {
  visit: Omit<EvenVisit, "historyTokens">;
  facts: BillingFacts;
  baseline: Baseline;
  /** Dollars a conversation for learning from it. */
  extractionUsd: number;
  traffic: Traffic;
}

/** Dollars that a visit costs less with Tercet than with the baseline, after so much history; negative: more. */
export function savingUsd(question: HistoryQuestion, historyTokens: number): number {
  const { visit, facts, baseline, extractionUsd } = question;
  const visits = evenVisits({ ...visit, historyTokens });
  const { strategy, caches } = baseline;
  const before = billLastVisit(strategy, visits, { ...facts, caches }).usd;
  return before - billLastVisit("tercet", visits, facts).usd - extractionUsd;
}

/** The shortest history at which it pays, the platform's bill included; undefined: it does not pay. */
export function payingHistory(question: HistoryQuestion): number | undefined {
  const { traffic } = question;
  const platformUsd = platformBill(traffic).usd / traffic.conversationsPerMonth;
  const pays = (historyTokens: number): boolean => savingUsd(question, historyTokens) >= platformUsd;
  if (pays(0)) return 0;
  return pays(LONGEST_HISTORY_TOKENS) ? leastThat(pays, 0, LONGEST_HISTORY_TOKENS) : undefined;
}

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

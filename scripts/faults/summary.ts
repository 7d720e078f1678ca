/** What a fault cost, and which promises it broke. Pure. */
import type { FaultMode } from "../support/fault-modes.ts";
import type { Ledger, Phase, Sample } from "./ledger.ts";
import type { Verdict } from "./verify.ts";
import type { Store } from "./world.ts";

/** The caches' budget and Postgres' opening budget, together. */
const OPENING_BUDGET_MS = 400;
const SHOWN = 3;
const RECOVERY_BUDGET_MS = 10_000;

export interface Quantiles {
  count: number;
  firstByteP50: number;
  firstByteP99: number;
  totalP50: number;
  totalP99: number;
}

export interface Outage {
  store: Store;
  mode: FaultMode;
  /** Answers of the whole run by phase, then by kind, status and code. */
  answers: Record<Phase, Record<string, number>>;
  openings: Record<Phase, Quantiles>;
  all: Record<Phase, Quantiles>;
  /** How much later the first byte of an opening came than before the fault, at p99. */
  addedMs: number;
  accepted: number;
  lost: string[];
  doubled: string[];
  visitsMs: number;
  learningBeforeMs: number;
  learningMs: number;
  drainedMs: number;
  broken: string[];
}

export function summarise(input: {
  store: Store;
  mode: FaultMode;
  ledger: Ledger;
  verdict: Verdict;
  visitsMs: number;
  learningBeforeMs: number;
  learningMs: number;
}): Outage {
  const { store, mode, ledger, verdict, visitsMs, learningBeforeMs, learningMs } = input;
  const { samples } = ledger;
  const openings = byPhase((phase) =>
    quantiles(
      samples.filter((each) => each.kind === "opening" && each.phase === phase && each.status === 200),
    ),
  );
  const all = byPhase((phase) => quantiles(samples.filter((each) => each.phase === phase)));
  const addedMs = Math.round(openings.during.firstByteP99 - openings.before.firstByteP99);
  const unnamed = samples.filter((sample) => !isNamed(store, sample));
  const broken: string[] = [];
  for (const [what, count] of Object.entries(tally(unnamed))) broken.push(`${count} × ${what}`);
  // An opening that Claude itself keeps waiting is no later by us.
  if (store !== "claude" && openings.during.count > 0 && addedMs > OPENING_BUDGET_MS) {
    broken.push(`openings ${addedMs} ms later, budget ${OPENING_BUDGET_MS}`);
  }
  if (verdict.lost.length > 0) broken.push(`${verdict.lost.length} lost: ${someOf(verdict.lost)}`);
  if (verdict.doubled.length > 0)
    broken.push(`${verdict.doubled.length} doubled: ${someOf(verdict.doubled)}`);
  if (visitsMs > RECOVERY_BUDGET_MS) broken.push(`answers as before only after ${seconds(visitsMs)}`);
  if (learningMs > RECOVERY_BUDGET_MS) broken.push(`learns only after ${seconds(learningMs)}`);
  return {
    store,
    mode,
    answers: byPhase((phase) => tally(samples.filter((each) => each.phase === phase))),
    openings,
    all,
    addedMs,
    ...verdict,
    visitsMs,
    learningBeforeMs,
    learningMs,
    broken,
  };
}

/** Whether the design names such an answer while this store is down, or just was. */
export function isNamed(store: Store, { kind, status, code, whole, phase }: Sample): boolean {
  if (status >= 200 && status < 300 && whole) return true;
  if (phase === "before") return false;
  const chat = kind === "opening" || kind === "turn";
  switch (store) {
    case "claude":
      // Cut in the middle of an answer, its error is relayed.
      return chat && (status === 200 || code === "claude_unreachable" || code === "claude_refused");
    case "postgres":
      return kind !== "opening" && status === 503 && code === "memory_unavailable";
    case "kv":
    case "upstash":
    case "embeddings":
      return false;
  }
}

function byPhase<Value>(of: (phase: Phase) => Value): Record<Phase, Value> {
  return { before: of("before"), during: of("during"), after: of("after") };
}

function someOf(all: readonly string[]): string {
  return all.slice(0, SHOWN).join("; ");
}

export function tally(samples: readonly Sample[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind, status, code, whole } of samples) {
    const name = [kind, status, code, whole ? "" : "cut short"].filter((part) => part !== "").join(" ");
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

export function quantiles(samples: readonly Sample[]): Quantiles {
  const firstByte = samples.map(({ firstByteMs }) => firstByteMs).toSorted((a, b) => a - b);
  const total = samples.map(({ totalMs }) => totalMs).toSorted((a, b) => a - b);
  return {
    count: samples.length,
    firstByteP50: quantile(firstByte, 0.5),
    firstByteP99: quantile(firstByte, 0.99),
    totalP50: quantile(total, 0.5),
    totalP99: quantile(total, 0.99),
  };
}

function quantile(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

export function seconds(milliseconds: number): string {
  return Number.isFinite(milliseconds) ? `${(milliseconds / 1000).toFixed(1)} s` : "never";
}

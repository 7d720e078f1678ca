/**
 * `npm run estimate -- LOGS.jsonl …`: what a bot's memory costs by its own logs, and with Tercet. In this
 * process alone: nothing is deployed, nothing leaves the machine.
 */
import { findModel } from "./claude-emulator/models.ts";
import { runScript } from "./demo/run-script.ts";
import { explain, say } from "./demo/screen.ts";
import { monthlyVolume } from "./estimate/calendar.ts";
import { breakEvenRows } from "./estimate/histories.ts";
import { createLearner } from "./estimate/learner.ts";
import type { LoggedVisit } from "./estimate/logged-visits.ts";
import { estimateMonth } from "./estimate/monthly.ts";
import { readOptions, type EstimateOptions } from "./estimate/options.ts";
import { readLogs, type Logs } from "./estimate/read-logs.ts";
import {
  counted,
  number,
  sayAssumptions,
  sayBlocks,
  sayBreakEven,
  sayMonth,
  sayVerdict,
} from "./estimate/report.ts";
import { createProgress } from "./hand-in/progress.ts";
import { sayRefused } from "./import/preview.ts";
import { countLines } from "./import/refusals.ts";
import { StartError } from "./start/start-error.ts";
import { loadLexicalSeed } from "./support/lexical-seed.ts";

const DEFAULT_MODEL = "claude-sonnet-5-5";
const DEFAULT_SYSTEM_TOKENS = 1000;
const NANO_USD_PER_USD = 1e9;

/** What the options leave open, as the logs say it. */
interface Settled {
  model: string;
  systemTokens: number;
  conversationsPerMonth: number;
  assumptions: string[];
}

async function estimate(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const { files, user, gapMs, extractor, extractionModel } = options;
  say();
  const learner = createLearner({ ...(await loadLexicalSeed()), extractor, model: extractionModel });
  const logs = await readLogs(files, { user, gapMs, learner });
  const users = [...logs.users.values()].filter((visits) => visits.length > 0);
  sayRead(logs, users);
  if (users.length > 0) sayMoney(logs, users, options);
  sayBlocks(logs.learned.sample, options.blocks);
  say();
}

function sayRead({ entries, refused }: Logs, users: readonly (readonly LoggedVisit[])[]): void {
  const visits = users.reduce((sum, each) => sum + each.length, 0);
  const turns = users.flat().reduce((sum, visit) => sum + visit.turns.length, 0);
  if (turns > 0) {
    const [from, to] = [counted(visits, "conversation"), counted(users.length, "user")];
    say(`${from} of ${to}, ${counted(turns, "turn")}.`);
  }
  if (entries.memory > 0) {
    const memories = entries.memory === 1 ? "1 memory" : `${number(entries.memory)} memories`;
    say(`${memories} of mem0. They hold no turns to be billed; what is learned of them is below.`);
  }
  if (refused.length > 0) explain(`${counted(countLines(refused), "line")} left out:`);
  if (refused.length === 0) say();
  sayRefused(refused);
  if (turns === 0 && entries.memory === 0) throw new StartError("There is no conversation in it.");
}

function sayMoney(logs: Logs, users: readonly (readonly LoggedVisit[])[], options: EstimateOptions): void {
  const { learned } = logs;
  const { assumptions, ...settled } = settle(logs, users, options);
  const extractionUsd = (learned.extraction.nanoUsd ?? 0) / NANO_USD_PER_USD;
  const facts = { ...learned, ...settled, now: options.now, extractionUsd };
  const progress = createProgress("billing", users.length);
  const month = estimateMonth(users, facts, progress.advance);
  progress.end();

  const share = ((100 * learned.extraction.calls) / learned.visits).toFixed(0);
  const extraction =
    options.extractor === "rules" ? "by rules" : `${share}% of conversations by ${options.extractionModel}`;
  const reported = { ...facts, extraction };
  if (users.every((visits) => visits.length === 1)) {
    say("Every user comes once in these logs: with no history there is nothing to save.");
  }
  sayVerdict(month, reported);
  sayMonth(month, reported);
  sayBreakEven(breakEvenRows(users, facts), month);
  sayAssumptions([
    ...assumptions,
    `Each request also carries ${number(facts.systemTokens)} tokens of the app's own (as Haiku 4.5 counts); an opening ` +
      `after a user's first one carries a block of ${number(learned.blockTokens)} tokens on average.`,
    "Tercet drops the history of earlier conversations: `history: conversation`, or /v1/chat.",
    "History begins with the logs: what was said before them would go into every prompt too.",
  ]);
}

function settle(
  { models, from, to, systemTokens, entries }: Logs,
  users: readonly (readonly LoggedVisit[])[],
  options: EstimateOptions,
): Settled {
  const visits = users.flat();
  const volume = monthlyVolume({ visits: visits.length, from, to });
  const named = [...models]
    .toSorted(([, one], [, other]) => other - one)
    .map(([name]) => findModel(name)?.id);
  const known = named.find((name) => name !== undefined);
  const model = options.model ?? known ?? DEFAULT_MODEL;
  const assumptions: string[] = [];
  if (options.model === undefined && known === undefined)
    assumptions.push(
      `The logs name no model of the price table: ${model} is assumed; --model names another.`,
    );
  if (options.conversationsPerMonth === undefined)
    assumptions.push(
      volume.days === undefined
        ? "The logs have no dates, and are taken for one month; --conversations-per-month says better."
        : `The logs cover ${number(volume.days)} days, scaled to a month; --conversations-per-month says better.`,
    );
  if (options.systemTokens === undefined && systemTokens === undefined)
    assumptions.push(`The app's own system prompt is not in the logs: --system-tokens says how long it is.`);
  if (visits.some(({ isTimed }) => !isTimed))
    assumptions.push("Where the logs do not say when each turn was, turns are 45 seconds apart.");
  if (entries.request > 0)
    assumptions.push(
      "A logged request does not hold its own answer: where no later one does, it is as long as the others are on average.",
    );
  return {
    model,
    systemTokens: Math.round(options.systemTokens ?? systemTokens ?? DEFAULT_SYSTEM_TOKENS),
    conversationsPerMonth: options.conversationsPerMonth ?? volume.conversationsPerMonth,
    assumptions,
  };
}

await runScript(estimate);

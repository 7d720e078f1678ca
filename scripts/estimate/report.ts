/** The estimate on a terminal. */
import { styleText } from "node:util";

import { PRICE_TABLE_DATE } from "../../src/persona/price-table.ts";
import type { BreakEvenCell } from "../costs/break-even-table.ts";
import { PLATFORM_PRICES, PLATFORM_PRICES_DATE } from "../costs/platform-prices.ts";
import { explain, heading, say, table } from "../demo/screen.ts";
import { judge, type Verdict } from "./advice.ts";
import { baselineOf, STRATEGY_WORDS, type BaselineName } from "./baselines.ts";
import { SAMPLED_USERS, type SampledUser } from "./learner.ts";
import type { BreakEvenRow } from "./histories.ts";
import type { BaselineRow, Month } from "./monthly.ts";

const CENT = 0.01;

export interface ReportFacts {
  model: string;
  now: BaselineName;
  conversationsPerMonth: number;
  extraction: string;
}

/** The verdict first: what saves as much without Tercet comes before it. */
export function sayVerdict(month: Month, { now, model }: ReportFacts): void {
  const judged = judge(month, now);
  const today = baselineOf(now);
  say(
    `Today: ${STRATEGY_WORDS[today.strategy]}, ${today.caches ? "cached" : "not cached"}, on ${model}: ` +
      `${dollars(judged.nowUsd)} a month.`,
  );
  if (judged.cheaper.length > 0) {
    say(styleText("yellow", "Costs less than Tercet, and comes first:"));
    table(
      [{ title: "", right: true }, { title: "" }],
      judged.cheaper.map(({ what, usd }) => [`  ${dollars(usd)}`, what]),
    );
  }
  say(tercetLine(judged));
}

/** What caching alone saves is no saving of Tercet's. */
function tercetLine({ nowUsd, cachingUsd, tercetUsd }: Verdict): string {
  const all = `Tercet, all in: ${dollars(tercetUsd)} a month`;
  if (tercetUsd >= cachingUsd) return styleText("yellow", `${all}: it does not pay, at this volume.`);
  const beyond =
    cachingUsd < nowUsd ? `, and ${dollars(cachingUsd - tercetUsd)} less than with prompt caching` : "";
  return styleText("green", `${all}, ${dollars(nowUsd - tercetUsd)} less than today${beyond}.`);
}

export function sayMonth(month: Month, facts: ReportFacts): void {
  heading(`A month: ${number(facts.conversationsPerMonth)} conversations on ${facts.model}`);
  const rows = month.baselines.map((row) => baselineCells(row, facts.now));
  const [plain, cached] = month.tercet;
  table(
    [
      { title: "what is sent with each turn" },
      { title: "tokens", right: true },
      { title: "a month", right: true },
      { title: "Tercet costs less from" },
    ],
    [
      ...rows,
      ["Tercet's block", number(plain.promptTokensPerTurn), dollars(plain.usd), ""],
      ["Tercet's block, cached", number(cached.promptTokensPerTurn), dollars(cached.usd), ""],
    ],
  );
  say();
  explain(
    `Tokens are those of a turn's prompt, on average. In every row ${dollars(month.answersUsd)} are Claude's answers. ` +
      "Tercet's rows hold all that belongs to it:",
  );
  say();
  table(
    [{ title: "of which" }, { title: "not cached", right: true }, { title: "cached", right: true }],
    [
      ["Claude", dollars(plain.claudeUsd), dollars(cached.claudeUsd)],
      [`learning, ${facts.extraction}`, dollars(month.extractionUsd), dollars(month.extractionUsd)],
      ...month.platform.lines
        .filter(({ usd }) => usd >= CENT)
        .map(({ item, usd }) => [nameOf(item), dollars(usd), dollars(usd)]),
    ],
  );
}

/** How long the history has to be, by model and volume. */
export function sayBreakEven(rows: readonly BreakEvenRow[], { platformAt }: Month): void {
  heading("From which history on Tercet pays");
  table(
    [
      { title: "tokens of earlier conversations" },
      ...platformAt.map(({ conversationsPerMonth }) => ({
        title: `${number(conversationsPerMonth)} a month`,
        right: true,
      })),
    ],
    rows.map(({ model, cells }) => [model, ...cells.map(historyCell)]),
  );
  say();
  const platform = platformAt.map(
    ({ conversationsPerMonth, usd }) => `${dollars(usd)} at ${number(conversationsPerMonth)}`,
  );
  explain(
    "Against all of the history, cached, for a conversation as the logs' are on average; in brackets where learning " +
      `is free, by rules. The platform alone is ${platform.join(", ")} conversations a month.`,
  );
}

function historyCell({ historyTokens, historyTokensByRules }: BreakEvenCell): string {
  if (historyTokensByRules === undefined) return "does not pay";
  const paid = historyTokens === undefined ? "does not pay" : number(historyTokens);
  return historyTokens === historyTokensByRules ? paid : `${paid} (${number(historyTokensByRules)})`;
}

function baselineCells(
  { name, promptTokensPerTurn, usd, paysFrom, overflows }: BaselineRow,
  now: BaselineName,
): string[] {
  const { strategy, caches } = baselineOf(name);
  return [
    `${STRATEGY_WORDS[strategy]}${caches ? ", cached" : ""}${name === now ? "  (today)" : ""}`,
    number(promptTokensPerTurn),
    dollars(usd),
    overflows
      ? "some prompts are longer than the model takes"
      : paysFrom === undefined
        ? "does not pay"
        : `${number(paysFrom)} conversations a month`,
  ];
}

function nameOf(item: string): string {
  return PLATFORM_PRICES.find((each) => each.item === item)?.what ?? item;
}

export function sayBlocks(sample: readonly SampledUser[], count: number): void {
  const known = sample.filter(({ block }) => block !== undefined);
  heading("What Tercet would say of your users");
  say(`${number(known.length)} of ${counted(sample.length, "sampled user")} would have a block.`);
  for (const { user, visits, block = "" } of known.slice(0, count)) {
    say();
    say(styleText("dim", `${user}, after ${counted(visits, "conversation")}`));
    for (const line of block.split("\n")) say(`  ${line}`);
  }
  say();
  explain(
    `Learned by the rules, with the offline embedder and the seed codebook, from at most ${SAMPLED_USERS} users; ` +
      "extraction by Claude finds more.",
  );
}

export function sayAssumptions(assumptions: readonly string[]): void {
  heading("What this rests on");
  for (const assumption of assumptions) explain(`· ${assumption}`);
  explain(
    `· Prices: Claude ${PRICE_TABLE_DATE}, platform ${PLATFORM_PRICES_DATE} (scripts/costs/platform-prices.ts). ` +
      "Tokens are estimated from characters, of text alone: images, documents and tool results are not counted. Caching is billed by the API's own rules, for five minutes, with " +
      "the app's system prompt kept warm by other users.",
  );
}

/** To the cent; below a tenth of a dollar finer. */
export function dollars(usd: number): string {
  if (usd === 0) return "$0";
  const digits = Math.abs(usd) < 0.1 ? 4 : Math.abs(usd) < 1000 ? 2 : 0;
  return usd.toLocaleString("en-US", {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

export function number(value: number): string {
  return Math.round(value).toLocaleString("en");
}

export function counted(count: number, what: string): string {
  return `${number(count)} ${what}${count === 1 ? "" : "s"}`;
}

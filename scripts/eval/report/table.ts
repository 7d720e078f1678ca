/** The tables, as rows of text: the README and the page show the same. Pure. */
import { promptTokens } from "../../costs/tokens.ts";
import { rateOf, type Tally } from "../measure/recall.ts";
import type { Measured } from "../measure/measure.ts";
import { usdPerThousand, type Results } from "../results.ts";

export interface Table {
  head: string[];
  rows: string[][];
}

export function percent(share: number | undefined): string {
  return share === undefined ? "–" : `${(100 * share).toFixed(0)}\u00A0%`;
}

export function usd(amount: number): string {
  return `$${amount < 1 ? amount.toFixed(3) : amount.toFixed(2)}`;
}

function count(tokens: number): string {
  return Math.round(tokens).toLocaleString("en-GB");
}

function joined(tallies: readonly Tally[]): number | undefined {
  return rateOf({
    counted: tallies.reduce((sum, { counted }) => sum + counted, 0),
    recalled: tallies.reduce((sum, { recalled }) => sum + recalled, 0),
  });
}

/** Of what was said more than ten turns ago. */
export function longAgo({ recall }: Measured): number | undefined {
  return joined(recall.byAge.slice(1));
}

export function lastWins({ recall: { changed } }: Measured): number | undefined {
  const all = changed.now + changed.before + changed.neither;
  return rateOf({ counted: all, recalled: changed.now });
}

/** Lines that say the contrary, or what nobody said; of what was merely talked about it says so. */
export function falseLines({ lines }: Measured): number | undefined {
  const all = lines.true + lines.contrary + lines.talk + lines.unfounded;
  return rateOf({ counted: all, recalled: lines.contrary + lines.unfounded });
}

export function summaryTable(results: Results, rows: readonly Measured[] = results.measured): Table {
  return {
    head: [
      "",
      "tokens in a turn",
      "uncached / written / read",
      "$ a 1,000 visits, Sonnet 5.5",
      "Haiku 5.5",
      "recall",
      "room for",
      "said over 10 turns ago",
      "changed: as it is now",
      "false lines",
    ],
    rows: rows.map((measured) => {
      const { contender, usage, turns, recall, ceiling } = measured;
      const each = (tokens: number): string => count(tokens / turns);
      return [
        contender.name,
        each(promptTokens(usage)),
        `${each(usage.inputTokens)} / ${each(usage.cacheWrite5mTokens)} / ${each(usage.cacheReadTokens)}`,
        usd(usdPerThousand(results, measured, "claude-sonnet-5-5")),
        usd(usdPerThousand(results, measured, "claude-haiku-5-5")),
        percent(rateOf(recall.stated)),
        ceiling ? percent(rateOf(ceiling)) : "all",
        percent(longAgo(measured)),
        percent(lastWins(measured)),
        contender.room ? percent(falseLines(measured)) : "–",
      ];
    }),
  };
}

export function markdown({ head, rows }: Table): string {
  return [lineOf(head), lineOf(head.map(() => "---")), ...rows.map(lineOf)].join("\n");
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** `eval/report.html`: one file, nothing fetched. Pure. */
import { promptTokens } from "../../costs/tokens.ts";
import { MODEL_IDS } from "../measure/bills.ts";
import { FLAT_FROM } from "../measure/flatness.ts";
import { slopeOf } from "../measure/statistics.ts";
import { AGES_TURNS, rateOf } from "../measure/recall.ts";
import { find, usdPerThousand, type Results } from "../results.ts";
import { judge } from "../verdict.ts";
import { breakEvenSection } from "./break-even-section.ts";
import { barChart, escapeHtml, lineChart } from "./charts.ts";
import { MODELLED, section, tableHtml } from "./html.ts";
import { latencySection } from "./latency-section.ts";
import { findLosses } from "./losses.ts";
import { mem0Notes } from "./mem0-notes.ts";
import { methodOf } from "./method.ts";
import { STYLES } from "./styles.ts";
import { percent, summaryTable, usd } from "./table.ts";

export function renderPage(results: Results): string {
  const { date, command, users, conversationsEach, turns } = results;
  const byLine = `<p class="by"><code>${escapeHtml(command)}</code>, ${date}</p>`;
  const sections = [
    section("What it must show", verdicts(results)),
    section("Side by side", `${tableHtml(summaryTable(results))}${notes(results)}`),
    section("Where ours loses", losses(results)),
    section("Tokens", tokens(results)),
    section("Cost", costs(results)),
    section("Latency", latencySection(results)),
    section("Recall", recall(results)),
    section("Break-even", breakEvenSection(results)),
    section(
      "Method",
      methodOf(results)
        .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
        .join(""),
    ),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tercet: the evaluation</title>
<style>${STYLES}</style></head><body><main>
<h1>Flat cost, and does it remember?</h1>
<p>${users} synthetic users, ${conversationsEach} visits each, ${turns.toLocaleString("en-GB")} turns, through the real Worker over HTTP.</p>
${sections.map((html) => html.replace("</h2>", `</h2>${byLine}`)).join("\n")}
</main></body></html>
`;
}

function verdicts(results: Results): string {
  const items = judge(results).map(
    ({ claim, holds, figure }) =>
      `<li class="${holds ? "holds" : "fails"}">${escapeHtml(claim)}: ${holds ? "holds" : "fails"} (${escapeHtml(figure)})</li>`,
  );
  const factor = (model: string): string =>
    (
      usdPerThousand(results, find(results, "stuffed-cached"), model) /
      usdPerThousand(results, find(results, "tercet"), model)
    ).toFixed(2);
  return (
    `<ul>${items.join("")}</ul><p>Against all history, cached, ours is ${factor("claude-sonnet-5-5")} times cheaper on Sonnet 5.5 ` +
    `and ${factor("claude-haiku-5-5")} times on Haiku 5.5, extraction counted (${MODELLED}).</p>`
  );
}

function notes(results: Results): string {
  const { extraction, openings, priceTable, isLive } = results;
  const ofMem0 = mem0Notes(results).map((note) => `<p>${escapeHtml(note)}</p>`);
  return (
    `<p>Tokens are the emulator's, at the newest models' density; dollars are ${MODELLED} from them by the price table of ${priceTable}, ` +
    `answers included, which are the same in every row. Ours holds ${extraction.calls} extraction calls on ${extraction.model} ` +
    `for ${openings} visits, ${usd((1000 * extraction.usd) / openings)} a 1,000 visits${isLive ? "" : ` (${MODELLED}: the gate is real, the call is not made)`}. ` +
    "Recall: of what users said outright before a visit, what its first prompt holds with the right sign. Room for: what that many lines and " +
    `three pins can hold at most. False lines: the contrary, or what nobody said.</p>${ofMem0.join("")}`
  );
}

function losses(results: Results): string {
  const rows = findLosses(results).map(({ what, why, row }) => [what, why, row]);
  return tableHtml({ head: ["What", "Why", "Row to look at"], rows });
}

function tokens(results: Results): string {
  const rows = results.measured.map(({ contender, usage, turns, conversations, promptTokensPerTurn }) => {
    const each = (count: number): string => Math.round(count / conversations).toLocaleString("en-GB");
    const late = promptTokensPerTurn.map((y, x) => ({ x, y })).filter(({ x }) => x >= FLAT_FROM);
    return [
      contender.name,
      Math.round(promptTokens(usage) / turns).toLocaleString("en-GB"),
      each(promptTokens(usage)),
      each(usage.inputTokens),
      each(usage.cacheWrite5mTokens),
      each(usage.cacheReadTokens),
      late.length < 2 ? "–" : slopeOf(late).toFixed(1),
    ];
  });
  const head = ["tokens in", "a turn", "a visit", "uncached", "written", "read", "grows a visit by"];
  return (
    `${tokensChart(results)}${tableHtml({ head, rows })}` +
    `<p>Uncached, written and read are of a visit. Grows: a turn's tokens, from conversation ${FLAT_FROM} on, over all users.</p>`
  );
}

function tokensChart(results: Results): string {
  const main = results.measured.filter(
    ({ contender }) => contender.isMain && contender.key !== "stuffed" && contender.key !== "ten",
  );
  return lineChart({
    title: "Tokens into a turn, by conversation (cached or not, they are the same)",
    xTitle: "conversation",
    ticks: main[0]?.promptTokensPerTurn.map((_, index) => String(index + 1)) ?? [],
    lines: main.map(({ contender, promptTokensPerTurn }) => ({
      name: contender.name.replace(/, cached$/u, ""),
      values: promptTokensPerTurn,
    })),
    format: (value) => Math.round(value).toLocaleString("en-GB"),
  });
}

function costs(results: Results): string {
  const main = results.measured.filter(({ contender }) => contender.isMain);
  const chart = barChart({
    title: "Dollars for 1,000 visits (each model has its own scale)",
    series: ["Sonnet 5.5", "Haiku 5.5"],
    rows: main.map((measured) => ({
      name: measured.contender.name,
      values: ["claude-sonnet-5-5", "claude-haiku-5-5"].map((model) =>
        usdPerThousand(results, measured, model),
      ),
    })),
    format: usd,
  });
  const table = tableHtml({
    head: ["$ a 1,000 visits", ...MODEL_IDS],
    rows: main.map((measured) => [
      measured.contender.name,
      ...MODEL_IDS.map((model) => usd(usdPerThousand(results, measured, model))),
    ]),
  });
  return `${chart}${table}<p>All ${MODELLED} from the tokens by the price table of ${results.priceTable}; with extraction where there is any.</p>`;
}

function recall(results: Results): string {
  const main = results.measured.filter(
    ({ contender }) => contender.isMain && !/^(?:stuffed|ten)$/u.test(contender.key),
  );
  const ages = AGES_TURNS.map((most, index) =>
    most === Infinity ? `over ${AGES_TURNS[index - 1]}` : `up to ${most}`,
  );
  const chart = lineChart({
    title: "Recall by how long ago it was said",
    xTitle: "turns ago",
    ticks: ages,
    lines: main.map(({ contender, recall: { byAge } }) => ({
      name: contender.name.replace(/, cached$/u, ""),
      values: byAge.map(rateOf),
    })),
    format: percent,
  });
  const table = tableHtml({
    head: [
      "",
      "stated",
      "room for",
      "a stranger's block",
      "only shown",
      ...ages,
      "changed: now / before / neither",
      "lines: true / contrary / talk / unfounded",
    ],
    rows: results.measured.map(({ contender, recall: each, ceiling, chance, lines }) => [
      contender.name,
      percent(rateOf(each.stated)),
      ceiling ? percent(rateOf(ceiling)) : "all",
      chance ? percent(rateOf(chance)) : "–",
      percent(rateOf(each.implicit)),
      ...each.byAge.map((tally) => `${percent(rateOf(tally))} of ${tally.counted}`),
      `${each.changed.now} / ${each.changed.before} / ${each.changed.neither}`,
      contender.room ? `${lines.true} / ${lines.contrary} / ${lines.talk} / ${lines.unfounded}` : "–",
    ]),
  });
  return `${chart}${table}`;
}

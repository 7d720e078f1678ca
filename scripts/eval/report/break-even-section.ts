/** From which history and which volume on ours pays. Pure. */
import { findBreakEvens } from "../measure/break-even.ts";
import type { Results } from "../results.ts";
import { MODELLED, tableHtml } from "./html.ts";

const TYPICAL_BLOCK_TOKENS = 70;

export function breakEvenSection(results: Results): string {
  const { platform, typicalHistoryTokens, rows } = findBreakEvens(results, TYPICAL_BLOCK_TOKENS);
  const volumes = platform.map(({ volume }) => volume.toLocaleString("en-GB"));
  return (
    tableHtml({
      head: ["", ...volumes.map((volume) => `at ${volume} visits a month`)],
      rows: [["the platform's bill", ...platform.map(({ usd }) => `$${usd.toFixed(2)}`)]],
    }) +
    tableHtml({
      head: [
        "against",
        "model",
        ...volumes.map((volume) => `pays from so many tokens of history, at ${volume} visits a month`),
        `pays from so many visits a month, at ${typicalHistoryTokens.toLocaleString("en-GB")} tokens of history`,
      ],
      rows: rows.map(({ baseline, model, cells, volume, volumeByRules }) => [
        baseline,
        model,
        ...cells.map(({ historyTokens, historyTokensByRules }) => both(historyTokens, historyTokensByRules)),
        both(volume, volumeByRules),
      ]),
    }) +
    `<p>With extraction counted, and in brackets without. All ${MODELLED}: visits as this run's are on average, a block of ${TYPICAL_BLOCK_TOKENS} tokens, ` +
    "and the platform's bill (Workers, KV, Queues, Workers AI, Postgres; no mirror) by the dated table in <code>scripts/costs/platform-prices.ts</code>. " +
    "The history is half of what these users' came to.</p>"
  );
}

function both(counted: number | undefined, byRules: number | undefined): string {
  return `${whole(counted)} (${whole(byRules)})`;
}

function whole(value: number | undefined): string {
  return value === undefined ? "does not pay" : Math.round(value).toLocaleString("en-GB");
}

/** How long a session takes to open: our own part and the model's. Pure. */
import { CACHED_TOKENS_PER_SECOND, FRESH_TOKENS_PER_SECOND, type Percentiles } from "../measure/latency.ts";
import type { Results } from "../results.ts";
import { lineChart } from "./charts.ts";
import { MEASURED, MODELLED, tableHtml } from "./html.ts";

export function latencySection({ latency: { shown, own, ownMsPerConversation, prefill } }: Results): string {
  const chart = lineChart({
    title: "Own part of an opening, request to first byte",
    xTitle: "conversation",
    ticks: shown.map(String),
    lines: (["p50", "p95", "p99"] as const).map((share) => ({
      name: share,
      values: own.map((percentiles) => percentiles[share]),
    })),
    format: (value) => `${Math.round(value)} ms`,
  });
  const table = tableHtml({
    head: ["ms, p50 / p95 / p99", ...shown.map((each) => `conversation ${each}`)],
    rows: [
      rowOf("Tercet's own part (measured)", own),
      ...prefill.map(({ name, percentiles }) => rowOf(`prefill, ${name} (modelled)`, percentiles)),
    ],
  });
  return (
    `${chart}${table}<p>The own part is ${MEASURED} through <code>wrangler dev</code> on this machine with six users at once, the emulator's own answer ` +
    `included; it grows by ${ownMsPerConversation.toFixed(2)} ms a conversation. Prefill is ${MODELLED}: ` +
    `${FRESH_TOKENS_PER_SECOND.toLocaleString("en-GB")} tokens a second read, ${CACHED_TOKENS_PER_SECOND.toLocaleString("en-GB")} from the cache, which are assumptions. ` +
    "Timings are the only figures that differ from run to run.</p>"
  );
}

function rowOf(name: string, all: readonly Percentiles[]): string[] {
  const cells = all.map(({ p50, p95, p99 }) => [p50, p95, p99].map(Math.round).join(" / "));
  return [name, ...cells];
}

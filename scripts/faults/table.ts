import { padEnd } from "../demo/layout.ts";
import { seconds, type Outage, type Quantiles } from "./summary.ts";

const HEAD = [
  "fault",
  "openings: first byte p50/p99 before",
  "during",
  "after",
  "whole p99 b/d/a",
  "added",
  "accepted",
  "lost",
  "doubled",
  "answers",
  "learns in: before",
  "after",
];

/** Milliseconds where no unit stands. */
export function renderOutages(outages: readonly Outage[]): string {
  const rows = outages.map((outage) => [
    `${outage.store} ${outage.mode}`,
    firstByte(outage.openings.before),
    firstByte(outage.openings.during),
    firstByte(outage.openings.after),
    [outage.all.before, outage.all.during, outage.all.after].map(({ totalP99 }) => totalP99).join("/"),
    outage.openings.during.count === 0 ? "–" : String(outage.addedMs),
    String(outage.accepted),
    String(outage.lost.length),
    String(outage.doubled.length),
    seconds(outage.visitsMs),
    seconds(outage.learningBeforeMs),
    seconds(outage.learningMs),
  ]);
  const broken = outages.flatMap(({ store, mode, broken: all }) =>
    all.map((each) => `  ✘ ${store} ${mode}: ${each}`),
  );
  return [...columns([HEAD, ...rows]), ...broken].join("\n");
}

function firstByte({ firstByteP50, firstByteP99, count }: Quantiles): string {
  return `${firstByteP50}/${firstByteP99} (${count})`;
}

/** Rows as lines, each column as wide as its widest cell. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length))) ?? [];
  return rows.map((row) =>
    `  ${row.map((cell, column) => padEnd(cell, widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
}

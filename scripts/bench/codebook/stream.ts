/** A project too large to hold: sample, fit and assignment of rows that come in chunks. */
import type { Bench } from "./bench.ts";
import { runOurs } from "./processes.ts";

const DIMENSIONS = 768;
const CPU_SECONDS_A_MILLION = 12;
const MEGABYTES = 48;

export function benchStream({ sizes, table }: Bench): void {
  const rows = sizes.streamRows;
  table.section(`${rows} × ${DIMENSIONS} streamed: sample, fit, exact assignment; making the rows apart`);
  const { cpuSeconds, megabytes = 0 } = runOurs("stream", rows, DIMENSIONS);
  const isWhole = rows === 1_000_000;
  table.row("CPU seconds", cpuSeconds, isWhole ? CPU_SECONDS_A_MILLION : undefined);
  table.row("peak memory above the baseline, MB", megabytes, MEGABYTES);
}

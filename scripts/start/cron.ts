import { parse, type TomlTable } from "smol-toml";

import { isCronDue } from "./cron-schedule.ts";
import { readFileIfAny } from "./files.ts";
import type { LogFile } from "./log-file.ts";
import type { Run } from "./run.ts";
import { StartError } from "./start-error.ts";

const MINUTE_MS = 60_000;

/** Fires the Cron Triggers when they are due, which `wrangler dev` leaves to others. */
export function startCron(run: Run, crons: readonly string[], workerUrl: string, log: LogFile): void {
  let timer: NodeJS.Timeout;
  const closed = new AbortController();
  const schedule = (): void => {
    timer = setTimeout(tick, MINUTE_MS - (Date.now() % MINUTE_MS));
  };
  const tick = (): void => {
    const now = new Date();
    schedule();
    for (const cron of crons) if (isDue(cron, now, log)) void fire(cron, workerUrl, log, closed.signal);
  };
  schedule();
  run.onClose(() => {
    clearTimeout(timer);
    closed.abort();
  });
}

/** The Cron Triggers of a wrangler.toml's top level. */
export async function readCrons(configPath: string): Promise<string[]> {
  const { triggers } = parseConfig(configPath, await readFileIfAny(configPath));
  if (typeof triggers !== "object" || !("crons" in triggers) || !Array.isArray(triggers["crons"])) return [];
  return triggers["crons"].filter((cron) => typeof cron === "string");
}

function parseConfig(path: string, text: string | undefined): TomlTable {
  if (text === undefined) throw new StartError(`There is no ${path}.`, ["Name the file with --config."]);
  try {
    return parse(text);
  } catch (error) {
    throw new StartError(`${path} cannot be read.`, [error instanceof Error ? error.message : String(error)]);
  }
}

function isDue(cron: string, now: Date, log: LogFile): boolean {
  try {
    return isCronDue(cron, now);
  } catch (error) {
    log.write(`cron ${cron}: ${String(error)}`);
    return false;
  }
}

async function fire(cron: string, workerUrl: string, log: LogFile, closed: AbortSignal): Promise<void> {
  const url = `${workerUrl}/cdn-cgi/local/scheduled?cron=${encodeURIComponent(cron)}`;
  try {
    const response = await fetch(url, { signal: AbortSignal.any([closed, AbortSignal.timeout(MINUTE_MS)]) });
    log.write(`cron ${cron}: ${await response.text()}`);
    if (!response.ok) console.log(`  ✘ cron ${cron}: ${response.status}; see ${log.path}`);
  } catch (error) {
    if (!closed.aborted) console.log(`  ✘ cron ${cron}: ${String(error)}`);
  }
}

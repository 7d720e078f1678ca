/** What is to be run. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { StartError } from "../start/start-error.ts";
import type { Population } from "./users/generate.ts";

const USAGE = `npm run eval -- [options]

  --users <number>          synthetic users (50)
  --conversations <number>  of each (30)
  --seed <number>           other users by another (1)
  --directory <path>        where runs are kept (.tercet/eval): one that was broken off goes on
  --fresh                   forgets what is kept of this run
  --live                    the real Claude, with ANTHROPIC_API_KEY; what it costs at most is asked first
  --yes                     goes on without asking
  --no-report               leaves eval/report.html and the README as they are`;

export interface EvalOptions extends Population {
  directory: string;
  model: string;
  fresh: boolean;
  live: boolean;
  yes: boolean;
  writesReport: boolean;
}

export const DEFAULTS: Population = { users: 50, conversations: 30, seed: 1 };

export function readOptions(args?: readonly string[]): EvalOptions {
  const { values } = parseArgs({
    ...(args && { args: [...args] }),
    allowNegative: true,
    options: {
      users: { type: "string", default: String(DEFAULTS.users) },
      conversations: { type: "string", default: String(DEFAULTS.conversations) },
      seed: { type: "string", default: String(DEFAULTS.seed) },
      directory: { type: "string", default: ".tercet/eval" },
      fresh: { type: "boolean", default: false },
      live: { type: "boolean", default: false },
      yes: { type: "boolean", default: false },
      report: { type: "boolean", default: true },
    },
  });
  const [users, conversations, seed] = [values.users, values.conversations, values.seed].map(Number);
  if (!isCount(users) || !isCount(conversations) || seed === undefined || !Number.isInteger(seed)) {
    throw new StartError("How many?", ["", USAGE]);
  }
  return {
    users,
    conversations,
    seed,
    directory: values.directory,
    model: "claude-haiku-5-5",
    fresh: values.fresh,
    live: values.live,
    yes: values.yes,
    writesReport: values.report,
  };
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value > 0;
}

/** Each population has one of its own. */
export function directoryOf({ directory, users, conversations, seed, live }: EvalOptions): string {
  return join(directory, `${users}x${conversations}-${seed}${live ? "-live" : ""}`);
}

/** The command that makes the same again. */
export function commandOf(options: Population & { live: boolean }): string {
  const changed = (["users", "conversations", "seed"] as const).filter(
    (name) => options[name] !== DEFAULTS[name],
  );
  const flags = changed.map((name) => `--${name} ${options[name]}`);
  if (options.live) flags.push("--live");
  return ["npm run eval", ...(flags.length === 0 ? [] : ["--", ...flags])].join(" ");
}

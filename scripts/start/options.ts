import { resolve } from "node:path";
import { parseArgs } from "node:util";

export interface StartOptions {
  configPath: string;
  /** Where everything that a start keeps lives. */
  directory: string;
  workerPort: number;
  /** Only the parts beside the Worker, for a `wrangler dev` of one's own. */
  partsOnly: boolean;
  help: boolean;
}

export const USAGE = `npm start [-- options]

Runs Tercet on this machine: database, Claude API, Worker and cron.

  --port <number>        the Worker's port (8787, or the next free one)
  --config <file>        the Worker's configuration (wrangler.toml)
  --directory <path>     where data, logs and development secrets are kept (.tercet)
  --parts                only the parts beside the Worker, for npx wrangler dev

  DATABASE_URL           a Postgres to use in place of the built-in one
  REDIS_URL              a Redis for the mirror of codes; without one there is no mirror
  ANTHROPIC_API_KEY      talks to the real Claude API, at your cost, in place of the emulator

All are read from the environment, else from .dev.vars.`;

export function parseOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "8787" },
      config: { type: "string", default: "wrangler.toml" },
      directory: { type: "string", default: ".tercet" },
      parts: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const workerPort = Number(values.port);
  if (!Number.isInteger(workerPort) || workerPort < 1 || workerPort > 65_535) {
    throw new TypeError(`--port must be a number from 1 to 65535, not ${values.port}`);
  }
  return {
    configPath: resolve(values.config),
    directory: resolve(values.directory),
    workerPort,
    partsOnly: values.parts,
    help: values.help,
  };
}

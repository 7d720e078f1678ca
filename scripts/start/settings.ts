import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseEnv } from "node:util";

import { readFileIfAny } from "./files.ts";

const CLAUDE_URL = "https://api.anthropic.com";

/** What the developer decided: from the environment, else from `.dev.vars`. */
export interface Settings {
  /** A Postgres of the developer's own. */
  databaseUrl: string | undefined;
  /** The same without a pooler between, for migrations. */
  unpooledDatabaseUrl: string | undefined;
  /** A Redis of the developer's own, for the mirror of codes. */
  redisUrl: string | undefined;
  /** The real Claude API, where there is a key for it. */
  claude: { apiKey: string; baseUrl: string } | undefined;
  /** The developer's own variables for the Worker, if there is such a file. */
  devVarsPath: string | undefined;
}

export async function loadSettings(configPath: string): Promise<Settings> {
  const devVarsPath = join(dirname(configPath), ".dev.vars");
  const devVars = parseEnv((await readFileIfAny(devVarsPath)) ?? "");
  const read = (name: string): string | undefined => process.env[name] || devVars[name] || undefined;
  const apiKey = read("ANTHROPIC_API_KEY");
  return {
    databaseUrl: read("DATABASE_URL"),
    unpooledDatabaseUrl: read("DATABASE_URL_UNPOOLED"),
    redisUrl: read("REDIS_URL"),
    // The address in .dev.vars is the emulator's; one in the environment is a gateway of the developer's.
    claude: apiKey ? { apiKey, baseUrl: process.env["ANTHROPIC_BASE_URL"] || CLAUDE_URL } : undefined,
    devVarsPath: existsSync(devVarsPath) ? devVarsPath : undefined,
  };
}

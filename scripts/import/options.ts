import { parseArgs } from "node:util";

import { readDevState } from "../start/dev-state.ts";
import { StartError } from "../start/start-error.ts";
import type { ExtractorName } from "./cost.ts";

const USAGE = `npm run import -- [options] FILE …

Learns from conversations that took place elsewhere. Each file: JSON lines, or one JSON array, of
  conversations     {"user_id", "messages", "date"?, "session"?}
  API requests      {"model", "messages", "metadata": {"user_id"}}, as they were logged, or inside
                    {"request" | "body" | "params": …, "timestamp"?}
  mem0's memories   {"memory", "user_id", "created_at", "updated_at"?}, or {"results": [ … ]}

  --url <url>            the deployment (TERCET_URL)
  --key <key>            the project's key (TERCET_KEY)
  --directory <path>     where the state of the running start is that is used without a url, and where
                         it is kept how far an import came (.tercet)
  --user <id>            whose the lines are that name nobody
  --extractor <name>     what the deployment extracts with, for the preview of the cost: rules, hybrid
                         or claude (hybrid; rules for the development server)
  --model <name>         its EXTRACTION_MODEL (claude-haiku-5-5)
  --yes                  without asking`;

const EXTRACTORS: readonly string[] = ["rules", "hybrid", "claude"] satisfies ExtractorName[];

export interface ImportOptions {
  files: string[];
  url: string;
  key: string;
  directory: string;
  user: string | undefined;
  extractor: ExtractorName;
  model: string;
  yes: boolean;
}

/** @throws StartError that says what is missing */
export async function readOptions(
  args: string[],
  env: Readonly<Partial<Record<string, string>>>,
): Promise<ImportOptions> {
  const { values, positionals: files } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: "string" },
      key: { type: "string" },
      directory: { type: "string", default: ".tercet" },
      user: { type: "string" },
      extractor: { type: "string" },
      model: { type: "string", default: "claude-haiku-5-5" },
      yes: { type: "boolean", default: false },
    },
  });
  if (files.length === 0) throw new StartError("Which files?", ["", USAGE]);
  const { directory, user, model, yes } = values;
  const url = values.url ?? env["TERCET_URL"];
  const server = await findServer(url, values.key ?? env["TERCET_KEY"], directory);
  const extractor = values.extractor ?? (url === undefined ? "rules" : "hybrid");
  if (!isExtractor(extractor)) throw new StartError(`There is no extractor ${extractor}.`, ["", USAGE]);
  return { files, ...server, directory, user, extractor, model, yes };
}

function isExtractor(name: string): name is ExtractorName {
  return EXTRACTORS.includes(name);
}

async function findServer(
  url: string | undefined,
  key: string | undefined,
  directory: string,
): Promise<{ url: string; key: string }> {
  if (url !== undefined && url !== "") {
    if (!key) throw new StartError("The project's key is needed: TERCET_KEY, or --key.", ["", USAGE]);
    return { url: url.replace(/\/+$/u, ""), key };
  }
  const running = await readDevState(directory);
  if (running) return { url: running.url, key: key || running.projectKey };
  throw new StartError("No development server runs here.", [
    "Run `npm start`, or name a deployment.",
    "",
    USAGE,
  ]);
}

import { parseArgs } from "node:util";

import { readDevState } from "../start/dev-state.ts";
import { StartError } from "../start/start-error.ts";

const USAGE = `npm run import -- [options] FILE …

Each line is a conversation {"user_id", "messages", "date"?}, a Messages API request as your app logged it,
or a memory exported from mem0; a JSON list of them will do as well.

  --url <url>            the deployment (TERCET_URL), with a project's key in TERCET_KEY (or --key)
  --directory <path>     else the development server whose state is here (.tercet)
  --user <id>            whose the lines are that name nobody
  --model <name>         what extraction is priced by in the preview (claude-haiku-5-5)
  --yes                  starts without asking
  --no-wait              ends when all is handed in, and does not wait until it is learned`;

export interface ImportOptions {
  files: string[];
  server: { url: string; key: string };
  user: string | undefined;
  model: string;
  /** Whether to ask before it starts. */
  asks: boolean;
  waits: boolean;
}

/** @throws StartError that says what is missing */
export async function readOptions(args: string[]): Promise<ImportOptions> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: "string", default: process.env["TERCET_URL"] },
      key: { type: "string", default: process.env["TERCET_KEY"] },
      directory: { type: "string", default: ".tercet" },
      user: { type: "string" },
      model: { type: "string", default: "claude-haiku-5-5" },
      yes: { type: "boolean", default: false },
      "no-wait": { type: "boolean", default: false },
    },
  });
  if (positionals.length === 0) throw new StartError("Which files?", ["", USAGE]);
  return {
    files: positionals,
    server: await findServer(values.url, values.key, values.directory),
    user: values.user,
    model: values.model,
    asks: !values.yes && process.stdin.isTTY && process.stdout.isTTY,
    waits: !values["no-wait"],
  };
}

async function findServer(
  url: string | undefined,
  key: string | undefined,
  directory: string,
): Promise<ImportOptions["server"]> {
  if (url !== undefined && url !== "") {
    if (!key) throw new StartError("A project's key is needed, in TERCET_KEY or --key.", ["", USAGE]);
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

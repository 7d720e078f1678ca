import { parseArgs } from "node:util";

import { readDevState } from "../start/dev-state.ts";
import { StartError } from "../start/start-error.ts";

const USAGE = `npm run reembed -- --project ID --to EMBEDDER

  --project <id>         prj_…; the staging twin prj_…_test is a project of its own
  --to <embedder>        lexical, workers-ai, workers-ai-m3 or openai, as the deployment is configured
  --url <url>            the deployment, with ADMIN_TOKEN in the environment (or --admin-token)
  --directory <path>     else the development server whose state is here (.tercet)`;

export interface MoveServer {
  url: string;
  adminToken: string;
}

export interface MoveOptions {
  server: MoveServer;
  project: string;
  to: string;
}

/** @throws StartError that says what is missing */
export async function readOptions(args: string[]): Promise<MoveOptions> {
  const { values } = parseArgs({
    args,
    options: {
      project: { type: "string" },
      to: { type: "string" },
      url: { type: "string" },
      "admin-token": { type: "string" },
      directory: { type: "string", default: ".tercet" },
    },
  });
  const { project, to, directory } = values;
  if (!project || !to) throw new StartError("Which project, and to which embedder?", ["", USAGE]);
  return { server: await findServer(values.url, values["admin-token"], directory), project, to };
}

async function findServer(
  url: string | undefined,
  token: string | undefined,
  directory: string,
): Promise<MoveServer> {
  if (url === undefined) {
    const running = await readDevState(directory);
    if (running) return running;
    throw new StartError("No development server runs here.", [
      "Run `npm start`, or name a deployment.",
      "",
      USAGE,
    ]);
  }
  const adminToken = token || process.env["ADMIN_TOKEN"];
  if (!adminToken) throw new StartError("The deployment's ADMIN_TOKEN is needed.", ["", USAGE]);
  return { url: url.replace(/\/+$/u, ""), adminToken };
}

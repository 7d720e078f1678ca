/**
 * `npm run refit`: fits a project's codebook anew and shows how far it is. Speaks to the development
 * server, or to the deployment that TERCET_URL and TERCET_KEY name. Broken off, the refit goes on.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { createClient, type Client } from "./demo/client.ts";
import { runScript } from "./demo/run-script.ts";
import { explain, say } from "./demo/screen.ts";
import { createPhaseBar } from "./reembed/phase-bar.ts";
import { readDevState } from "./start/dev-state.ts";
import type { Run } from "./start/run.ts";
import { StartError } from "./start/start-error.ts";

const POLL_MS = 500;
const PHASES = [
  "fit",
  "average",
  "label",
  "check",
  "publish",
  "encode",
  "tidy",
  "done",
  "draft",
  "unneeded",
  "failed",
] as const;
const NAMES: Record<(typeof PHASES)[number], string> = {
  fit: "fitting",
  average: "averaging",
  label: "labelling",
  check: "checking",
  publish: "publishing",
  encode: "encoding users",
  tidy: "tidying up",
  done: "done",
  draft: "draft",
  unneeded: "unneeded",
  failed: "failed",
};
const OUTCOMES: Record<string, string> = {
  done: "The new codebook is published, and every user encoded.",
  draft: "The new codebook stays a draft; the old one goes on.",
  unneeded: "There is nothing to fit yet.",
  failed: "It was broken off; the old codebook goes on where the new one was not published.",
};

const Started = z.object({ id: z.string() });
const Refit = z.object({
  phase: z.enum(PHASES),
  done: z.number(),
  total: z.number(),
  error: z.object({ before: z.number().nullable(), after: z.number().nullable() }),
  changes: z.record(z.string(), z.number()).nullable(),
  reasons: z.array(z.string()),
  finishedAt: z.string().nullable(),
});

async function connect(): Promise<Client> {
  const { TERCET_URL, TERCET_KEY } = process.env;
  if (TERCET_URL && TERCET_KEY) return createClient({ url: TERCET_URL, key: TERCET_KEY });
  const development = await readDevState(".tercet");
  if (development) return createClient({ url: development.url, key: development.projectKey });
  throw new StartError("Which Worker?", [
    "Run `npm start`, or set TERCET_URL and TERCET_KEY, a key of the project.",
  ]);
}

async function refit(run: Run): Promise<void> {
  const client = await connect();
  const bar = createPhaseBar(NAMES);
  run.onClose(bar.end);
  const { id } = await client.ask(Started, "POST", "/v1/refits", {});
  explain(id);
  for (;;) {
    const state = await client.ask(Refit, "GET", `/v1/refits/${id}`);
    if (state.finishedAt !== null) {
      bar.end();
      say(OUTCOMES[state.phase] ?? state.phase);
      if (state.reasons.length > 0) explain(`Why: ${state.reasons.join(", ")}`);
      if (state.error.before !== null)
        explain(`Error: ${state.error.before} before, ${state.error.after} after`);
      if (state.changes) explain(`Centroids: ${JSON.stringify(state.changes)}`);
      return;
    }
    bar.draw(state);
    await sleep(POLL_MS);
  }
}

await runScript(refit);

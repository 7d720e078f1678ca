/** `npm run demo`: two visits of one person, and what Tercet keeps between them. */
import { randomBytes } from "node:crypto";
import { parseArgs, styleText } from "node:util";

import { createClient } from "./demo/client.ts";
import { findOrStartServer, type DevelopmentServer } from "./demo/development-server.ts";
import { playFirstVisit } from "./demo/first-visit.ts";
import { runScript } from "./demo/run-script.ts";
import { explain, say } from "./demo/screen.ts";
import { playSecondVisit } from "./demo/second-visit.ts";
import { compareTokens } from "./demo/token-comparison.ts";
import type { Run } from "./start/run.ts";

async function play(run: Run, directory: string): Promise<void> {
  say();
  say(styleText("bold", "Tercet: a persona memory that never grows"));
  const server = await findOrStartServer(run, directory);
  await introduce(server);

  const client = createClient({ url: server.url, key: server.projectKey });
  const visitor = randomBytes(4).toString("hex");
  const user = `demo-mara-${visitor}`;
  const said = await playFirstVisit(client, user);
  const visit = await playSecondVisit(client, { user, stranger: `demo-stranger-${visitor}` });
  await compareTokens(server.claudeUrl, said, visit);
  say();
  say(
    server.own
      ? `Next: ${styleText("bold", "npm start")} runs all of it here, with a first request to try.`
      : `${user}'s profile is kept: GET ${server.url}/v1/users/${user}/profile`,
  );
  say();
}

async function introduce({ url, own, claudeUrl }: DevelopmentServer): Promise<void> {
  const where = own ? "" : ` It plays against your running server, ${url}.`;
  const emulated = await fetch(`${claudeUrl}/__emulator/stats`)
    .then(({ ok }) => ok)
    .catch(() => false);
  const claude = emulated
    ? "Claude is emulated here: it writes stock sentences, but it obeys a persona block in its prompt as " +
      "Claude would, and counts tokens."
    : "Claude is the real one, at your cost.";
  say();
  explain(`Two visits to the support chat of a made-up invoicing app.${where} ${claude}`);
}

const { values } = parseArgs({ options: { directory: { type: "string", default: ".tercet" } } });
await runScript((run) => play(run, values.directory));

import { dirname, join } from "node:path";

import { renderDevVars } from "./dev-vars.ts";
import { readFileIfAny, writePrivateFile } from "./files.ts";
import { mirrorVariables, planMirror } from "./mirror.ts";
import type { StartOptions } from "./options.ts";
import { startDatabase, startEmulator, startMirror } from "./parts.ts";
import { claimPort } from "./ports.ts";
import type { Run } from "./run.ts";
import { loadSecrets } from "./secrets.ts";
import type { Settings } from "./settings.ts";

/** Starts every part but the Worker, and leaves their addresses where `npx wrangler dev` looks. */
export async function startParts(run: Run, options: StartOptions, settings: Settings): Promise<void> {
  const { directory, configPath } = options;
  const secrets = await loadSecrets(directory);
  const databasePort = await claimPort(54_320);
  const claudePort = await claimPort(8790);
  const mirror = await planMirror(settings, secrets);
  const [databaseUrl, claudeUrl] = await Promise.all([
    startDatabase(run, settings, directory, databasePort),
    startEmulator(run, directory, claudePort),
    startMirror(run, settings, mirror),
  ]);
  const root = dirname(configPath);
  await offerFile(join(root, ".dev.vars"), {
    ...secrets,
    ...mirrorVariables(mirror),
    ANTHROPIC_BASE_URL: claudeUrl,
  });
  // Of its files wrangler takes Hyperdrive's address from .env alone.
  await offerFile(join(root, ".env"), {
    CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE: databaseUrl,
  });
  console.log("\n  In another terminal: npx wrangler dev\n  Ctrl-C stops both.\n");
}

/** Writes the file where there is none; says what it lacks where there is one. */
async function offerFile(path: string, variables: Record<string, string>): Promise<void> {
  const content = renderDevVars(variables);
  const existing = await readFileIfAny(path);
  if (existing === undefined) {
    await writePrivateFile(path, content);
    console.log(`  ✓ wrote ${path}`);
    return;
  }
  const lines = existing.split("\n");
  const lacking = content.split("\n").filter((line) => line !== "" && !lines.includes(line));
  if (lacking.length === 0) return;
  console.log(`\n  Put this into ${path}:\n\n${lacking.map((line) => `    ${line}\n`).join("")}`);
}

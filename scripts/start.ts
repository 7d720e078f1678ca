import { mkdir } from "node:fs/promises";

import { takeInstanceLock } from "./start/instance-lock.ts";
import { parseOptions, USAGE, type StartOptions } from "./start/options.ts";
import { startRun, type Run } from "./start/run.ts";
import { loadSettings } from "./start/settings.ts";
import { startAll } from "./start/start-all.ts";
import { renderError, StartError } from "./start/start-error.ts";
import { startParts } from "./start/start-parts.ts";

const OWNER_ONLY = 0o700;

async function boot(run: Run, options: StartOptions): Promise<void> {
  await mkdir(options.directory, { recursive: true, mode: OWNER_ONLY });
  run.onClose(await takeInstanceLock(options.directory));
  const settings = await loadSettings(options.configPath);
  await (options.partsOnly ? startParts : startAll)(run, options, settings);
}

function readOptions(): StartOptions {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error), ["", USAGE]);
  }
}

const run = startRun();
try {
  const options = readOptions();
  if (options.help) {
    console.log(USAGE);
  } else {
    console.log("\n  Starting Tercet …\n");
    await Promise.race([boot(run, options), run.ended]);
    await run.ended;
  }
} catch (error) {
  console.error(renderError(error));
  process.exitCode = 1;
} finally {
  await run.close();
}
// Nothing that is left may keep the process alive.
process.exit();

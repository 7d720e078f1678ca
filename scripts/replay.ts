/** `npm run replay -- FILE.jsonl …`: transcripts through the loop of a development server. */
import { parseArgs } from "node:util";

import { findOrStartServer } from "./demo/development-server.ts";
import { runScript } from "./demo/run-script.ts";
import { explain, say } from "./demo/screen.ts";
import { replayFile, type ReplayedFile } from "./replay/replay-file.ts";
import { reportFile, reportRules } from "./replay/report.ts";
import { scanStores } from "./replay/scan/scan-stores.ts";
import { storedByImport, storedByReplay } from "./replay/scan/stored.ts";
import { hasFailures } from "./replay/summary.ts";
import { StartError } from "./start/start-error.ts";
import type { Run } from "./start/run.ts";

const USAGE = `npm run replay -- [options] FILE.jsonl …

Each line is a conversation: {"user_id", "messages": [{"role", "content"}], "date"?, "label"|"labels"?}.

  --scan                 afterwards searches all stores for what went in; nothing may be found
  --imported             scans for what an import of the files brought, and replays nothing
  --key <key>            the project that they were imported into (the development project)
  --sentences <number>   how many of the users' sentences the scan looks for (20)
  --seed <number>        which ones (1)
  --stuck-after <s>      how long nothing may be learned before the rest counts as stuck (240)
  --directory <path>     the state of the running start to use (.tercet), else one is started`;

interface Options {
  files: string[];
  directory: string;
  stuckAfterMs: number;
  scan: { sentences: number; seed: number } | undefined;
  imported: boolean;
  key: string | undefined;
}

function readOptions(): Options {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scan: { type: "boolean", default: false },
      imported: { type: "boolean", default: false },
      key: { type: "string" },
      sentences: { type: "string", default: "20" },
      seed: { type: "string", default: "1" },
      "stuck-after": { type: "string", default: "240" },
      directory: { type: "string", default: ".tercet" },
    },
  });
  const stuckAfterMs = Number(values["stuck-after"]) * 1000;
  const scan = { sentences: Number(values.sentences), seed: Number(values.seed) };
  const numbersAreFine = [stuckAfterMs, scan.sentences, scan.seed].every((each) => each >= 0);
  if (positionals.length === 0 || !numbersAreFine) throw new StartError("Which files?", ["", USAGE]);
  const { directory, imported, key } = values;
  return {
    files: positionals,
    directory,
    stuckAfterMs,
    scan: values.scan || imported ? scan : undefined,
    imported,
    key,
  };
}

async function replay(run: Run): Promise<void> {
  const options = readOptions();
  say();
  const server = await findOrStartServer(run, options.directory);
  if (options.scan && options.imported) {
    const stored = await storedByImport(server.url, options.key ?? server.projectKey, options.files);
    if (!(await scanStores(server, stored, options.scan))) process.exitCode = 1;
    return;
  }
  explain(`Through ${server.url}, each file into a fresh project.`);

  const files: ReplayedFile[] = [];
  for (const path of options.files) {
    const file = await replayFile(server, path, options);
    reportFile(file);
    files.push(file);
  }
  reportRules();
  if (files.some(hasFailures)) process.exitCode = 1;
  if (options.scan && !(await scanStores(server, storedByReplay(files), options.scan))) process.exitCode = 1;
  say();
}

await runScript(replay);

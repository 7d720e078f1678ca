/** `npm run replay -- FILE.jsonl …`: transcripts through the loop of a development server. */
import { parseArgs } from "node:util";

import { findOrStartServer } from "./demo/development-server.ts";
import { runScript } from "./demo/run-script.ts";
import { explain, say } from "./demo/screen.ts";
import { replayFile, type ReplayedFile } from "./replay/replay-file.ts";
import { reportFile, reportRules } from "./replay/report.ts";
import { scanStores } from "./replay/scan/scan-stores.ts";
import { hasFailures } from "./replay/summary.ts";
import { StartError } from "./start/start-error.ts";
import type { Run } from "./start/run.ts";

const USAGE = `npm run replay -- [options] FILE.jsonl …

Each line is a conversation: {"user_id", "messages": [{"role", "content"}], "date"?, "label"|"labels"?}.

  --scan                 afterwards searches all stores for what went in; nothing may be found
  --sentences <number>   how many of the users' sentences the scan looks for (20)
  --seed <number>        which ones (1)
  --stuck-after <s>      how long nothing may be learned before the rest counts as stuck (240)
  --directory <path>     the state of the running start to use (.tercet), else one is started`;

interface Options {
  files: string[];
  directory: string;
  stuckAfterMs: number;
  scan: { sentences: number; seed: number } | undefined;
}

function readOptions(): Options {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scan: { type: "boolean", default: false },
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
  const { directory } = values;
  return { files: positionals, directory, stuckAfterMs, scan: values.scan ? scan : undefined };
}

async function replay(run: Run): Promise<void> {
  const options = readOptions();
  say();
  const server = await findOrStartServer(run, options.directory);
  explain(`Through ${server.url}, each file into a fresh project.`);

  const files: ReplayedFile[] = [];
  for (const path of options.files) {
    const file = await replayFile(server, path, options);
    reportFile(file);
    files.push(file);
  }
  reportRules();
  if (files.some(hasFailures)) process.exitCode = 1;
  if (options.scan && !(await scanStores(server, files, options.scan))) process.exitCode = 1;
  say();
}

await runScript(replay);

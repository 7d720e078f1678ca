/** `npm run import -- FILE …`: conversations from elsewhere into a project's memory. */
import { createInterface } from "node:readline/promises";
import { basename } from "node:path";

import { createClient } from "./demo/client.ts";
import { runScript } from "./demo/run-script.ts";
import { explain, heading, say } from "./demo/screen.ts";
import { importFile } from "./import/import-file.ts";
import { readOptions, type ImportOptions } from "./import/options.ts";
import { previewFile, type Preview } from "./import/preview.ts";
import { openProgress } from "./import/progress-file.ts";
import { createProgress } from "./replay/progress.ts";
import { settle } from "./replay/settle.ts";
import { StartError } from "./start/start-error.ts";
import type { Run } from "./start/run.ts";

const REFUSED_SHOWN = 20;
/** The relay brings an event back that a queue lost within some minutes. */
const STUCK_AFTER_MS = 240_000;

async function importAll(run: Run): Promise<void> {
  const options = await readOptions(process.argv.slice(2));
  say();
  explain(`Into the project of the key, through ${options.server.url}.`);
  for (const path of options.files) {
    heading(basename(path));
    const preview = await previewOf(path, options);
    showPreview(preview);
    if (options.asks && preview.conversations > 0 && !(await agrees())) return;
    await importOne(run, path, preview, options);
  }
  say();
}

async function previewOf(path: string, options: ImportOptions): Promise<Preview> {
  try {
    return await previewFile(path, options);
  } catch (error) {
    throw new StartError(`${path} cannot be read.`, [error instanceof Error ? error.message : String(error)]);
  }
}

function showPreview({ conversations, repeated, users, messages, refused, extraction }: Preview): void {
  const { calls, usd, model, priceTable } = extraction;
  say(`${conversations} conversations of ${users} users, ${messages} messages`);
  if (repeated > 0) say(`${repeated} of them stand there more than once, and count once`);
  const price =
    usd === undefined ? `at an unknown price on ${model}` : `about $${usd.toFixed(4)} on ${model}`;
  say(
    `extraction: ${calls} calls, ${price} (prices of ${priceTable}), where EXTRACTOR is hybrid; none with rules`,
  );
  say(`${refused.length} lines refused${refused.length > 0 ? ":" : ""}`);
  for (const { line, why } of refused.slice(0, REFUSED_SHOWN)) say(`  line ${line}: ${why}`);
  if (refused.length > REFUSED_SHOWN) say(`  … and ${refused.length - REFUSED_SHOWN} more`);
}

async function agrees(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(?:es)?$/iu.test((await terminal.question("  Go on? [y/N] ")).trim());
  } finally {
    terminal.close();
  }
}

async function importOne(run: Run, path: string, preview: Preview, options: ImportOptions): Promise<void> {
  const { server, user } = options;
  const progress = await openProgress(path, `${server.url}\n${server.key}`);
  if (progress.changed) say("the file has changed since it was broken off: from its beginning again");
  if (progress.taken > 0) say(`going on after ${progress.taken} that were taken before`);
  const bar = createProgress("handing in", preview.conversations - progress.taken);
  run.onClose(bar.end);
  const imported = await importFile(path, server, { user, progress, bar });
  bar.end();
  const { fresh, known, refused, unsettled } = imported;
  say(`${fresh} taken, ${known} known before, ${refused.length} refused by the server`);
  for (const { user: whose, why } of refused.slice(0, REFUSED_SHOWN)) say(`  of user ${whose}: ${why}`);
  if (options.waits) await waitUntilLearned(run, options, unsettled);
  await progress.remove();
}

async function waitUntilLearned(run: Run, { server }: ImportOptions, ids: readonly string[]): Promise<void> {
  const learning = createProgress("learning", ids.length);
  run.onClose(learning.end);
  const counts = { learned: 0, failed: 0 };
  await settle(createClient(server), ids, STUCK_AFTER_MS, ({ outcome }) => {
    counts[outcome] += 1;
    learning.advance();
  });
  learning.end();
  const left = ids.length - counts.learned - counts.failed;
  say(`${counts.learned} learned, ${counts.failed} failed${left > 0 ? `, ${left} still on their way` : ""}`);
  if (counts.failed > 0) process.exitCode = 1;
}

await runScript(importAll);

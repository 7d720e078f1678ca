/** `npm run eval`: flat cost, and does it remember? */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { runScript } from "./demo/run-script.ts";
import { explain, say, table } from "./demo/screen.ts";
import { estimateMem0Usd } from "./eval/ask-mem0/estimate.ts";
import { inferByMem0 } from "./eval/ask-mem0/inferred.ts";
import { askMem0 } from "./eval/ask-mem0/as-said.ts";
import { estimateLiveUsd, isWanted, readLiveClaude } from "./eval/live.ts";
import { commandOf, directoryOf, readOptions } from "./eval/options.ts";
import { play } from "./eval/play/play.ts";
import { renderPage } from "./eval/report/page.ts";
import { writeReadme } from "./eval/report/readme.ts";
import { mem0Notes } from "./eval/report/mem0-notes.ts";
import { summaryTable } from "./eval/report/table.ts";
import { composeResults, type Results } from "./eval/results.ts";
import { generateUsers } from "./eval/users/generate.ts";
import { judge } from "./eval/verdict.ts";
import type { Run } from "./start/run.ts";
import { loadLexicalSeed } from "./support/lexical-seed.ts";

async function evaluate(run: Run): Promise<void> {
  const options = readOptions();
  const directory = directoryOf(options);
  if (options.fresh) await rm(directory, { recursive: true, force: true });
  const users = generateUsers(options);
  say();
  explain(`${options.users} users, ${options.conversations} visits each; kept in ${directory}.`);
  const live = options.live ? readLiveClaude(process.env) : undefined;
  if (live && !options.yes) {
    const isGranted = await isWanted(run, estimateLiveUsd(users, options.model), estimateMem0Usd(users));
    if (!isGranted) return;
  }
  const { users: played, billed } = await play(run, users, { directory, model: options.model, live });
  const mem0 = await askMem0(run, users, directory);
  const inferred = live && (await inferByMem0(run, played, { directory, live }));
  const results = composeResults({
    date: new Date().toISOString().slice(0, 10),
    command: commandOf(options),
    users: played,
    billed,
    isLive: options.live,
    codebook: (await loadLexicalSeed()).codebook,
    mem0,
    inferred,
  });
  show(results);
  for (const note of mem0Notes(results)) explain(note);
  if (options.writesReport) {
    await mkdir("eval", { recursive: true });
    await writeFile("eval/report.html", renderPage(results));
    await writeReadme("README.md", results);
    explain("eval/report.html has the whole, the README the summary.");
  }
  if (judge(results).some(({ holds }) => !holds)) process.exitCode = 1;
}

function show(results: Results): void {
  const { head, rows } = summaryTable(results);
  say();
  table(
    head.map((title) => ({ title })),
    rows,
  );
  say();
  for (const { claim, holds, figure } of judge(results)) say(`${holds ? "✓" : "✘"} ${claim}: ${figure}`);
  say();
}

await runScript(evaluate);

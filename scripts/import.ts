/** `npm run import -- FILE …`: backfills a project from conversations that took place elsewhere. */
import { createInterface } from "node:readline/promises";

import { runScript } from "./demo/run-script.ts";
import { explain, say } from "./demo/screen.ts";
import { createPatientSender } from "./hand-in/patient-sender.ts";
import { createProgress } from "./hand-in/progress.ts";
import { readConversations } from "./import/conversations.ts";
import { readOptions } from "./import/options.ts";
import { isFree, preview, sayPreview, sayRefused, type Preview } from "./import/preview.ts";
import { countLines } from "./import/refusals.ts";
import { startSending } from "./import/send.ts";
import { readState, statePath, writeState, type ImportState } from "./import/state.ts";
import { survey } from "./import/survey.ts";
import type { Run } from "./start/run.ts";
import { StartError } from "./start/start-error.ts";

async function importFiles(run: Run): Promise<void> {
  const options = await readOptions(process.argv.slice(2), process.env);
  const { files, url, user, directory } = options;
  say();
  explain(`Reading, for ${url}.`);
  const surveyed = await survey(files, user);
  const path = statePath(directory, options);
  const { state, filesChanged } = await readState(path, surveyed.fingerprint);
  const previewed = await preview(readConversations(files, user, surveyed), options, state.done);

  say();
  sayPreview(previewed, surveyed, { ...options, done: state.done });
  sayRefused(surveyed.refused);
  if (filesChanged)
    explain("The files have changed since the last import: all are sent, what is known has no effect.");
  if (state.done >= previewed.conversations) {
    say(`All ${previewed.conversations} were handed in before. To send them again: delete ${path}`);
    return;
  }
  if (!options.yes && !(await isAgreed(previewed, run))) return;

  const progress = createProgress("handing in", previewed.conversations, state.done);
  const sending = startSending(readConversations(files, user, surveyed), state, {
    url,
    sender: createPatientSender(options),
    progress,
    save: (current) => writeState(path, current),
  });
  let settled = false;
  run.onClose(async () => {
    progress.end();
    if (settled) return;
    await sending.save();
    say(
      `${sending.state().done} of ${previewed.conversations} are handed in; the same command goes on from there.`,
    );
  });
  const end = await sending.finished;
  settled = true;
  progress.end();
  sayEnd(end);
}

/** On a terminal it is asked; elsewhere only what costs nothing goes on by itself. */
async function isAgreed({ cost }: Preview, run: Run): Promise<boolean> {
  if (!process.stdin.isTTY) {
    if (isFree(cost)) return true;
    throw new StartError("This would cost money, and there is no terminal to ask on.", [
      "Say --yes to go on.",
    ]);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Readline takes Ctrl-C for itself.
  terminal.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  run.onClose(() => terminal.close());
  const answer = await terminal.question("  Go on? [y/N] ");
  terminal.close();
  return /^y(?:es)?$/iu.test(answer.trim());
}

function sayEnd({ accepted, known, refused }: ImportState): void {
  say(
    `${accepted} handed in${known === 0 ? "" : `, ${known} known before`}, ${countLines(refused)} refused by the server.`,
  );
  sayRefused(refused);
  explain("They are learned from in the background: GET /v1/conversations/:id says how far one is.");
  say();
}

await runScript(importFiles);

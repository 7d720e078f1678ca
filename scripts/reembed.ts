/** `npm run reembed -- --project ID --to EMBEDDER`: moves a project to another embedder, without a gap. */
import { explain, say } from "./demo/screen.ts";
import { runScript } from "./demo/run-script.ts";
import { createMoveClient } from "./reembed/client.ts";
import { readOptions } from "./reembed/options.ts";
import { createPhaseBar } from "./reembed/phase-bar.ts";
import type { Run } from "./start/run.ts";

const PHASES = { embed: "embedding", encode: "encoding users", tidy: "tidying up", done: "done" };

async function reembed(run: Run): Promise<void> {
  const { server, project, to } = await readOptions(process.argv.slice(2));
  const client = createMoveClient(server);
  const bar = createPhaseBar(PHASES);
  run.onClose(bar.end);
  say();
  explain(`${project} to ${to}, through ${server.url}. Broken off, it goes on with the same command.`);
  for (;;) {
    const progress = await client.step(project, to, bar.wait);
    if (progress.phase === "done") {
      bar.end();
      say(`${project} is embedded by ${progress.to}: ${progress.done} of ${progress.total} signals.`);
      if (progress.done < progress.total) explain("What was learned meanwhile follows within a minute.");
      break;
    }
    bar.draw(progress);
  }
  say();
}

await runScript(reembed);

import { styleText } from "node:util";

import { explain, heading, say, table } from "../demo/screen.ts";
import type { ReplayedFile } from "./replay-file.ts";
import { summarise } from "./summary.ts";

const PROBLEMS_SHOWN = 10;

/** One file's table, and what went wrong with which line. */
export function reportFile(file: ReplayedFile): void {
  heading(file.name);
  table(
    [{ title: "" }, { title: "" }],
    summarise(file).map(([measure, value]) => [measure, value]),
  );
  const problems = [
    ...file.refused.map(({ line, why }) => ({ line, what: `refused: ${why}` })),
    ...file.handedIn
      .filter(({ outcome }) => outcome !== "learned")
      .map(({ transcript, status, outcome, why = "" }) => ({
        line: transcript.line,
        what: outcome === "refused" ? `answered ${status}: ${why}` : `${outcome} ${why}`.trim(),
      })),
  ].toSorted((one, other) => one.line - other.line);
  if (problems.length > 0) say();
  for (const { line, what } of problems.slice(0, PROBLEMS_SHOWN)) {
    say(styleText("yellow", `line ${line}: ${what}`));
  }
  if (problems.length > PROBLEMS_SHOWN) say(`… and ${problems.length - PROBLEMS_SHOWN} more`);
  if (file.handedIn.some(({ outcome }) => outcome === "stuck")) {
    say();
    explain(
      "Stuck means neither learned nor failed. The simulated queue is lost when a saved file reloads the " +
        "Worker; events are then sent again after some minutes, a hundred at a time.",
    );
  }
}

/** How the figures are meant. */
export function reportRules(): void {
  say();
  explain(
    "Signals are counted per learned conversation. Label recall: a label counts where all its content words " +
      "stand in the user's own turns of that conversation and it may be stored at all; it is recalled where at " +
      "least half of them stand in one attribute learned from that conversation. By chance: the same for labels " +
      "of other users, drawn with a fixed seed. Block tokens are Tercet's estimate, over users with a block. " +
      "Seconds: handing in and learning.",
  );
}

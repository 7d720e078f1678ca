/**
 * `npm run gate -- FILE.jsonl …`: how many conversations the hybrid extractor would make a call for.
 *
 * Of those with a preference also the share that passes: with an explicit signal of the rules, or a label
 * whose content words stand in the user's turns. Without labels, what passes is shown as on the wrong side.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";

import { isWorthExtracting } from "../../src/persona/extraction/gate.ts";
import { ownTurns } from "../../src/persona/extraction/own-turns.ts";
import { extractByRules } from "../../src/persona/rules/extract.ts";
import { explain, say, table } from "../demo/screen.ts";
import { renderError, StartError } from "../start/start-error.ts";
import { parseConversations } from "./conversations.ts";
import { judgeGate, type Judged } from "./gate-shares.ts";
import { countedLabels } from "./recall.ts";

const USAGE = `npm run gate -- [--show <number>] FILE.jsonl …

  --show <number>        so many conversations of each file on the wrong side: with a preference and
                         stopped, or without labels and passed`;

function judge(path: string): Judged[] {
  return parseConversations(readFileSync(path, "utf8")).map((conversation) => {
    const rules = extractByRules(conversation.turns);
    return {
      turns: conversation.turns,
      isLabelled: conversation.labels.length > 0,
      foundByRules: rules.some(({ explicit }) => explicit),
      holdsLabel: countedLabels(conversation).length > 0,
      passes: isWorthExtracting(ownTurns(conversation.turns), rules),
    };
  });
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { show: { type: "string", default: "0" } },
  });
  if (positionals.length === 0) throw new StartError("Which files?", ["", USAGE]);
  const files = positionals.map((path) => ({ name: basename(path), ...judgeGate(judge(path)) }));
  say();
  table(
    [
      { title: "" },
      { title: "cost a call" },
      { title: "of those with a preference" },
      { title: "that only a label tells" },
    ],
    files.map(({ name, passing, holding, missedByRules }) => [name, passing, holding, missedByRules]),
  );
  for (const { name, wrong } of files) {
    for (const { turns } of wrong.slice(0, Number(values.show))) say(`${name}: ${turns.join(" | ")}`);
  }
  say();
  explain(
    "With a preference: an explicit signal of the rules, or a label all of whose content words stand in the " +
      "user's own turns. What the rules find always passes: the last column is where the gate is put to the test.",
  );
  say();
} catch (error) {
  console.error(renderError(error));
  process.exitCode = 1;
}

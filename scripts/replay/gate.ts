/**
 * Prints how many conversations in JSONL the hybrid extractor would make a call for.
 *
 *     npx node scripts/replay/gate.ts FILE... [--show N]
 *
 * Of a labelled file also: the share among those that hold a preference, which is an explicit signal
 * of the rules or a label whose content words stand in the user's turns. `--show N` prints N
 * conversations on the wrong side: with a preference and stopped, or without labels and passed.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { isWorthExtracting } from "../../src/persona/extraction/gate.ts";
import { ownTurns } from "../../src/persona/extraction/own-turns.ts";
import { extractByRules } from "../../src/persona/rules/extract.ts";
import { parseConversations } from "./conversations.ts";
import { countedLabels } from "./recall.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: "string" } },
});

function share(part: number, whole: number): string {
  return `${part} of ${whole} = ${((100 * part) / whole).toFixed(1)}%`;
}

for (const file of positionals) {
  const judged = parseConversations(readFileSync(file, "utf8")).map((conversation) => {
    const rules = extractByRules(conversation.turns);
    return {
      turns: conversation.turns,
      labelled: conversation.labels.length > 0,
      holds: rules.some(({ explicit }) => explicit) || countedLabels(conversation).length > 0,
      passes: isWorthExtracting(ownTurns(conversation.turns), rules),
    };
  });
  const passed = judged.filter(({ passes }) => passes);
  const labelled = judged.some((each) => each.labelled);
  console.log(`\n${basename(file)}: ${share(passed.length, judged.length)} pass`);
  if (labelled) {
    const holding = judged.filter(({ holds }) => holds);
    console.log(
      `  with a preference: ${share(holding.filter(({ passes }) => passes).length, holding.length)} pass`,
    );
  }
  const wrong = judged.filter(({ holds, passes }) => (labelled ? holds && !passes : passes));
  for (const { turns } of wrong.slice(0, Number(values.show ?? 0))) console.log(`    ${turns.join(" | ")}`);
}

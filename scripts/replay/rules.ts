/**
 * Runs the rule extractor over conversations in JSONL and prints what it finds.
 *
 *     npx node scripts/replay/rules.ts FILE... [--show N] [--missed N]
 *
 * `--show N` prints N signals of each file with their sentences, `--missed N` labels not recalled.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { extractByRules } from "../../src/persona/rules/extract.ts";
import type { ExtractedSignal } from "../../src/persona/signal.ts";
import { parseConversations } from "./conversations.ts";
import { countedLabels, isRecalled, scoreRecall } from "./recall.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: "string" }, missed: { type: "string" }, family: { type: "string" } },
});

/** Every n-th, so that a sample spans the file. */
function sample<T>(items: readonly T[], size: number): T[] {
  const step = Math.max(1, Math.floor(items.length / Math.max(1, size)));
  return items.filter((_, index) => index % step === 0).slice(0, size);
}

function describe({
  facet,
  slot,
  attribute,
  polarity,
  explicit,
  confidence,
  statement,
}: ExtractedSignal): string {
  const name = slot === undefined ? attribute : `${slot}: ${attribute}`;
  return `${polarity === 1 ? "+" : "-"} ${name} [${facet}${explicit ? "" : ", implicit"}, ${confidence}] <- ${statement}`;
}

for (const file of positionals) {
  const replayed = parseConversations(readFileSync(file, "utf8")).map((conversation) => ({
    ...conversation,
    signals: extractByRules(conversation.turns),
  }));
  const count = replayed.length;
  const signals = replayed.flatMap((conversation) => conversation.signals);
  const per = (wanted: (signal: ExtractedSignal) => boolean): string =>
    (signals.filter(wanted).length / count).toFixed(3);
  console.log(`\n${basename(file)}: ${count} conversations`);
  const facets = [...new Set(signals.map(({ facet }) => facet))].toSorted();
  for (const facet of facets) {
    const implicit = per((signal) => signal.facet === facet && !signal.explicit);
    const explicit = per((signal) => signal.facet === facet && signal.explicit);
    console.log(`  ${facet.padEnd(12)} ${explicit} explicit, ${implicit} implicit a conversation`);
  }
  console.log(`  not topic    ${per(({ facet }) => facet !== "topic")} a conversation`);
  const score = (wanted: (signal: ExtractedSignal) => boolean): string => {
    const scored = replayed.map((each) => ({
      ...each,
      attributes: each.signals.filter(wanted).map(({ attribute }) => attribute),
    }));
    const { counted, recalled, rate, chance } = scoreRecall(scored);
    return `${recalled} of ${counted} labels = ${(100 * rate).toFixed(1)}% (another's: ${(100 * chance).toFixed(1)}%)`;
  };
  if (replayed.some(({ labels }) => labels.length > 0)) {
    console.log(`  recall       ${score(() => true)}`);
    console.log(`  as stated    ${score(({ explicit }) => explicit)}`);
  }
  const shown = signals.filter(
    ({ facet, explicit }) => values.family === undefined || values.family === (explicit ? facet : "implicit"),
  );
  for (const signal of sample(shown, Number(values.show ?? 0))) console.log(`    ${describe(signal)}`);
  const missed = replayed.flatMap((each) =>
    countedLabels(each)
      .filter(
        (label) =>
          !isRecalled(
            label,
            each.signals.map(({ attribute }) => attribute),
          ),
      )
      .map((label) => `${label}  | ${each.user}`),
  );
  for (const label of sample(missed, Number(values.missed ?? 0))) console.log(`    missed: ${label}`);
}

/** Where ours loses, found in the figures, with the reason and the row to look at. Pure. */
import { rateOf, type Tally } from "../measure/recall.ts";
import { find, usdPerThousand, type Results } from "../results.ts";
import { falseLines, lastWins, longAgo, percent, usd } from "./table.ts";

export interface Loss {
  what: string;
  why: string;
  row: string;
}

const MODELS = [
  ["claude-sonnet-5-5", "Sonnet 5.5"],
  ["claude-haiku-5-5", "Haiku 5.5"],
] as const;

export function findLosses(results: Results): Loss[] {
  return [...lossesOfRecall(results), ...lossesOfPrice(results), ...lossesOfTruth(results)];
}

function lossesOfRecall(results: Results): Loss[] {
  const ours = find(results, "tercet");
  const own = rateOf(ours.recall.stated) ?? 0;
  const wider = rateOf(find(results, "slots-8").recall.stated) ?? 0;
  const whole = rateOf(find(results, "all-learned").recall.stated);
  const ceiling = rateOf(ours.ceiling ?? { counted: 0, recalled: 0 });
  const losses: Loss[] = [];
  if (own < (ceiling ?? 1)) {
    losses.push({
      what: `Recall is ${percent(own)}, where ${percent(ceiling)} has room.`,
      why:
        `With eight lines instead of three it would be ${percent(wider)}, with an extraction that missed nothing ` +
        `${percent(whole)} (modelled): most of what is missing was never learned. The rules extract here, offline, and ` +
        "were not written for this wording; Claude extracts in the hybrid default, and is not measured without --live.",
      row: "Tercet, if extraction missed nothing (modelled)",
    });
  }
  for (const { contender, recall } of results.measured) {
    // The same history is as well known whatever its price.
    if (contender.room || !contender.caches || (rateOf(recall.stated) ?? 0) <= own) continue;
    losses.push({
      what: `${contender.name} brings ${percent(rateOf(recall.stated))} of what was said, ours ${percent(own)}.`,
      why:
        contender.extracts === "mem0"
          ? "Claude words ten memories for it, from whole conversations and with a call for each; ours are three lines and pins. Its memories are judged in its favour."
          : "It sends the user's own sentences, and nothing has to be understood before they are sent; it is granted that the model makes use of each.",
      row: contender.name,
    });
  }
  const [recent] = ours.recall.byAge;
  const window = find(results, "anchored").recall.byAge[0];
  if (recent && window && (rateOf(recent) ?? 0) < (rateOf(window) ?? 0)) {
    losses.push({
      what: `Of what was said within the last ten turns a window has ${percent(rateOf(window))}, ours ${percent(rateOf(recent))}.`,
      why: "A window holds it word for word. Ours is for what was said before that.",
      row: "ten turns anchored at the opening, cached",
    });
  }
  losses.push(...lossOfAge(ours.recall.byAge), ...lossOfSigns(ours.recall.implicit));
  return losses;
}

function lossOfAge(byAge: readonly Tally[]): Loss[] {
  const [first, last] = [byAge[0], byAge.at(-1)];
  const [young, old] = [first && rateOf(first), last && rateOf(last)];
  if (young === undefined || old === undefined || old >= young) return [];
  return [
    {
      what: `What was said over 75 turns ago is recalled at ${percent(old)}, what is fresh at ${percent(young)}.`,
      why:
        "All compete for three lines, and weigh less with age (half in 180 days), so that what was said since takes them. " +
        "See the rows with 5 and 8 centroids.",
      row: "recall by age",
    },
  ];
}

function lossOfSigns(implicit: Tally): Loss[] {
  const rate = rateOf(implicit);
  if (rate === undefined || rate > 0.5) return [];
  return [
    {
      what: `Of what only showed in what users did, ${percent(rate)} is recalled.`,
      why: "The rules infer from few reactions (asking for a shorter answer), and from no spelling, units or emojis that a user merely uses.",
      row: "Tercet",
    },
  ];
}

function lossesOfPrice(results: Results): Loss[] {
  const ours = find(results, "tercet");
  return MODELS.flatMap(([model, name]) => {
    const own = usdPerThousand(results, ours, model);
    return results.measured
      .filter(({ contender }) => !contender.room)
      .filter((measured) => usdPerThousand(results, measured, model) < own)
      .map((measured): Loss => {
        const extraction = (1000 * results.extraction.usd) / ours.conversations;
        return {
          what:
            `On ${name} ${measured.contender.name} costs ${usd(usdPerThousand(results, measured, model))} a 1,000 visits, ` +
            `ours ${usd(own)}.`,
          why: `${usd(extraction)} of that is extraction, the platform's bill not yet counted; where histories are short that is more than they cost.`,
          row: measured.contender.name,
        };
      });
  });
}

function lossesOfTruth(results: Results): Loss[] {
  const ours = find(results, "tercet");
  const losses: Loss[] = [];
  const untrue = falseLines(ours) ?? 0;
  if (untrue > 0) {
    losses.push({
      what: `${percent(untrue)} of the lines in our blocks are false: ${ours.lines.contrary} say the contrary or what was so before, ${ours.lines.unfounded} what the user never said, of ${sumOf(ours.lines)}.`,
      why: "The rules read a reason for a wish as another wish, or a wish as a neighbouring one. A window invents nothing.",
      row: "Tercet",
    });
  }
  const now = lastWins(ours) ?? 0;
  if (now < (lastWins(find(results, "stuffed")) ?? 1)) {
    losses.push({
      what: `Of what had changed, ${percent(now)} stands as it is now; ${ours.recall.changed.before} of ${sumOf(ours.recall.changed)} still as it was before.`,
      why: "Where the rules miss the new statement, the old one goes on.",
      row: "Tercet",
    });
  }
  if ((longAgo(ours) ?? 0) < 0.5) {
    losses.push({
      what: `Of what was said over ten turns ago ${percent(longAgo(ours))} is there: far over a window's nothing, and far under all.`,
      why: "As above: extraction first, then the crowded lines.",
      row: "Tercet",
    });
  }
  return losses;
}

function sumOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}

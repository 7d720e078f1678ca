/** The summary, written into the README between its markers. */
import { readFile, writeFile } from "node:fs/promises";
import { StartError } from "../../start/start-error.ts";
import { find, usdPerThousand, type Results } from "../results.ts";
import { judge } from "../verdict.ts";
import { mem0Notes } from "./mem0-notes.ts";
import { markdown, summaryTable, usd } from "./table.ts";

const BEGIN = "<!-- eval:begin, written by npm run eval -->";
const END = "<!-- eval:end -->";

export async function writeReadme(path: string, results: Results): Promise<void> {
  await writeFile(path, replaceBetween(await readFile(path, "utf8"), summary(results)));
}

/** @throws StartError where the markers are missing */
export function replaceBetween(text: string, summaryText: string): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new StartError(`The README lacks its markers, ${BEGIN} and ${END}.`);
  return `${text.slice(0, begin + BEGIN.length)}\n${summaryText}\n${text.slice(end)}`;
}

function summary(results: Results): string {
  const { date, command, users, conversationsEach, turns, priceTable, extraction, isLive } = results;
  const main = results.measured.filter(({ contender }) => contender.isMain);
  const ours = find(results, "tercet");
  const factor = (model: string): string =>
    (
      usdPerThousand(results, find(results, "stuffed-cached"), model) / usdPerThousand(results, ours, model)
    ).toFixed(1);
  return [
    `\`${command}\`, ${date}: ${users} users, ${conversationsEach} visits each, ${turns.toLocaleString("en-GB")} turns. ` +
      `Prices of ${priceTable}; dollars are modelled from the tokens, answers included. ` +
      `Extraction is in ours${isLive ? "" : ", modelled"}: the hybrid gate lets ${extraction.calls} of ` +
      `${ours.conversations} visits through, ${usd((1000 * extraction.usd) / ours.conversations)} a 1,000 visits.`,
    "",
    markdown(summaryTable(results, main)),
    "",
    ...mem0Notes(results).flatMap((note) => [note, ""]),
    `Against all history, cached, ours is ${factor("claude-sonnet-5-5")} times cheaper on Sonnet 5.5 and ` +
      `${factor("claude-haiku-5-5")} times on Haiku 5.5. ` +
      judge(results)
        .map(({ claim, holds, figure }) => `${claim}: ${holds ? "holds" : "**fails**"} (${figure}).`)
        .join(" "),
  ].join("\n");
}

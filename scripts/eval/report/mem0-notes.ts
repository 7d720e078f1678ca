/** What has to be said of mem0's rows. Pure. */
import type { Results } from "../results.ts";
import { usd } from "./table.ts";

/** Sentences, each on its own. */
export function mem0Notes({ mem0Missing, mem0Extraction, openings }: Results): string[] {
  const notes = mem0Missing === undefined ? [] : [`mem0ai is left out: ${mem0Missing}.`];
  if (mem0Extraction === undefined) return notes;
  if ("missing" in mem0Extraction)
    return [...notes, `mem0ai (infer) is left out: ${mem0Extraction.missing}.`];
  const { model, calls, inputTokens, outputTokens, usd: spent, failed } = mem0Extraction;
  return [
    ...notes,
    `mem0ai (infer) holds its own ${count(calls)} calls on ${model} for ${openings} visits, as they were billed: ` +
      `${count(inputTokens)} tokens in, ${count(outputTokens)} out, ${usd((1000 * spent) / openings)} a 1,000 visits. ` +
      `${failed} of the visits taught it nothing: Claude's answer was an error, or no list of memories.`,
  ];
}

function count(tokens: number): string {
  return tokens.toLocaleString("en-GB");
}

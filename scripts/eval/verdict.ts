/** What has to hold, or the run fails. Pure. */
import { BLOCK_MAX_TOKENS } from "../../src/persona/decode.ts";
import { FLAT_FROM, goesUp, UPWARD_SHARE } from "./measure/flatness.ts";
import type { InputByKind, Results } from "./results.ts";

export interface Verdict {
  claim: string;
  holds: boolean;
  figure: string;
}

export function judge(results: Results): Verdict[] {
  const { flatness, blocksThatDiffer, openings } = results;
  const steepest = flatness.slopes[0];
  const filling = flatness.slopes.filter((slope) => slope.blockTokensPerConversation > 0).length;
  return [
    {
      claim: `No block over ${BLOCK_MAX_TOKENS} tokens`,
      holds: flatness.blocksOverLimit === 0,
      figure: `the largest of ${openings}: ${flatness.largestBlockTokens}`,
    },
    {
      claim:
        `No upward slope after conversation ${FLAT_FROM}, for any user: a block gains less than ` +
        `${100 * UPWARD_SHARE} % of what the history does`,
      holds: !flatness.slopes.some(goesUp),
      figure: steepest
        ? `the steepest: ${steepest.blockTokensPerConversation.toFixed(2)} tokens a conversation, where the history ` +
          `gains ${steepest.historyTokensPerConversation.toFixed(0)}; ${filling} of ${flatness.slopes.length} blocks ` +
          "still fill free lines"
        : "no users",
    },
    {
      claim: "The blocks that reached Claude are what the encoder makes of the signals",
      holds: blocksThatDiffer === 0,
      figure: `${blocksThatDiffer} of ${openings} differ`,
    },
    judgeAccounts(results),
  ];
}

/**
 * A run that was broken off has turns that were said twice, and the real Claude counts by another tokenizer: then
 * there is nothing to compare.
 */
function judgeAccounts({ accounts: { requests, billed, counted }, turns, isLive }: Results): Verdict {
  const kinds = ["uncached", "written", "read"] as const;
  const show = (tokens: InputByKind): string =>
    kinds.map((kind) => tokens[kind].toLocaleString("en-GB")).join(" / ");
  const comparable = requests === turns && !isLive;
  return {
    claim: "The accounts that bill every strategy are what was billed for the requests that the Worker sent",
    holds: !comparable || kinds.every((kind) => billed[kind] === counted[kind]),
    figure: comparable
      ? `uncached / written / read: ${show(billed)} billed, ${show(counted)} counted`
      : `not comparable: ${requests} requests for ${turns} turns, ${isLive ? "by Claude's own tokenizer" : "since the run was broken off"}`,
  };
}

import { styleText } from "node:util";

import { PRICE_TABLE_DATE } from "../../src/persona/price-table.ts";
import { explain, say, table } from "../demo/screen.ts";
import { add, estimateExtraction, NOTHING, type Estimate, type ExtractorName } from "./cost.ts";
import type { ImportedConversation } from "./conversations.ts";
import { countLines, describeRefusal, type Refusal } from "./refusals.ts";
import type { Survey } from "./survey.ts";

const NANO_USD = 1e9;

export interface Preview {
  conversations: number;
  /** Of those that are not settled yet. */
  cost: Estimate;
}

/** @param done so many of them are settled, and cost nothing more */
export async function preview(
  conversations: AsyncIterable<ImportedConversation>,
  { extractor, model }: { extractor: ExtractorName; model: string },
  done: number,
): Promise<Preview> {
  let [count, cost] = [0, NOTHING];
  for await (const { messages } of conversations) {
    if (count >= done) {
      const turns = messages.filter(({ role }) => role === "user").map(({ content }) => content);
      cost = add(cost, estimateExtraction(turns, extractor, model));
    }
    count += 1;
  }
  return { conversations: count, cost };
}

export function sayPreview(
  { conversations, cost }: Preview,
  { users, refused }: Survey,
  { extractor, model, done }: { extractor: ExtractorName; model: string; done: number },
): void {
  table(
    [{ title: "" }, { title: "" }],
    [
      ["conversations", `${number(conversations)}, of ${number(users)} users`],
      ...(done === 0 ? [] : [["handed in before", number(done)]]),
      ["lines refused", number(countLines(refused))],
      ...costRows(cost, extractor, model),
    ],
  );
  say();
  if (extractor === "rules") return;
  explain(
    `Estimated on the high side, by prices of ${PRICE_TABLE_DATE}. A project pays at most its ` +
      "EXTRACTION_DAILY_BUDGET_USD a day; for what is over it the rules stand in.",
  );
  say();
}

function costRows(cost: Estimate, extractor: ExtractorName, model: string): string[][] {
  if (extractor === "rules") return [["extraction", "by rules, at no cost"]];
  const { calls, inputTokens, outputTokens, nanoUsd } = cost;
  const each = (tokens: number): string => number(calls === 0 ? 0 : Math.round(tokens / calls));
  return [
    [
      "extraction calls",
      `${number(calls)} by ${model}, ${each(inputTokens)} tokens in and ${each(outputTokens)} out each`,
    ],
    ["cost", nanoUsd === null ? `unknown: the price table has no ${model}` : dollars(nanoUsd)],
  ];
}

export function dollars(nanoUsd: number): string {
  return nanoUsd === 0 ? "nothing" : `about $${(Math.ceil(nanoUsd / (NANO_USD / 100)) / 100).toFixed(2)}`;
}

/** Whether going on may cost anything. */
export function isFree({ calls, nanoUsd }: Estimate): boolean {
  return calls === 0 || nanoUsd === 0;
}

export function sayRefused(refused: readonly Refusal[]): void {
  if (refused.length === 0) return;
  for (const refusal of refused) say(styleText("yellow", describeRefusal(refusal)));
  say();
}

function number(value: number): string {
  return value.toLocaleString("en");
}

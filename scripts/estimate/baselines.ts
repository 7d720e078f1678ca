/** What a bot may do without Tercet. */
import type { Baseline } from "../costs/break-even.ts";
import type { Strategy } from "../costs/strategies.ts";

export const BASELINES = [
  { name: "stuffed", strategy: "stuffed", caches: false },
  { name: "stuffed-cached", strategy: "stuffed", caches: true },
  { name: "last-ten", strategy: "last-ten", caches: false },
  { name: "last-ten-cached", strategy: "last-ten", caches: true },
  { name: "anchored-ten", strategy: "anchored-ten", caches: false },
  { name: "anchored-ten-cached", strategy: "anchored-ten", caches: true },
] as const satisfies readonly { name: string; strategy: Strategy; caches: boolean }[];

export type BaselineName = (typeof BASELINES)[number]["name"];

export function baselineOf(name: BaselineName): Baseline {
  const found = BASELINES.find((each) => each.name === name);
  if (!found) throw new RangeError(`There is no ${name}.`);
  return found;
}

/** In words, as they stand in a sentence. */
export const STRATEGY_WORDS: Readonly<Record<Strategy, string>> = {
  stuffed: "all of the history",
  "last-ten": "the last ten turns",
  "anchored-ten": "ten turns, fixed at the opening",
  tercet: "Tercet's block",
};

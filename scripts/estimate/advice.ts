/** What saves as much without Tercet: said before anything else. Pure. */
import { baselineOf, STRATEGY_WORDS, type BaselineName } from "./baselines.ts";
import type { Month } from "./monthly.ts";

export interface Advice {
  /** As a sentence goes on after a dollar figure. */
  what: string;
  usd: number;
}

export interface Verdict {
  /** Today's bill. */
  nowUsd: number;
  /** The same memory with prompt caching, or without where that is cheaper: Tercet's saving begins there. */
  cachingUsd: number;
  /** Tercet, caching or not, whichever is cheaper. */
  tercetUsd: number;
  /** What costs less than Tercet and less than today, the cheapest first; of each kind the cheapest. */
  cheaper: Advice[];
}

export function judge({ baselines, tercet, cheaperModels }: Month, now: BaselineName): Verdict {
  const nowUsd = baselines.find(({ name }) => name === now)?.usd ?? Infinity;
  const tercetUsd = Math.min(...tercet.map(({ usd }) => usd));
  const models = cheaperModels.map(({ model, usd }) => ({
    kind: "model",
    what: `${model}, with all else as today`,
    usd,
  }));
  const changes = baselines
    .filter(({ name, overflows }) => name !== now && !overflows)
    .map(({ name, usd }) => ({ kind: kindOf(name, now), what: describeChange(name, now), usd }));
  const cheaper = [...models, ...changes]
    .filter(({ usd }) => usd < nowUsd && usd < tercetUsd)
    .toSorted((one, other) => one.usd - other.usd);
  const kinds = new Set<string>();
  const billedOtherwise = changes.filter(({ kind }) => kind === "caching").map(({ usd }) => usd);
  return {
    nowUsd,
    cachingUsd: Math.min(nowUsd, ...billedOtherwise),
    tercetUsd,
    cheaper: cheaper.filter(({ kind }) => !kinds.has(kind) && kinds.add(kind)),
  };
}

/** Another window, or the same memory billed otherwise. */
function kindOf(name: BaselineName, now: BaselineName): string {
  return baselineOf(name).strategy === baselineOf(now).strategy ? "caching" : "memory";
}

function describeChange(name: BaselineName, now: BaselineName): string {
  const [to, from] = [baselineOf(name), baselineOf(now)];
  if (to.strategy === from.strategy) return to.caches ? "prompt caching alone" : "no prompt caching";
  const forgets = to.strategy === "stuffed" ? "" : " (forgets what was said before)";
  return `${STRATEGY_WORDS[to.strategy]}${to.caches ? ", cached" : ""}${forgets}`;
}

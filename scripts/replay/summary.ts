/** What a replayed file came to, in figures. Pure. */
import { FACETS } from "../../src/persona/signal.ts";
import type { Profile, Signal } from "../demo/memory.ts";
import type { HandedIn } from "./hand-in.ts";
import { scoreRecall } from "./recall.ts";
import type { RefusedLine } from "./transcripts.ts";

export interface Replay {
  refused: readonly RefusedLine[];
  handedIn: readonly HandedIn[];
  /** By user. */
  signals: ReadonlyMap<string, readonly Signal[]>;
  profiles: readonly Profile[];
  seconds: number;
}

export type SummaryRow = readonly [measure: string, value: string];

/** The rows of a file's table. */
export function summarise(replay: Replay): SummaryRow[] {
  const { handedIn, refused, seconds } = replay;
  const count = (wanted: (each: HandedIn) => boolean): string => String(handedIn.filter(wanted).length);
  const learned = handedIn.filter(({ outcome }) => outcome === "learned").length;
  const users = new Set(handedIn.map(({ transcript }) => transcript.user));
  return [
    ["conversations", `${handedIn.length}, of ${users.size} users`],
    ["lines refused", String(refused.length)],
    ["answered 5xx", count(isServerError)],
    ["answered 4xx", count(({ status }) => status >= 400 && status < 500)],
    ["learned", String(learned)],
    ["failed", count(({ outcome }) => outcome === "failed")],
    ["stuck", count(({ outcome }) => outcome === "stuck")],
    ...signalRows([...replay.signals.values()].flat(), learned),
    ...recallRows(replay),
    ...blockRows(replay.profiles),
    ["seconds", seconds.toFixed(1)],
  ];
}

/** A request without an answer counts as one: the server is what failed. */
function isServerError({ status }: HandedIn): boolean {
  return status >= 500 || status === 0;
}

export function hasFailures({ handedIn }: Pick<Replay, "handedIn">): boolean {
  return handedIn.some(
    (each) => isServerError(each) || each.outcome === "failed" || each.outcome === "stuck",
  );
}

function signalRows(signals: readonly Signal[], conversations: number): SummaryRow[] {
  const per = (wanted: (signal: Signal) => boolean): string =>
    conversations === 0 ? "–" : (signals.filter(wanted).length / conversations).toFixed(2);
  return [
    ["signals a conversation", per(() => true)],
    ...FACETS.map((facet): SummaryRow => [`  ${facet}`, per((signal) => signal.facet === facet)]),
    ["  all but topics", per(({ facet }) => facet !== "topic")],
  ];
}

function recallRows({ handedIn, signals }: Replay): SummaryRow[] {
  const learned = handedIn.filter(({ outcome }) => outcome === "learned");
  if (learned.every(({ transcript }) => transcript.labels.length === 0)) return [];
  const { counted, recalled, rate, chance } = scoreRecall(
    learned.map(({ transcript: { id, user, turns, labels } }) => ({
      user,
      turns,
      labels,
      attributes: (signals.get(user) ?? [])
        .filter(({ conversation }) => conversation === id)
        .map(({ attribute }) => attribute),
    })),
  );
  if (counted === 0) return [["label recall", "no label counts"]];
  return [
    ["label recall", `${percent(rate)} (${recalled} of ${counted})`],
    ["  by chance", percent(chance)],
  ];
}

function percent(share: number): string {
  return Number.isNaN(share) ? "–" : `${(100 * share).toFixed(1)} %`;
}

function blockRows(profiles: readonly Profile[]): SummaryRow[] {
  const tokens = profiles
    .map(({ persona }) => persona.tokens)
    .filter((each) => each > 0)
    .toSorted((one, other) => one - other);
  return [
    ["users with a block", `${tokens.length} of ${profiles.length}`],
    ...(tokens.length === 0
      ? []
      : [
          [
            "block tokens",
            `${tokens[0]} / ${median(tokens)} / ${tokens.at(-1)}  min / median / max`,
          ] as const,
        ]),
  ];
}

/** Of a sorted, non-empty list. */
function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  const [low = 0, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}

import { createPromptCache } from "./cache/prompt-cache.ts";
import type { PromptCache } from "./cache/prompt-cache.ts";
import type { Respond } from "./reply/create-reply.ts";
import { createScriptedReplies } from "./reply/scripted-replies.ts";
import type { ScriptedReplies } from "./reply/scripted-replies.ts";
import { createFaultQueue } from "./wire/faults.ts";
import type { FaultQueue } from "./wire/faults.ts";
import { createJournal } from "./wire/journal.ts";
import type { Journal } from "./wire/journal.ts";

export interface EmulatorOptions {
  /** Another seed gives other replies and ids. */
  seed?: string;
  /** Milliseconds since 1970, for the lifetimes of cache entries. */
  now?: () => number;
  /** Scripts replies. */
  respond?: Respond;
  /** Between two events of every stream. */
  delayMs?: number;
}

/** All that an emulator remembers from one request to the next. */
export interface EmulatorState {
  seed: string;
  now: () => number;
  respond: Respond | undefined;
  /** Come before `respond`. */
  replies: ScriptedReplies;
  delayMs: number;
  cache: PromptCache;
  faults: FaultQueue;
  journal: Journal;
  activeStreams: number;
  /** How often each reply was given, so that repeated replies have ids of their own. */
  repeats: Map<string, number>;
}

export function createState({
  seed = "tercet",
  now = Date.now,
  respond,
  delayMs = 0,
}: EmulatorOptions): EmulatorState {
  return {
    seed,
    now,
    respond,
    replies: createScriptedReplies(),
    delayMs,
    cache: createPromptCache(),
    faults: createFaultQueue(),
    journal: createJournal(),
    activeStreams: 0,
    repeats: new Map(),
  };
}

export interface EmulatorStats {
  requests: number;
  activeStreams: number;
  aborted: number;
  cacheEntries: number;
  faults: number;
}

export function statsOf({ journal, activeStreams, cache, faults, now }: EmulatorState): EmulatorStats {
  return {
    requests: journal.total(),
    activeStreams,
    aborted: journal.aborted(),
    cacheEntries: cache.size(now()),
    faults: faults.list().length,
  };
}

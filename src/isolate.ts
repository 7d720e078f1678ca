/** What an isolate keeps between invocations: nothing that it can't do without. */
import { createBreaker, type Breaker, type BreakerOptions } from "./adapters/breaker.ts";
import { POSTGRES_BREAKER } from "./adapters/postgres/guarded-sql.ts";
import { systemClock } from "./adapters/runtime.ts";
import { createShortMemory } from "./adapters/short-memory.ts";
import type { Codebook, CodebookVocabulary } from "./codebook/codebook.ts";
import type { FrozenOpening, HealthCheck, Project, ShortMemory, TokenSlice } from "./ports.ts";

const KNOWN_KEY_TTL_MS = 30_000;
const LAST_KNOWN_KEY_TTL_MS = 600_000;
const HEALTH_TTL_MS = 5000;
const LATE_TURN_TTL_MS = 600_000;
const SEEN_PROMPT_TTL_MS = 3_600_000;
/** As long as Claude keeps a cached prefix: one that comes less often is not worth a write. */
const SEEN_PREFIX_TTL_MS = 300_000;
const FROZEN_TTL_MS = 3_600_000;
const RETRY_WINDOW_MS = 60_000;
const SLICE_TTL_MS = 600_000;
const MAX_REMEMBERED = 1000;
const IMMUTABLE_TTL_MS = 86_400_000;
/** Some 400 KB each at 768 dimensions. */
const MAX_CODEBOOKS = 16;
/** Some 20 KB each. */
const MAX_VOCABULARIES = 500;
const MAX_FROZEN = 5000;
/** A database that wakes takes a second or two. */
const DATABASE_LATE_MS = 2500;

const BREAKERS = {
  request: { ...POSTGRES_BREAKER, lateMs: DATABASE_LATE_MS },
  /** Whose slow statements are no failures. */
  message: POSTGRES_BREAKER,
  job: POSTGRES_BREAKER,
  /** Only watched: a chat client's request is never skipped. */
  chat: { failures: 3, openMs: 0 },
  extraction: { failures: 3, openMs: 30_000 },
} satisfies Record<string, Omit<BreakerOptions, "clock">>;

/** What is remembered, each for a while. */
export const memories = {
  seedCodebooks: new Map<string, Codebook>(),
  heldCodebooks: {
    codebooks: shortMemory<Codebook>(IMMUTABLE_TTL_MS, MAX_CODEBOOKS),
    vocabularies: shortMemory<CodebookVocabulary>(IMMUTABLE_TTL_MS, MAX_VOCABULARIES),
  },
  knownKeys: shortMemory<Project>(KNOWN_KEY_TTL_MS),
  lastKnownKeys: shortMemory<Project>(LAST_KNOWN_KEY_TTL_MS),
  lateTurns: shortMemory<string>(LATE_TURN_TTL_MS),
  lastHealth: shortMemory<readonly HealthCheck["part"][]>(HEALTH_TTL_MS, 1),
  seenPrompts: shortMemory<true>(SEEN_PROMPT_TTL_MS),
  seenPrefixes: shortMemory<true>(SEEN_PREFIX_TTL_MS),
  frozenOpenings: shortMemory<FrozenOpening>(FROZEN_TTL_MS, MAX_FROZEN),
  brokenOpenings: shortMemory<FrozenOpening>(RETRY_WINDOW_MS),
  tokenSlices: shortMemory<TokenSlice>(SLICE_TTL_MS),
  openStreams: new Map<string, Map<symbol, number>>(),
};

const breakers = new Map<string, Breaker>();
/** The same one an isolate for each use of each address, so that it remembers what failed. */
export function breakerOf(use: keyof typeof BREAKERS, address: string): Breaker {
  const name = `${use} ${address}`;
  const breaker = breakers.get(name) ?? createBreaker({ ...BREAKERS[use], clock: systemClock });
  breakers.set(name, breaker);
  return breaker;
}

function shortMemory<Value>(ttlMs: number, maxEntries = MAX_REMEMBERED): ShortMemory<Value> {
  return createShortMemory({ ttlMs, maxEntries, clock: systemClock });
}

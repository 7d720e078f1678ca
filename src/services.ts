/** The composition root: the only file that imports adapters. */
import type { AskerOptions } from "./adapters/claude-asker.ts";
import { createClaudeExtractor } from "./adapters/claude-extractor.ts";
import { createClaudeLabelWriter, noLabelWriter } from "./adapters/claude-label-writer.ts";
import { createHealthChecks } from "./adapters/health-checks.ts";
import { createHttpClaude } from "./adapters/http-claude.ts";
import { createClaudeRelay } from "./adapters/http-claude-relay.ts";
import { createKvFrozenCache } from "./adapters/kv-frozen-cache.ts";
import { createEmbedders } from "./adapters/embedders/embedders.ts";
import { createEventQueue } from "./adapters/event-queue.ts";
import { createKvCodebooks } from "./adapters/kv-codebooks.ts";
import { createKvCodebookVectors } from "./adapters/kv-codebook-vectors.ts";
import { createKvPersonaCache } from "./adapters/kv-persona-cache.ts";
import { createBreaker, type Breaker, type BreakerOptions } from "./adapters/breaker.ts";
import { createGuardedSql, POSTGRES_BREAKER } from "./adapters/postgres/guarded-sql.ts";
import { createErasureLog } from "./adapters/postgres/erasure-log.ts";
import { createNeonSql } from "./adapters/postgres/neon-sql.ts";
import { createOutbox } from "./adapters/postgres/outbox.ts";
import { createPostgresSql } from "./adapters/postgres/postgres-sql.ts";
import { createProjectDirectory } from "./adapters/postgres/project-directory.ts";
import type { Sql } from "./adapters/postgres/sql.ts";
import { createProjectStores } from "./adapters/postgres/project-stores.ts";
import { createProjectCodebooks } from "./adapters/project-codebooks.ts";
import { createRefitRunner } from "./adapters/refit-runner.ts";
import { ruleExtractor } from "./adapters/rule-extractor.ts";
import { randomIdentifiers } from "./adapters/identifiers.ts";
import { createIdempotentRequests } from "./adapters/postgres/idempotent-requests.ts";
import { createJsonLog, systemClock } from "./adapters/runtime.ts";
import { createSealedTurns } from "./adapters/sealed-turns.ts";
import { createSeedCodebooks } from "./adapters/seed-codebooks.ts";
import { createShortMemory } from "./adapters/short-memory.ts";
import { fromBase64 } from "./adapters/vault/bytes.ts";
import { createUpstashFrozenCache } from "./adapters/upstash-frozen-cache.ts";
import { createUpstashMirror, type MirrorAddress } from "./adapters/upstash-mirror.ts";
import { createUserTokens } from "./adapters/user-tokens.ts";
import { createVault, parseRootKey, type Vault } from "./adapters/vault/vault.ts";
import { parseConfig, type Config } from "./config.ts";
import type { Codebook, CodebookVocabulary } from "./codebook/codebook.ts";
import type {
  Embedders,
  FrozenCache,
  FrozenOpening,
  HealthCheck,
  PersonaCache,
  Project,
  ProjectStores,
  Services,
  ShortMemory,
  TokenSlice,
} from "./ports.ts";

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
const MS_PER_SECOND = 1000;
const NANO_USD_PER_USD = 1e9;
/** A database that wakes takes a second or two. */
const DATABASE_LATE_MS = 2500;
/**
 * Who sends a request waits no longer for one transaction, and neither does a queue's message, which comes
 * again: a connection that was cut may never say so. A job, whose transactions are larger, waits.
 */
const DATABASE_TIMEOUT_MS = { request: 5000, message: 5000, job: 30_000 };
type Invocation = keyof typeof DATABASE_TIMEOUT_MS;

const BREAKERS = {
  request: { ...POSTGRES_BREAKER, lateMs: DATABASE_LATE_MS },
  /** Whose slow statements are no failures. */
  message: POSTGRES_BREAKER,
  job: POSTGRES_BREAKER,
  /** Only watched: a chat client's request is never skipped. */
  chat: { failures: 3, openMs: 0 },
  extraction: { failures: 3, openMs: 30_000 },
} satisfies Record<string, Omit<BreakerOptions, "clock">>;

// What the isolate keeps between invocations: nothing that it can't do without.
const seedCodebooks = new Map<string, Codebook>();
const heldCodebooks = {
  codebooks: shortMemory<Codebook>(IMMUTABLE_TTL_MS, MAX_CODEBOOKS),
  vocabularies: shortMemory<CodebookVocabulary>(IMMUTABLE_TTL_MS, MAX_VOCABULARIES),
};
const knownKeys = shortMemory<Project>(KNOWN_KEY_TTL_MS);
const lastKnownKeys = shortMemory<Project>(LAST_KNOWN_KEY_TTL_MS);
const lateTurns = shortMemory<string>(LATE_TURN_TTL_MS);
const lastHealth = shortMemory<readonly HealthCheck["part"][]>(HEALTH_TTL_MS, 1);
const seenPrompts = shortMemory<true>(SEEN_PROMPT_TTL_MS);
const seenPrefixes = shortMemory<true>(SEEN_PREFIX_TTL_MS);
const frozenOpenings = shortMemory<FrozenOpening>(FROZEN_TTL_MS, MAX_FROZEN);
const brokenOpenings = shortMemory<FrozenOpening>(RETRY_WINDOW_MS);
const tokenSlices = shortMemory<TokenSlice>(SLICE_TTL_MS);
const openStreams = new Map<string, Map<symbol, number>>();
const breakers = new Map<string, Breaker>();
let vault: { of: string; vault: Vault } | undefined;
let embedders: { of: string; ai: unknown; embedders: Embedders } | undefined;
let mirror: { of: string; vault: Vault; mirror: PersonaCache; frozen: FrozenCache } | undefined;

/** The services of one invocation. A database connection is made at its first statement, if any. */
export function createServices(
  env: Env,
  defer: (work: Promise<unknown>) => void,
  invocation: Invocation = "request",
): Services {
  const config = parseConfig(env);
  const { variables } = config;
  const keys = vaultOf(variables);
  const sql = sqlOf(config.database, invocation);
  const stores = new Map<string, ProjectStores>();
  const directory = createProjectDirectory(sql, keys);
  const available = embeddersOf(config.embeddings);
  const cache = createKvPersonaCache(config.kv, keys, systemClock);
  const cacheMirror = config.mirror && mirrorOf(config.mirror, keys);
  const account = `${variables.ANTHROPIC_BASE_URL} ${variables.ANTHROPIC_API_KEY}`;
  const chatBreaker = breakerOf("chat", account);
  const extractionBreaker = breakerOf("extraction", `${account} ${variables.EXTRACTION_MODEL}`);
  const sealedTurns = createSealedTurns(keys, config.kv, systemClock);
  const publishedCodebooks = createKvCodebooks(config.kv, keys);
  const storesOf = (projectId: string): ProjectStores => {
    const known = stores.get(projectId) ?? createProjectStores(sql, keys, projectId);
    stores.set(projectId, known);
    return known;
  };
  return {
    clock: systemClock,
    identifiers: randomIdentifiers,
    // oxlint-disable-next-line no-console -- the platform's log is the console
    log: createJsonLog((line) => console.log(line)),
    directory,
    outbox: createOutbox(sql),
    idempotency: createIdempotentRequests(sql, keys),
    userTokens: createUserTokens(keys),
    erasureLog: createErasureLog(sql),
    turns: sealedTurns,
    cache,
    mirror: cacheMirror?.mirror,
    queue: createEventQueue(config.queues, sealedTurns),
    codebooks: createProjectCodebooks({
      seeds: createSeedCodebooks({
        embedders: available,
        vectors: createKvCodebookVectors(config.kv),
        held: seedCodebooks,
      }),
      directory,
      published: publishedCodebooks,
      storeOf: (projectId) => storesOf(projectId).codebooks,
      held: heldCodebooks,
    }),
    publishedCodebooks,
    refitRunner: createRefitRunner(config.refits),
    embedders: available,
    ...askersOf(variables, extractionBreaker),
    claude: createHttpClaude(variables.ANTHROPIC_BASE_URL, variables.ANTHROPIC_API_KEY, chatBreaker),
    relay: createClaudeRelay(variables.ANTHROPIC_BASE_URL, variables.ANTHROPIC_API_KEY, chatBreaker),
    healthChecks: createHealthChecks({
      directory,
      kv: cache,
      mirror: cacheMirror?.mirror,
      claude: chatBreaker,
      extraction: variables.EXTRACTOR === "rules" ? undefined : extractionBreaker,
      embedders: available,
    }),
    lastHealth,
    stores: storesOf,
    knownKeys,
    lastKnownKeys,
    lateTurns,
    seenPrompts,
    seenPrefixes,
    frozenOpenings,
    brokenOpenings,
    frozenCaches: [createKvFrozenCache(config.kv, keys), ...(cacheMirror ? [cacheMirror.frozen] : [])],
    tokenSlices,
    openStreams,
    defer,
    settings: {
      isDevelopment: variables.ENVIRONMENT === "development",
      adminToken: variables.ADMIN_TOKEN,
      chatModel: variables.CHAT_MODEL,
      chatMaxTokens: variables.CHAT_MAX_TOKENS,
      maxStreamsPerKey: variables.MAX_STREAMS_PER_KEY,
      extractionDailyBudgetNanoUsd: variables.EXTRACTION_DAILY_BUDGET_USD * NANO_USD_PER_USD,
    },
  };
}

function sqlOf({ driver, connectionString }: Config["database"], invocation: Invocation): Sql {
  const create = driver === "hyperdrive" ? createPostgresSql : createNeonSql;
  const breaker = breakerOf(invocation, connectionString);
  return createGuardedSql(create(connectionString, DATABASE_TIMEOUT_MS[invocation]), breaker);
}

/** The same one an isolate for each use of each address, so that it remembers what failed. */
function breakerOf(use: keyof typeof BREAKERS, address: string): Breaker {
  const name = `${use} ${address}`;
  const breaker = breakers.get(name) ?? createBreaker({ ...BREAKERS[use], clock: systemClock });
  breakers.set(name, breaker);
  return breaker;
}

function askersOf(
  variables: Config["variables"],
  breaker: Breaker,
): Pick<Services, "extractor" | "labelWriter"> {
  if (variables.EXTRACTOR === "rules") return { extractor: ruleExtractor, labelWriter: noLabelWriter };
  const asker: AskerOptions = {
    baseUrl: variables.ANTHROPIC_BASE_URL,
    apiKey: variables.ANTHROPIC_API_KEY,
    model: variables.EXTRACTION_MODEL,
    deadlineMs: variables.EXTRACTION_TIMEOUT_SECONDS * MS_PER_SECOND,
    breaker,
  };
  return {
    extractor: createClaudeExtractor({ ...asker, gated: variables.EXTRACTOR === "hybrid" }),
    labelWriter: createClaudeLabelWriter(asker),
  };
}

/** The same ones an isolate, so that their breakers remember what failed. */
function embeddersOf({ ai, ...rest }: Config["embeddings"]): Embedders {
  const of = JSON.stringify(rest);
  if (embedders?.of !== of || embedders.ai !== ai) {
    embedders = { of, ai, embedders: createEmbedders({ ...rest, ai, clock: systemClock }) };
  }
  return embedders.embedders;
}

/** One vault an isolate, so that derived keys are derived once. */
function vaultOf(variables: Config["variables"]): Vault {
  const { ROOT_KEY: root, PREVIOUS_ROOT_KEYS: previous, LOOKUP_KEY: lookup } = variables;
  const of = [root, ...previous, lookup].join("\n");
  if (vault?.of !== of) {
    const keys = {
      root: parseRootKey(root),
      previous: previous.map(parseRootKey),
      lookup: fromBase64(lookup),
    };
    vault = { of, vault: createVault(keys) };
  }
  return vault.vault;
}

/** One mirror an isolate, so that its breaker remembers what failed. */
function mirrorOf(address: MirrorAddress, keys: Vault): { mirror: PersonaCache; frozen: FrozenCache } {
  const of = `${address.url}\n${address.token}`;
  if (mirror?.of !== of || mirror.vault !== keys) {
    mirror = {
      of,
      vault: keys,
      mirror: createUpstashMirror(address, keys, systemClock),
      frozen: createUpstashFrozenCache(address, keys, systemClock),
    };
  }
  return mirror;
}

function shortMemory<Value>(ttlMs: number, maxEntries = MAX_REMEMBERED): ShortMemory<Value> {
  return createShortMemory({ ttlMs, maxEntries, clock: systemClock });
}

/** The composition root: the only file that imports adapters. */
import { createClaudeExtractor } from "./adapters/claude-extractor.ts";
import { createHttpClaude } from "./adapters/http-claude.ts";
import { createEmbedders } from "./adapters/embedders/embedders.ts";
import { createEventQueue } from "./adapters/event-queue.ts";
import { createKvCodebooks } from "./adapters/kv-codebooks.ts";
import { createKvCodebookVectors } from "./adapters/kv-codebook-vectors.ts";
import { createKvPersonaCache } from "./adapters/kv-persona-cache.ts";
import { createNeonSql } from "./adapters/postgres/neon-sql.ts";
import { createOutbox } from "./adapters/postgres/outbox.ts";
import { createPostgresSql } from "./adapters/postgres/postgres-sql.ts";
import { createProjectDirectory } from "./adapters/postgres/project-directory.ts";
import { createProjectStores } from "./adapters/postgres/project-stores.ts";
import { createProjectCodebooks } from "./adapters/project-codebooks.ts";
import { createRefitRunner } from "./adapters/refit-runner.ts";
import { ruleExtractor } from "./adapters/rule-extractor.ts";
import { randomIdentifiers } from "./adapters/identifiers.ts";
import { createIdempotentRequests } from "./adapters/postgres/idempotent-requests.ts";
import { createJsonLog, systemClock } from "./adapters/runtime.ts";
import { createTurnOpener } from "./adapters/sealed-turns.ts";
import { createSeedCodebooks } from "./adapters/seed-codebooks.ts";
import { createShortMemory } from "./adapters/short-memory.ts";
import { fromBase64 } from "./adapters/vault/bytes.ts";
import { createUpstashMirror, type MirrorAddress } from "./adapters/upstash-mirror.ts";
import { createVault, parseRootKey, type Vault } from "./adapters/vault/vault.ts";
import { parseConfig, type Config } from "./config.ts";
import type { Codebook, CodebookVocabulary } from "./codebook/codebook.ts";
import type { Embedders, Extractor, PersonaCache, Project, ProjectStores, Services } from "./ports.ts";

const KNOWN_KEY_TTL_MS = 30_000;
const LAST_KNOWN_KEY_TTL_MS = 600_000;
const SEEN_PROMPT_TTL_MS = 3_600_000;
const MAX_REMEMBERED = 1000;
const IMMUTABLE_TTL_MS = 86_400_000;
/** Some 400 KB each at 768 dimensions. */
const MAX_CODEBOOKS = 16;
/** Some 20 KB each. */
const MAX_VOCABULARIES = 500;
const MS_PER_SECOND = 1000;
const NANO_USD_PER_USD = 1e9;

// What the isolate keeps between invocations: nothing that it can't do without.
const seedCodebooks = new Map<string, Codebook>();
const heldCodebooks = {
  codebooks: createShortMemory<Codebook>({
    ttlMs: IMMUTABLE_TTL_MS,
    maxEntries: MAX_CODEBOOKS,
    clock: systemClock,
  }),
  vocabularies: createShortMemory<CodebookVocabulary>({
    ttlMs: IMMUTABLE_TTL_MS,
    maxEntries: MAX_VOCABULARIES,
    clock: systemClock,
  }),
};
const knownKeys = createShortMemory<Project>({
  ttlMs: KNOWN_KEY_TTL_MS,
  maxEntries: MAX_REMEMBERED,
  clock: systemClock,
});
const lastKnownKeys = createShortMemory<Project>({
  ttlMs: LAST_KNOWN_KEY_TTL_MS,
  maxEntries: MAX_REMEMBERED,
  clock: systemClock,
});
const seenPrompts = createShortMemory<true>({
  ttlMs: SEEN_PROMPT_TTL_MS,
  maxEntries: MAX_REMEMBERED,
  clock: systemClock,
});
let vault: { of: string; vault: Vault } | undefined;
let embedders: { of: string; ai: unknown; embedders: Embedders } | undefined;
let mirror: { of: string; vault: Vault; mirror: PersonaCache } | undefined;

/** The services of one invocation. A database connection is made at its first statement, if any. */
export function createServices(env: Env, defer: (work: Promise<unknown>) => void): Services {
  const config = parseConfig(env);
  const { variables } = config;
  const keys = vaultOf(variables.ROOT_KEY, variables.LOOKUP_KEY);
  const { driver, connectionString } = config.database;
  const sql = driver === "hyperdrive" ? createPostgresSql(connectionString) : createNeonSql(connectionString);
  const stores = new Map<string, ProjectStores>();
  const directory = createProjectDirectory(sql, keys);
  const available = embeddersOf(config.embeddings);
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
    turns: createTurnOpener(keys),
    cache: createKvPersonaCache(config.kv, keys, systemClock),
    mirror: config.mirror && mirrorOf(config.mirror, keys),
    queue: createEventQueue(config.queues, keys),
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
    extractor: extractorOf(variables),
    claude: createHttpClaude(variables.ANTHROPIC_BASE_URL, variables.ANTHROPIC_API_KEY),
    stores: storesOf,
    knownKeys,
    lastKnownKeys,
    seenPrompts,
    defer,
    settings: {
      adminToken: variables.ADMIN_TOKEN,
      chatModel: variables.CHAT_MODEL,
      chatMaxTokens: variables.CHAT_MAX_TOKENS,
      extractionDailyBudgetNanoUsd: variables.EXTRACTION_DAILY_BUDGET_USD * NANO_USD_PER_USD,
    },
  };
}

function extractorOf(variables: Config["variables"]): Extractor {
  if (variables.EXTRACTOR === "rules") return ruleExtractor;
  return createClaudeExtractor({
    gated: variables.EXTRACTOR === "hybrid",
    baseUrl: variables.ANTHROPIC_BASE_URL,
    apiKey: variables.ANTHROPIC_API_KEY,
    model: variables.EXTRACTION_MODEL,
    deadlineMs: variables.EXTRACTION_TIMEOUT_SECONDS * MS_PER_SECOND,
  });
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
function vaultOf(rootKey: string, lookupKey: string): Vault {
  const of = `${rootKey}\n${lookupKey}`;
  if (vault?.of !== of) {
    vault = { of, vault: createVault({ root: parseRootKey(rootKey), lookup: fromBase64(lookupKey) }) };
  }
  return vault.vault;
}

/** One mirror an isolate, so that its breaker remembers what failed. */
function mirrorOf(address: MirrorAddress, keys: Vault): PersonaCache {
  const of = `${address.url}\n${address.token}`;
  if (mirror?.of !== of || mirror.vault !== keys) {
    mirror = { of, vault: keys, mirror: createUpstashMirror(address, keys, systemClock) };
  }
  return mirror.mirror;
}

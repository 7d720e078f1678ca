/** The composition root: the only file that imports adapters. */
import { createHttpClaude } from "./adapters/http-claude.ts";
import { createLexicalEmbedder } from "./adapters/embedders/lexical-embedder.ts";
import { createEventQueue } from "./adapters/event-queue.ts";
import { createKvPersonaCache } from "./adapters/kv-persona-cache.ts";
import { createNeonSql } from "./adapters/postgres/neon-sql.ts";
import { createOutbox } from "./adapters/postgres/outbox.ts";
import { createPostgresSql } from "./adapters/postgres/postgres-sql.ts";
import { createProjectDirectory } from "./adapters/postgres/project-directory.ts";
import { createProjectStores } from "./adapters/postgres/project-stores.ts";
import { ruleExtractor } from "./adapters/rule-extractor.ts";
import { createJsonLog, randomIdentifiers, systemClock } from "./adapters/runtime.ts";
import { createSeedCodebooks } from "./adapters/seed-codebooks.ts";
import { createShortMemory } from "./adapters/short-memory.ts";
import { fromBase64 } from "./adapters/vault/bytes.ts";
import { createVault, parseRootKey, type Vault } from "./adapters/vault/vault.ts";
import { parseConfig } from "./config.ts";
import type { Project, ProjectStores, Services } from "./ports.ts";

const KNOWN_KEY_TTL_MS = 30_000;
const SEEN_PROMPT_TTL_MS = 3_600_000;
const MAX_REMEMBERED = 1000;

// What the isolate keeps between invocations: nothing that it can't do without.
const embedder = createLexicalEmbedder();
const codebooks = createSeedCodebooks(embedder);
const knownKeys = createShortMemory<Project>({
  ttlMs: KNOWN_KEY_TTL_MS,
  maxEntries: MAX_REMEMBERED,
  clock: systemClock,
});
const seenPrompts = createShortMemory<true>({
  ttlMs: SEEN_PROMPT_TTL_MS,
  maxEntries: MAX_REMEMBERED,
  clock: systemClock,
});
let vault: { of: string; vault: Vault } | undefined;

/** The services of one invocation. A database connection is made at its first statement, if any. */
export function createServices(env: Env, defer: (work: Promise<unknown>) => void): Services {
  const config = parseConfig(env);
  const { variables } = config;
  const keys = vaultOf(variables.ROOT_KEY, variables.LOOKUP_KEY);
  const { driver, connectionString } = config.database;
  const sql = driver === "hyperdrive" ? createPostgresSql(connectionString) : createNeonSql(connectionString);
  const stores = new Map<string, ProjectStores>();
  return {
    clock: systemClock,
    identifiers: randomIdentifiers,
    // oxlint-disable-next-line no-console -- the platform's log is the console
    log: createJsonLog((line) => console.log(line)),
    directory: createProjectDirectory(sql, keys),
    outbox: createOutbox(sql),
    cache: createKvPersonaCache(config.kv, keys, systemClock),
    queue: createEventQueue(config.learnQueue, config.idleQueue),
    codebooks,
    embedder,
    extractor: ruleExtractor,
    claude: createHttpClaude(variables.ANTHROPIC_BASE_URL, variables.ANTHROPIC_API_KEY),
    stores(projectId) {
      const known = stores.get(projectId) ?? createProjectStores(sql, keys, randomIdentifiers, projectId);
      stores.set(projectId, known);
      return known;
    },
    knownKeys,
    seenPrompts,
    defer,
    settings: {
      adminToken: variables.ADMIN_TOKEN,
      chatModel: variables.CHAT_MODEL,
      chatMaxTokens: variables.CHAT_MAX_TOKENS,
    },
  };
}

/** One vault an isolate, so that derived keys are derived once. */
function vaultOf(rootKey: string, lookupKey: string): Vault {
  const of = `${rootKey}\n${lookupKey}`;
  if (vault?.of !== of) {
    vault = { of, vault: createVault({ root: parseRootKey(rootKey), lookup: fromBase64(lookupKey) }) };
  }
  return vault.vault;
}

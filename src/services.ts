/** The composition root: it and what the isolate keeps are all that imports adapters. */
import type { Breaker } from "./adapters/breaker.ts";
import type { AskerOptions } from "./adapters/claude-asker.ts";
import { createClaudeExtractor } from "./adapters/claude-extractor.ts";
import { createClaudeLabelWriter, noLabelWriter } from "./adapters/claude-label-writer.ts";
import { createHealthChecks } from "./adapters/health-checks.ts";
import { createHttpClaude } from "./adapters/http-claude.ts";
import { createClaudeRelay } from "./adapters/http-claude-relay.ts";
import { createKvFrozenCache } from "./adapters/kv-frozen-cache.ts";
import { createEventQueue } from "./adapters/event-queue.ts";
import { createKvCodebooks } from "./adapters/kv-codebooks.ts";
import { createKvCodebookVectors } from "./adapters/kv-codebook-vectors.ts";
import { createKvPersonaCache } from "./adapters/kv-persona-cache.ts";
import { createGuardedSql } from "./adapters/postgres/guarded-sql.ts";
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
import { createUserTokens } from "./adapters/user-tokens.ts";
import { parseConfig, type Config } from "./config.ts";
import { breakerOf, embeddersOf, memories, mirrorOf, vaultOf } from "./isolate.ts";
import type { ProjectStores, Services } from "./ports.ts";

const MS_PER_SECOND = 1000;
const NANO_USD_PER_USD = 1e9;
/**
 * Who sends a request waits no longer for one transaction, and neither does a queue's message, which comes
 * again: a connection that was cut may never say so. A job, whose transactions are larger, waits.
 */
const DATABASE_TIMEOUT_MS = { request: 5000, message: 5000, job: 30_000 };
type Invocation = keyof typeof DATABASE_TIMEOUT_MS;

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
  const { seedCodebooks, heldCodebooks, ...remembered } = memories;
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
    stores: storesOf,
    ...remembered,
    frozenCaches: [createKvFrozenCache(config.kv, keys), ...(cacheMirror ? [cacheMirror.frozen] : [])],
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

/** The services that depend on the environment alone: made at an isolate's first invocation. */
import type { Breaker } from "./adapters/breaker.ts";
import type { AskerOptions } from "./adapters/claude-asker.ts";
import { createClaudeExtractor } from "./adapters/claude-extractor.ts";
import { createClaudeLabelWriter, noLabelWriter } from "./adapters/claude-label-writer.ts";
import { createEmbedders } from "./adapters/embedders/embedders.ts";
import { createEventQueue } from "./adapters/event-queue.ts";
import { holdCodes } from "./adapters/held-persona-cache.ts";
import { createHttpClaude } from "./adapters/http-claude.ts";
import { createClaudeRelay } from "./adapters/http-claude-relay.ts";
import { randomIdentifiers } from "./adapters/identifiers.ts";
import { createKvCodebooks } from "./adapters/kv-codebooks.ts";
import { createKvCodebookVectors } from "./adapters/kv-codebook-vectors.ts";
import { createKvFrozenCache } from "./adapters/kv-frozen-cache.ts";
import { createKvPersonaCache } from "./adapters/kv-persona-cache.ts";
import { createRefitRunner } from "./adapters/refit-runner.ts";
import { ruleExtractor } from "./adapters/rule-extractor.ts";
import { createJsonLog, systemClock } from "./adapters/runtime.ts";
import { createShortMemory } from "./adapters/short-memory.ts";
import { createSealedTurns } from "./adapters/sealed-turns.ts";
import { createSeedCodebooks } from "./adapters/seed-codebooks.ts";
import { createUpstashFrozenCache } from "./adapters/upstash-frozen-cache.ts";
import { createUpstashMirror } from "./adapters/upstash-mirror.ts";
import { createUserTokens } from "./adapters/user-tokens.ts";
import { fromBase64 } from "./adapters/vault/bytes.ts";
import { createVault, parseRootKey, type Vault } from "./adapters/vault/vault.ts";
import { parseConfig, type Config } from "./config.ts";
import { breakerOf, memories } from "./isolate.ts";
import type { FrozenCache, PersonaCache, Services } from "./ports.ts";

const MS_PER_SECOND = 1000;
const NANO_USD_PER_USD = 1e9;

/** As far apart as the requests of one opening come. */
const HELD_CODES = { ttlMs: 5000, maxEntries: 1000, clock: systemClock };

type Variables = Config["variables"];

/** An isolate's environment is one object, whose bindings do not change. */
const known = new WeakMap<Env, IsolateServices>();

export type IsolateServices = ReturnType<typeof create>;

/** Throws where the configuration is incomplete. */
export function isolateServicesOf(env: Env): IsolateServices {
  const services = known.get(env) ?? create(parseConfig(env));
  known.set(env, services);
  return services;
}

function create(config: Config) {
  const { variables, kv } = config;
  const { seedCodebooks, heldCodebooks, ...remembered } = memories;
  const vault = vaultOf(variables);
  const embedders = createEmbedders({ ...config.embeddings, clock: systemClock });
  const mirror = mirrorOf(config.mirror, vault);
  const kvCache = createKvPersonaCache(kv, vault, systemClock);
  // KV alone shows an edit after a minute; beside a mirror it is asked each time, so that an edit shows at once.
  const cache = mirror ? kvCache : holdCodes(kvCache, createShortMemory(HELD_CODES));
  const turns = createSealedTurns(vault, kv, systemClock);
  const { ANTHROPIC_BASE_URL: claudeUrl, ANTHROPIC_API_KEY: claudeKey } = variables;
  const account = `${claudeUrl} ${claudeKey}`;
  const chatBreaker = breakerOf("chat", account);
  const extractionBreaker = breakerOf("extraction", `${account} ${variables.EXTRACTION_MODEL}`);
  return {
    vault,
    database: config.database,
    breakers: {
      claude: chatBreaker,
      extraction: variables.EXTRACTOR === "rules" ? undefined : extractionBreaker,
    },
    heldCodebooks,
    seeds: createSeedCodebooks({ embedders, vectors: createKvCodebookVectors(kv), held: seedCodebooks }),
    services: {
      clock: systemClock,
      identifiers: randomIdentifiers,
      // oxlint-disable-next-line no-console -- the platform's log is the console
      log: createJsonLog((line) => console.log(line)),
      userTokens: createUserTokens(vault),
      turns,
      cache,
      mirror: mirror?.codes,
      queue: createEventQueue(config.queues, turns),
      publishedCodebooks: createKvCodebooks(kv, vault),
      refitRunner: createRefitRunner(config.refits),
      embedders,
      ...askersOf(variables, extractionBreaker),
      claude: createHttpClaude(claudeUrl, claudeKey, chatBreaker),
      relay: createClaudeRelay(claudeUrl, claudeKey, chatBreaker),
      frozenCaches: [createKvFrozenCache(kv, vault), ...(mirror ? [mirror.openings] : [])],
      settings: {
        isDevelopment: variables.ENVIRONMENT === "development",
        adminToken: variables.ADMIN_TOKEN,
        chatModel: variables.CHAT_MODEL,
        chatMaxTokens: variables.CHAT_MAX_TOKENS,
        maxStreamsPerKey: variables.MAX_STREAMS_PER_KEY,
        extractionDailyBudgetNanoUsd: variables.EXTRACTION_DAILY_BUDGET_USD * NANO_USD_PER_USD,
      },
      ...remembered,
    } satisfies Partial<Services>,
  };
}

function vaultOf({ ROOT_KEY: root, PREVIOUS_ROOT_KEYS: previous, LOOKUP_KEY: lookup }: Variables): Vault {
  return createVault({
    root: parseRootKey(root),
    previous: previous.map(parseRootKey),
    lookup: fromBase64(lookup),
  });
}

function mirrorOf(
  address: Config["mirror"],
  vault: Vault,
): { codes: PersonaCache; openings: FrozenCache } | undefined {
  return (
    address && {
      codes: createUpstashMirror(address, vault, systemClock),
      openings: createUpstashFrozenCache(address, vault, systemClock),
    }
  );
}

function askersOf(variables: Variables, breaker: Breaker): Pick<Services, "extractor" | "labelWriter"> {
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

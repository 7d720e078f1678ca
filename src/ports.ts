/** What the verbs need from the outside, each an interface named for its role. */
import type { Claude, Extractor, LabelWriter } from "./claude-ports.ts";
import type { Codebooks, Embedders, PublishedCodebooks } from "./embedding-ports.ts";
import type { PublishedCode } from "./profile-ports.ts";
import type { ProjectSettings } from "./project-settings.ts";
import type { ClaudeRelay, FrozenCache, FrozenOpening, TokenSlice } from "./proxy-ports.ts";
import type { EventQueue, Outbox, SealedTurns } from "./queue-ports.ts";
import type { RefitRunner } from "./refit-ports.ts";
import type { ProjectStores, User } from "./store-ports.ts";
import type { ErasureLog, UserTokens } from "./user-ports.ts";

export type * from "./claude-ports.ts";
export type * from "./codebook-ports.ts";
export type * from "./embedding-ports.ts";
export type * from "./profile-ports.ts";
export type * from "./proxy-ports.ts";
export type * from "./queue-ports.ts";
export type * from "./refit-ports.ts";
export type * from "./store-ports.ts";
export type * from "./user-ports.ts";

export interface Clock {
  now(): Date;
}

/**
 * Identifiers and secrets: random, or drawn from an idempotency key, so that a request which is run
 * again makes the same things again.
 */
export interface Identifiers {
  bytes(length: number): Uint8Array;
  /** URL-safe, 128 bits or more, behind a prefix: "conv_…". */
  opaque(prefix: string): string;
  /** For event, signal and usage rows. */
  uuid(): string;
}

export interface Project {
  id: string;
  settings: ProjectSettings;
}

/** The few questions that are asked before, or across, projects. */
export interface ProjectDirectory {
  create(
    project: { id: string; twinOf: string | null; name: string; embedder: string },
    keys: NewApiKey[],
  ): Promise<void>;
  addKeys(projectId: string, keys: NewApiKey[]): Promise<boolean>;
  /** The project of a live key whose secret has this hash; undefined for unknown, revoked or expired. */
  findByKey(keyId: string, secretHash: Uint8Array): Promise<Project | undefined>;
  /** Lets a live key run out; false where the project has no such key. */
  expireKey(projectId: string, keyId: string, minutes: number): Promise<boolean>;
  /** False where the project has no such key, or it was revoked before. */
  revokeKey(projectId: string, keyId: string): Promise<boolean>;
  /** Revokes every key of a project; false where there is no such project. */
  revokeKeys(projectId: string): Promise<boolean>;
  /** The project's own name; undefined where there is no such project. */
  readName(projectId: string): Promise<string | undefined>;
  readSettings(projectId: string): Promise<ProjectSettings | undefined>;
  /** The id of the embedder that the project's vectors are of. */
  readEmbedder(projectId: string): Promise<string | undefined>;
  /** The project's active codebook, null for the seed of its embedder. */
  readCodebook(projectId: string): Promise<{ version: string | null; embedder: string } | undefined>;
  writeSettings(projectId: string, settings: ProjectSettings): Promise<boolean>;
  list(afterId: string, limit: number): Promise<string[]>;
  /** Settles when Postgres answers. */
  ping(): Promise<void>;
}

export interface NewApiKey {
  id: string;
  secretHash: Uint8Array;
}

export interface CachedCode extends PublishedCode {
  /** Expires soon: to be written again. */
  renew: boolean;
}

/** A fast copy of codes; never the truth. */
export interface PersonaCache {
  /** Settles when the cache answers. */
  ping(): Promise<void>;
  read(projectId: string, user: User): Promise<CachedCode | undefined>;
  write(projectId: string, user: User, published: PublishedCode): Promise<void>;
  /** Takes the copy away; a cache that compares revisions takes none up to this one from then on. */
  erase(projectId: string, user: User, revision: number): Promise<void>;
}

/** Kept in the isolate for a short while; gone at any time. */
export interface ShortMemory<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
}

/** What a log line may hold: an allowlist, so that no text, id or key ever reaches a log. */
export interface LogFields {
  requestId?: string;
  project?: string;
  route?: string;
  status?: number;
  event?: string;
  reason?: string;
  count?: number;
  milliseconds?: number;
  error?: string;
}

export interface Log {
  info(what: string, fields?: LogFields): void;
  error(what: string, fields?: LogFields): void;
}

/** How a request with an idempotency key was answered. */
export interface RememberedAnswer {
  status: number;
  contentType: string;
  body: string;
}

export interface IdempotentRequest {
  /** A project's id, or "admin". */
  scope: string;
  route: string;
  key: string;
  /** Whom the answer may say something of. */
  user?: User;
}

export type IdempotentBeginning =
  | { state: "run"; attempt: string; identifiers: Identifiers }
  | { state: "answered"; answer: RememberedAnswer }
  | { state: "running" }
  | { state: "other_body" };

/** Requests that carry an idempotency key, each answered once. */
export interface IdempotentRequests {
  begin(request: IdempotentRequest, body: string, leaseSeconds: number): Promise<IdempotentBeginning>;
  complete(request: IdempotentRequest, attempt: string, answer: RememberedAnswer): Promise<void>;
  /** Lets a request that came to nothing be sent again at once. */
  abandon(request: IdempotentRequest, attempt: string): Promise<void>;
}

/** A part that the Worker can do without for a while, and how to tell whether it has to. */
export interface HealthCheck {
  part: "postgres" | "kv" | "mirror" | "claude" | "extraction" | "embeddings";
  /** Asks the part, or tells from what it answered lately. */
  isWell(): Promise<boolean>;
}

/** Everything that a verb may need, wired by the composition root for one invocation. */
export interface Services {
  clock: Clock;
  identifiers: Identifiers;
  log: Log;
  directory: ProjectDirectory;
  outbox: Outbox;
  idempotency: IdempotentRequests;
  userTokens: UserTokens;
  erasureLog: ErasureLog;
  turns: SealedTurns;
  /** Near the reader; stale by a minute or more. */
  cache: PersonaCache;
  /** Consistent, and farther away; optional. */
  mirror: PersonaCache | undefined;
  queue: EventQueue;
  codebooks: Codebooks;
  publishedCodebooks: PublishedCodebooks;
  refitRunner: RefitRunner;
  embedders: Embedders;
  extractor: Extractor;
  labelWriter: LabelWriter;
  claude: Claude;
  relay: ClaudeRelay;
  healthChecks: readonly HealthCheck[];
  /** The last report, so that a busy monitor costs the stores little. */
  lastHealth: ShortMemory<readonly HealthCheck["part"][]>;
  /** The stores of one project; the same ones for the whole invocation. */
  stores(projectId: string): ProjectStores;
  /** Projects by key, as found within the last half minute. */
  knownKeys: ShortMemory<Project>;
  /** The same for longer, for while Postgres is down. */
  lastKnownKeys: ShortMemory<Project>;
  /** The exchange that a conversation waits for: by way of the queue, while Postgres is down. */
  lateTurns: ShortMemory<string>;
  /** System prompts that a project sent before, by keyed hash. */
  seenPrompts: ShortMemory<true>;
  /** Prefixes of drop-in requests that a project sent within the last minutes. */
  seenPrefixes: ShortMemory<true>;
  /** Openings by their marks, as this isolate saw them. */
  frozenOpenings: ShortMemory<FrozenOpening>;
  /** Openings whose answer broke off: a repeat is a retry. */
  brokenOpenings: ShortMemory<FrozenOpening>;
  /** The caches of openings, fastest first. */
  frozenCaches: readonly FrozenCache[];
  /** What is left of each slice of token budget that this isolate leased. */
  tokenSlices: ShortMemory<TokenSlice>;
  /** Answers under way, by key: until when each may be, in milliseconds since 1970. */
  openStreams: Map<string, Map<symbol, number>>;
  /** Goes on behind the response. */
  defer(work: Promise<unknown>): void;
  settings: ServiceSettings;
}

export interface ServiceSettings {
  isDevelopment: boolean;
  adminToken: string;
  chatModel: string;
  chatMaxTokens: number;
  maxStreamsPerKey: number;
  /** Of each project. */
  extractionDailyBudgetNanoUsd: number;
}

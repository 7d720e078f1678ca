/**
 * What the verbs need from the outside, each an interface named for its role. Stores take and give
 * plain domain objects; sealing them is the adapters' business, so that no verb can store a readable
 * word by mistake.
 */
import type { Codebook, CodebookVocabulary } from "./codebook/codebook.ts";
import type { Code } from "./persona/code.ts";
import type { ProfileEdits } from "./persona/edits.ts";
import type { ExtractedSignal, Signal } from "./persona/signal.ts";
import type { ProjectSettings } from "./project-settings.ts";

export interface Clock {
  now(): Date;
}

/** Random identifiers; a port so that a test may name them. */
export interface Identifiers {
  /** URL-safe, 128 bits or more, behind a prefix: "conv_…". */
  opaque(prefix: string): string;
  /** For event, signal and usage rows. */
  uuid(): string;
}

export interface Project {
  id: string;
  settings: ProjectSettings;
}

/** A user as the stores know them: the keyed hash of the project's id, never the id itself. */
export interface User {
  id: string;
}

/** The few questions that are asked before, or across, projects. */
export interface ProjectDirectory {
  create(project: { id: string; twinOf: string | null; name: string }, keys: NewApiKey[]): Promise<void>;
  addKeys(projectId: string, keys: NewApiKey[]): Promise<boolean>;
  /** The project of a live key whose secret has this hash; undefined for unknown, revoked or expired. */
  findByKey(keyId: string, secretHash: Uint8Array): Promise<Project | undefined>;
  /** False where the project has no such key, or it was revoked before. */
  revokeKey(projectId: string, keyId: string): Promise<boolean>;
  /** The project's own name; undefined where there is no such project. */
  readName(projectId: string): Promise<string | undefined>;
  readSettings(projectId: string): Promise<ProjectSettings | undefined>;
  writeSettings(projectId: string, settings: ProjectSettings): Promise<boolean>;
  list(afterId: string, limit: number): Promise<string[]>;
}

export interface NewApiKey {
  id: string;
  secretHash: Uint8Array;
}

export type ConversationStatus = "open" | "ended" | "learning" | "learned" | "failed";

export interface ChatMessage {
  role: "user" | "assistant";
  content: string;
}

/** What one request brought and what was answered; `reply` is missing until the answer is whole. */
export interface Exchange {
  messages: ChatMessage[];
  reply?: { text: string; partial: boolean };
}

export interface Conversation {
  /** The project's own id of it. */
  id: string;
  userId: string;
  status: ConversationStatus;
  reason: string | null;
  lastTurnAt: Date;
  /** The block frozen at its opening; null for "none". */
  personaBlock: string | null;
}

export interface UserStore {
  /** The keyed hash under which an id is stored; needs no database. */
  reference(externalId: string): Promise<User>;
  find(externalId: string): Promise<User | undefined>;
  /** Creates the user at first sight; touches `last_seen_at`. */
  ensure(externalId: string): Promise<User>;
  list(page: { after?: string; limit: number }): Promise<{ id: string; user: string; lastSeenAt: Date }[]>;
  readExternalId(user: User): Promise<string | undefined>;
}

export interface ConversationStore {
  find(id: string): Promise<Conversation | undefined>;
  findByReference(reference: string): Promise<(Conversation & { reference: string }) | undefined>;
  /** The keyed hash under which an id is stored, as queue messages carry it. */
  reference(id: string): Promise<string>;
  /** Records an opening: the row, the frozen block and the first exchange, in one transaction. */
  open(input: {
    id: string;
    user: User;
    personaBlock: string | null;
    messages: ChatMessage[];
  }): Promise<{ sequence: string }>;
  /** Appends a further exchange; undefined where the conversation is no longer open. */
  append(input: {
    id: string;
    user: User;
    messages: ChatMessage[];
  }): Promise<{ sequence: string } | undefined>;
  /** Completes an exchange with its answer and its usage, in one transaction. */
  recordReply(input: {
    id: string;
    user: User;
    sequence: string;
    reply: { text: string; partial: boolean };
    usage: UsageRecord;
  }): Promise<void>;
  /** Stores a finished transcript as ended, with its event; the event's id, or why not. */
  handIn(input: {
    id: string;
    user: User;
    messages: ChatMessage[];
    at: Date;
  }): Promise<{ eventId: string } | { existing: Conversation }>;
  /**
   * Ends an open conversation and leaves its event in the outbox; undefined where it was not open, or
   * not idle for `idleSeconds` by the database's clock.
   */
  end(reference: string, idleSeconds?: number): Promise<{ eventId: string } | undefined>;
  exchanges(reference: string, user: User): Promise<Exchange[]>;
  /** Sets how far a conversation is; one that is learned stays so. */
  mark(reference: string, status: ConversationStatus, reason?: string): Promise<void>;
}

export interface UsageRecord {
  model: string;
  inputTokens: number;
  cacheWrite5mTokens: number;
  cacheWrite1hTokens: number;
  cacheReadTokens: number;
  outputTokens: number;
  personaTokens: number;
  /** Null where the model is not in the price table. */
  costNanoUsd: number | null;
  priceTable: string;
}

/** A signal as stored. */
export interface StoredSignal extends Signal {
  id: string;
  statement: string;
  /** Keyed hash of the conversation that it came from. */
  conversation: string;
  at: Date;
  /** Unit norm; null while the embedding is pending. */
  vector: Float32Array | null;
}

export interface NewSignal extends ExtractedSignal {
  id: string;
  vector: Float32Array | null;
}

export interface SignalStore {
  /**
   * Applies the effect of one event, in one transaction: the signals come, the transcript goes. False where the event had its effect before.
   */
  applyLearning(input: {
    eventId: string;
    user: User;
    conversation: string;
    at: Date;
    embedder: string;
    signals: NewSignal[];
  }): Promise<boolean>;
  /** The newest signals of a user, newest first, at most `limit`. */
  newest(user: User, limit: number): Promise<StoredSignal[]>;
  page(
    user: User,
    page: { after?: { at: Date; id: string }; limit: number },
  ): Promise<(StoredSignal & { conversationId: string })[]>;
  /** Drops all but the newest `keep` of a user. */
  prune(user: User, keep: number): Promise<void>;
}

export interface StoredProfile {
  revision: number;
  codebookVersion: string;
  code: Code;
  edits: ProfileEdits;
}

export interface ProfileStore {
  read(user: User): Promise<StoredProfile | undefined>;
  /**
   * Writes where the stored revision is still `expectedRevision` (0 for none yet); false on a
   * conflict, and the caller reads again.
   */
  write(user: User, expectedRevision: number, profile: Omit<StoredProfile, "revision">): Promise<boolean>;
  /** Users whose code names another codebook version, in pages by id. */
  listOutdated(codebookVersion: string, page: { after: string; limit: number }): Promise<User[]>;
}

/** Every store of one project. There is no way to a row but through its project. */
export interface ProjectStores {
  users: UserStore;
  conversations: ConversationStore;
  signals: SignalStore;
  profiles: ProfileStore;
}

/** Events that must have their effect, kept until it is acknowledged. */
export interface Outbox {
  markSent(projectId: string, eventId: string): Promise<void>;
  acknowledge(projectId: string, eventId: string): Promise<void>;
  /** Takes events due for sending again, over all projects. */
  claimUnacknowledged(limit: number): Promise<LearnMessage[]>;
  listIdleConversations(limit: number): Promise<IdleMessage[]>;
  /** Removes what has outlived its keeping. */
  expire(): Promise<void>;
}

/** The fast copy of codes near the reader. Stale by a minute or more; never the truth. */
export interface PersonaCache {
  read(projectId: string, user: User): Promise<{ code: Code; renew: boolean } | undefined>;
  write(projectId: string, user: User, code: Code): Promise<void>;
}

export interface LearnMessage {
  project: string;
  event: string;
  conversation: string;
}

export interface IdleMessage {
  project: string;
  conversation: string;
}

export interface EventQueue {
  sendLearn(message: LearnMessage): Promise<void>;
  sendIdleCheck(message: IdleMessage, delaySeconds: number): Promise<void>;
}

export interface Embedder {
  /** Names the vector space: two never mix. */
  id: string;
  dimensions: number;
  /** Groups whose vectors are at least this near are the same attribute. */
  sameAttributeSimilarity: number;
  /** A signal farther than this from every centroid speaks by its own phrase only. */
  nearSimilarity: number;
  /** Unit-norm vectors, one a text, in order. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}

export interface Extractor {
  extract(turns: readonly string[]): Promise<ExtractedSignal[]>;
}

/** The codebooks of projects. Immutable by version, so that an isolate may hold them as long as it lives. */
export interface Codebooks {
  /** The version that a project's users are encoded against now. */
  activeVersion(projectId: string): Promise<string>;
  /** With vectors, for encoding. */
  load(projectId: string, version: string): Promise<Codebook>;
  /** Without vectors, for decoding; undefined for a version that is gone. */
  loadVocabulary(projectId: string, version: string): Promise<CodebookVocabulary | undefined>;
}

/** Kept in the isolate for a short while; gone at any time. */
export interface ShortMemory<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
}

/** Claude, reached by plain HTTP so that a stream's bytes stay as they are. */
export interface Claude {
  /** Sends a streaming Messages request; the answer is Anthropic's own, whatever its status. */
  stream(request: ClaudeRequest, signal: AbortSignal): Promise<Response>;
}

export interface TextBlock {
  type: "text";
  text: string;
  cache_control?: { type: "ephemeral"; ttl?: "5m" | "1h" };
}

export interface ClaudeRequest {
  model: string;
  max_tokens: number;
  system?: TextBlock[];
  messages: { role: "user" | "assistant"; content: TextBlock[] }[];
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

/** Everything that a verb may need, wired by the composition root for one invocation. */
export interface Services {
  clock: Clock;
  identifiers: Identifiers;
  log: Log;
  directory: ProjectDirectory;
  outbox: Outbox;
  cache: PersonaCache;
  queue: EventQueue;
  codebooks: Codebooks;
  embedder: Embedder;
  extractor: Extractor;
  claude: Claude;
  /** The stores of one project; the same ones for the whole invocation. */
  stores(projectId: string): ProjectStores;
  /** Projects by key, as found within the last half minute. */
  knownKeys: ShortMemory<Project>;
  /** System prompts that a project sent before, by keyed hash. */
  seenPrompts: ShortMemory<true>;
  /** Goes on behind the response. */
  defer(work: Promise<unknown>): void;
  settings: ServiceSettings;
}

export interface ServiceSettings {
  adminToken: string;
  chatModel: string;
  chatMaxTokens: number;
}

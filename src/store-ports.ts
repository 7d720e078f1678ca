/**
 * The stores of one project. They take and give plain domain objects; sealing them is the adapters'
 * business, so that no verb can store a readable word by mistake.
 */
import type { EmbedderMove, VectorStore } from "./embedding-ports.ts";
import type { BudgetStore, RelayedTurnStore, UsageReportStore } from "./proxy-ports.ts";
import type { CodebookStore } from "./codebook-ports.ts";
import type { ProfileStore, PublicationStore } from "./profile-ports.ts";
import type { BulkStore, RefitStore, VoteStore } from "./refit-ports.ts";
import type { ExtractedSignal, Signal } from "./persona/signal.ts";
import type { ErasureStore, MergeStore, PauseStore, RewrapStore, TokenStore } from "./user-ports.ts";

/** A user as the stores know them: the keyed hash of the project's id, never the id itself. */
export interface User {
  id: string;
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
  /** By the id or by an alias. */
  find(externalId: string): Promise<User | undefined>;
  /** Creates the user at first sight; touches `last_seen_at`. */
  ensure(externalId: string, kind?: { anonymous?: boolean }): Promise<User>;
  /** Other ids that were folded into the user, the project's own. */
  aliases(user: User): Promise<string[]>;
  list(page: { after?: string; limit: number }): Promise<{ id: string; user: string; lastSeenAt: Date }[]>;
  /** Whether there is such a user, first seen by then. */
  existedAt(user: User, at: Date): Promise<boolean>;
  /** Any of the users, without opening anything. */
  listIds(limit: number): Promise<User[]>;
  readExternalId(user: User): Promise<string | undefined>;
  /** Whether the id was seen in many conversations at once: then it is not one person's. */
  isShared(user: User): Promise<boolean>;
}

export interface ConversationStore {
  find(id: string): Promise<Conversation | undefined>;
  /** With whether its user paused their memory. */
  findByReference(
    reference: string,
  ): Promise<(Conversation & { reference: string; isPaused: boolean }) | undefined>;
  /** A user's conversations, newest first. */
  listOf(user: User): Promise<(Conversation & { reference: string })[]>;
  /** The keyed hash under which an id is stored, as queue messages carry it. */
  reference(id: string): Promise<string>;
  /**
   * Records an opening: the row, the frozen block and the first exchange, in one transaction. One that
   * is recorded already stays as it is.
   */
  open(input: {
    id: string;
    user: User;
    personaBlock: string | null;
    exchangeId: string;
    messages: ChatMessage[];
  }): Promise<void>;
  /**
   * Appends a further exchange, once; throws while a merge moves the conversation. "ended" where the conversation is no longer open, "known" where the
   * exchange came before that. Like an opening it leaves the exchange's id as an effect.
   */
  append(input: {
    id: string;
    user: User;
    exchangeId: string;
    messages: ChatMessage[];
  }): Promise<"appended" | "known" | "ended">;
  /** Completes an exchange with its answer and its usage, in one transaction. */
  recordReply(input: {
    id: string;
    user: User;
    exchangeId: string;
    reply: { text: string; partial: boolean };
    usage: UsageRecord;
  }): Promise<void>;
  /**
   * Stores a finished transcript as ended, with its event, unless its id is known.
   *
   * @throws UserGoneError where the user was erased meanwhile
   */
  handIn(input: {
    id: string;
    user: User;
    eventId: string;
    messages: ChatMessage[];
    at: Date;
  }): Promise<"accepted" | { existing: Conversation }>;
  /**
   * Ends an open conversation and leaves its event in the outbox; false where it was not open, or not
   * idle for `idleSeconds` by the database's clock. With `at` it took place then.
   */
  end(reference: string, eventId: string, options?: { idleSeconds?: number; at?: Date }): Promise<boolean>;
  /** Whether an exchange, by its own id, is recorded with its answer and not yet learned from. */
  hasWholeExchange(id: string, exchangeId: string): Promise<boolean>;
  exchanges(reference: string, user: User): Promise<Exchange[]>;
  /** Sets how far a conversation is; one that is learned stays so, and keeps its remark. */
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
   * Applies the effect of one event, in one transaction: the signals come, what learning them cost is
   * counted, the transcript goes. False where the event had its effect before. Throws where the conversation
   * is no longer the user's: erased, or another user's since a merge.
   */
  applyLearning(input: {
    eventId: string;
    user: User;
    conversation: string;
    at: Date;
    embedder: string;
    signals: NewSignal[];
    extraction?: UsageRecord | undefined;
    /** What the conversation's status is to say of how it was learned. */
    remark?: string | undefined;
  }): Promise<boolean>;
  /**
   * The newest signals of a user, newest first, at most `limit`. One without a vector of this embedder
   * counts as pending.
   */
  newest(user: User, options: { embedder: string; limit: number }): Promise<StoredSignal[]>;
  page(
    user: User,
    page: { after?: { at: Date; id: string }; limit: number },
  ): Promise<(StoredSignal & { conversationId: string })[]>;
  /** Drops these signals of a user; how many there were. */
  remove(user: User, ids: readonly string[]): Promise<number>;
  /** Drops all but the newest `keep` of a user. */
  prune(user: User, keep: number): Promise<void>;
}

export interface UsageStore {
  /** What extraction cost since midnight, UTC, by the database's clock; calls under way are not in it. */
  extractionNanoUsdToday(): Promise<number>;
  /** Counts a call that worded labels as extraction: once for each id. */
  recordWording(id: string, usage: UsageRecord): Promise<void>;
}

/** Every store of one project. There is no way to a row but through its project. */
export interface ProjectStores {
  users: UserStore;
  conversations: ConversationStore;
  signals: SignalStore;
  profiles: ProfileStore;
  publications: PublicationStore;
  vectors: VectorStore;
  move: EmbedderMove;
  usage: UsageStore;
  codebooks: CodebookStore;
  refits: RefitStore;
  votes: VoteStore;
  bulk: BulkStore;
  relayed: RelayedTurnStore;
  budgets: BudgetStore;
  usageReport: UsageReportStore;
  tokens: TokenStore;
  pauses: PauseStore;
  erasures: ErasureStore;
  merges: MergeStore;
  rewraps: RewrapStore;
}

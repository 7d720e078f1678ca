/** What the drop-in proxy needs from the outside. */
import type { UsageRecord, User } from "./store-ports.ts";

/** The caller's own Anthropic credential, or the Worker's in the form in which our key came. */
export interface ClaudeCredential {
  form: "x-api-key" | "bearer";
  /** Undefined for the Worker's own. */
  value: string | undefined;
}

export interface RelayedRequest {
  method: string;
  /** Behind the configured host, with its query: "/v1/messages?beta=true". */
  path: string;
  /** The caller's, of the allowlist; no credential among them. Whoever sends the request adds to them. */
  headers: Headers;
  credential: ClaudeCredential;
  body: Uint8Array | ReadableStream<Uint8Array> | null;
}

/** Claude behind the proxy: the configured host, whatever the request says. */
export interface ClaudeRelay {
  send(request: RelayedRequest, signal: AbortSignal): Promise<Response>;
}

/** What a conversation opened with, as its later turns need it. */
export interface FrozenOpening {
  /** The conversation's id. */
  conversation: string;
  /** The block's bytes; null for none. */
  block: string | null;
  /** When its last exchange was answered, in milliseconds since 1970. */
  at: number;
  /** How many messages of it went to Claude with its last exchange; 0 where that is not known. */
  kept: number;
  /** Whether other conversations of the user have the very same exchange. */
  isShared: boolean;
}

/** Where an opening is found by the keyed hash of an exchange, or of a conversation's id. */
export interface FrozenCache {
  read(projectId: string, user: User, mark: string): Promise<FrozenOpening | undefined>;
  write(projectId: string, user: User, mark: string, opening: FrozenOpening): Promise<void>;
  erase(mark: string): Promise<void>;
}

/** One exchange that went through the proxy. */
export interface RelayedTurn {
  externalUser: string;
  conversation: string;
  block: string | null;
  exchangeId: string;
  usageId: string;
  /** When it was answered, in milliseconds since 1970: turns may be recorded out of order. */
  at: number;
  /** The user's own words; none where nothing is to be learned. */
  messages: { role: "user"; content: string }[];
  reply: { text: string; partial: boolean };
  usage: UsageRecord;
  isOpening: boolean;
  learns: boolean;
  removedTokens: number;
  /** Keyed hashes that the next request may find this exchange by. */
  marks: string[];
  kept: number;
  /** Keyed hash of an opening's words: a repeat within a minute takes the place of one that broke off. */
  openingMark: string | null;
}

export type RecordOutcome = "created" | "recorded" | "ended";

export interface RelayedTurnStore {
  /** The keyed hash of what a conversation is found by. */
  mark(kind: "exchange" | "opening" | "conversation" | "position", parts: readonly string[]): Promise<string>;
  find(user: User, mark: string): Promise<FrozenOpening | undefined>;
  /** The same by the marks that it has under the other ids of a user who was merged. */
  findByOtherIds(
    user: User,
    of: { kind: "exchange" | "conversation"; parts: readonly string[] },
  ): Promise<FrozenOpening | undefined>;
  /**
   * Records an exchange, once; the block of whoever came first stays. "created" where its conversation is
   * new, "ended" where that is no longer open, or another user's: its words are then nowhere.
   */
  record(user: User, turn: RelayedTurn): Promise<{ outcome: RecordOutcome; opening: FrozenOpening }>;
}

/** Tokens of a day, leased in slices by the isolates. */
export interface BudgetStore {
  /**
   * Takes up to `wanted` tokens of today's budget, and at least `needed`; 0 where they are not left.
   *
   * @param subject "project", or a user's reference
   */
  lease(subject: string, limit: number, needed: number, wanted: number): Promise<number>;
}

export interface TokenSlice {
  day: string;
  left: number;
}

export interface UsageRow {
  day: string;
  model: string;
  /** The project's own id; undefined where rows are not told apart by user. */
  user: string | undefined;
  purpose: "chat" | "extraction";
  isOpening: boolean;
  requests: number;
  inputTokens: number;
  cacheWrite5mTokens: number;
  cacheWrite1hTokens: number;
  cacheReadTokens: number;
  outputTokens: number;
  personaTokens: number;
  removedTokens: number;
  costNanoUsd: number;
  /** Requests of models that the price table does not know. */
  unpriced: number;
}

export interface UsageReportStore {
  rows(input: {
    from: Date;
    to: Date;
    byUser: boolean;
    user: User | undefined;
    limit: number;
  }): Promise<UsageRow[]>;
  /** Ids that were in many conversations at once. */
  sharedIds(limit: number): Promise<{ user: string; since: Date }[]>;
}

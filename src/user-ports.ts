/** What the verbs need for end users who act for themselves. */
import type { User } from "./store-ports.ts";

export type TokenScope = "read" | "write";

/** What a user's token stands for: one user of one project, for a while. */
export interface UserToken {
  projectId: string;
  user: User;
  /** The generation of the user's tokens that it belongs to. */
  generation: string;
  /** `write` reads as well. */
  scope: TokenScope;
  expiresAt: Date;
}

export interface UserTokens {
  issue(token: UserToken, stamp: { id: string; issuedAt: Date }): Promise<string>;
  /** Undefined for whatever this deployment did not issue, or what has expired. */
  verify(text: string): Promise<UserToken | undefined>;
}

/** Folding one user into another, in steps that may be taken again at any time. */
export interface MergeStore {
  /** Makes an id an alias; "taken" where it stands for a third user. */
  link(from: User, externalId: string, into: User): Promise<"linked" | "taken">;
  /** Moves what is stored under `from`, sealed anew for `into`; how much was moved. */
  moveRows(from: User, into: User): Promise<number>;
  /**
   * Deletes the emptied user and leaves a tombstone for the caches; false where there is something to move
   * by now.
   */
  finish(from: User, into: User, at: Date): Promise<boolean>;
  /** Whether there is still a user under that id itself. */
  remains(from: User): Promise<boolean>;
}

/** A project's move to the current root key. */
export interface RewrapStore {
  /** The current root key's id. */
  keyId: string;
  /** Wraps the data keys of so many users anew; how many there were: under the limit, none is left. */
  rewrapUsers(limit: number): Promise<number>;
  resealName(): Promise<void>;
}

/** What an erasure deleted from Postgres. */
export interface ErasedRows {
  signals: number;
  conversations: number;
  exchanges: number;
  profiles: number;
  usage: number;
  aliases: number;
  /** Kept for idempotency keys. */
  answers: number;
}

/** A user who is gone, and whose copies are to go. */
export interface Tombstone {
  user: User;
  /** Above all that a cache may hold of the user. */
  revision: number;
  /** Where the caches held openings of the user's conversations. */
  marks: readonly string[];
}

export interface ErasureStore {
  /**
   * Deletes all rows of a user and of their aliases, the data key included, and leaves tombstones, in one
   * transaction. Undefined where there is no such user.
   */
  erase(user: User, at: Date): Promise<{ rows: ErasedRows; tombstones: Tombstone[] } | undefined>;
  erasedAt(user: User): Promise<Date | undefined>;
  /** Whose caches are to be cleared once more; `due` after every publisher's lease has run out. */
  listUncleared(limit: number): Promise<(Tombstone & { due: boolean })[]>;
  markCleared(user: User): Promise<void>;
  /** Deletes the project's row and all that is left under it, and leaves a tombstone of its own. */
  eraseProject(at: Date): Promise<boolean>;
}

/** Erasures over all projects. */
export interface ErasureLog {
  listUnclearedProjects(limit: number): Promise<string[]>;
  /** Visitors whom the app does not know and who were not seen for their project's days. */
  listExpiredAnonymous(limit: number): Promise<{ project: string; user: User }[]>;
  list(after: ErasureRecord | undefined, limit: number): Promise<ErasureRecord[]>;
}

/** Who was erased when; `user` is a keyed hash, and empty for a whole project. */
export interface ErasureRecord {
  project: string;
  user: string;
  erasedAt: Date;
}

/** Users who do not want to be remembered for now. */
export interface PauseStore {
  isPaused(user: User): Promise<boolean>;
  /**
   * A change moves the profile's revision, so that the caches are given what holds from now on. False
   * where there is no such user.
   */
  set(user: User, paused: boolean): Promise<boolean>;
}

/** The generation of a user's tokens; a new one revokes all that were issued before. */
export interface TokenStore {
  /** Undefined where there is no such user. */
  generation(user: User): Promise<string | undefined>;
  /** False where there is no such user. */
  renew(user: User, generation: string): Promise<boolean>;
}

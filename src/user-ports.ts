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

/** A user's profile as stored, and its code on the way to the caches. */
import type { Code } from "./persona/code.ts";
import type { ProfileEdits } from "./persona/edits.ts";
import type { User } from "./store-ports.ts";

export interface StoredProfile {
  revision: number;
  codebookVersion: string;
  code: Code;
  edits: ProfileEdits;
  /** The request that edited it last: one that is repeated finds itself done. */
  lastEditId: string | null;
  /** Whether signals of the user were embedded since the code was made. */
  outdated: boolean;
  /** Whether the user wants no conversation to open with it. */
  paused: boolean;
}

export interface ProfileStore {
  /** The user's own, or, of an alias, that of the user whom it stands for. */
  read(user: User): Promise<StoredProfile | undefined>;
  /**
   * Writes where the stored revision is still `expectedRevision` (0 for none yet); the new revision, or
   * undefined on a conflict, and the caller reads again.
   */
  write(
    user: User,
    expectedRevision: number,
    profile: Pick<StoredProfile, "codebookVersion" | "code" | "edits"> & { editId?: string },
  ): Promise<number | undefined>;
  /** Users whose code is outdated or names another codebook version, in pages by id. */
  listOutdated(codebookVersion: string, page: { after: string; limit: number }): Promise<User[]>;
}

/** A code as Postgres holds it, with the revision of its profile: of two, the higher one is newer. */
export interface PublishedCode {
  code: Code;
  revision: number;
}

/** A user's code under the lease of the one who publishes it. */
export interface Publication extends PublishedCode {
  /** The user and their aliases: under each of them the caches are asked. */
  readers: readonly User[];
  /** The newest revision that every cache was given. */
  publishedRevision: number;
  /** Within the last minute. */
  publishedLately: boolean;
}

/** Publishing, one publisher a user at a time. */
export interface PublicationStore {
  /** Takes the user's lease and reads the code; "none" where the user has no code. */
  begin(user: User, publisher: string, leaseSeconds: number): Promise<Publication | "busy" | "none">;
  /**
   * Gives the lease back, and notes where every cache was given this revision. False where the code is
   * newer by now, and is the publisher's to publish as well.
   */
  end(user: User, publisher: string, revision: number, given: boolean): Promise<boolean>;
  /** Users whose code some cache was not given. */
  listUnpublished(limit: number): Promise<User[]>;
}

/** What the refit needs of the stores: its own progress, and a project's signals in pages. */
import type { FitMeasures, FittedCodebook, MeasuredDrift } from "./codebook-ports.ts";
import type { Facet } from "./persona/signal.ts";
import type { StoredProfile } from "./profile-ports.ts";
import type { StoredSignal, User } from "./store-ports.ts";

export type RefitPhase =
  | "fit"
  | "average"
  | "label"
  | "check"
  | "publish"
  | "encode"
  | "tidy"
  /** Published; a draft that was not; nothing to fit; broken off. */
  | "done"
  | "draft"
  | "unneeded"
  | "failed";

/** What became of the centroids. */
export interface RefitChanges {
  k: number;
  /** Ids that survived, were added, and were retired to a successor. */
  inherited: number;
  added: number;
  retired: number;
  /** Of surviving centroids with a label before and after, how many got another one. */
  relabelled: number;
}

export interface Refit {
  id: string;
  baseVersion: string;
  version: string;
  embedder: string;
  seed: number;
  phase: RefitPhase;
  position: string;
  /** Users, of the phase under way. */
  done: number;
  total: number;
  errorBefore: number | null;
  errorAfter: number | null;
  drift: MeasuredDrift | null;
  changes: RefitChanges | null;
  reasons: string[];
  /** The fencing token. */
  attempt: number;
  createdAt: Date;
  finishedAt: Date | null;
}

/** The right to write for a refit, until a higher attempt takes it over. */
export type RefitLease = Pick<Refit, "id" | "attempt">;

export interface RefitStep {
  phase: RefitPhase;
  position: string;
  done: number;
  total: number;
  errorBefore?: number;
  errorAfter?: number;
  drift?: MeasuredDrift;
  changes?: RefitChanges;
  reasons?: string[];
}

/** A part's name; null content drops it. */
export type RefitPart = "centroids" | "average" | "census" | "phrases";

export interface NewCodebook {
  codebook: FittedCodebook;
  seed: number;
  fit: FitMeasures | null;
}

/** Refits of a project, at most one unfinished at a time. Times are the database's. */
export interface RefitStore {
  /**
   * Begins a refit, or takes over one whose lease ran out. One that was begun under the same id is found
   * again. `running` where another one holds its lease.
   */
  begin(
    refit: Pick<Refit, "id" | "baseVersion" | "version" | "embedder" | "seed" | "phase">,
    leaseSeconds: number,
  ): Promise<{ state: "begun" | "running"; refit: Refit }>;
  /** Renews the lease; undefined where another attempt has taken over, or the refit is finished. */
  hold(lease: RefitLease, leaseSeconds: number): Promise<Refit | undefined>;
  read(id: string): Promise<Refit | undefined>;
  /** The unfinished one whose lease ran out. */
  findAbandoned(): Promise<Refit | undefined>;
  readPart(id: string, part: RefitPart): Promise<Uint8Array | undefined>;
  /**
   * Goes from one step to the next, with the parts and the codebook that came of it, in one transaction:
   * false, and nothing is written, where the refit is elsewhere by now or of another attempt.
   */
  advance(
    from: Refit,
    to: RefitStep,
    results?: { parts?: Partial<Record<RefitPart, Uint8Array | null>>; draft?: NewCodebook },
  ): Promise<boolean>;
  /**
   * Makes the refit's codebook the project's, retires the one before it and lays out the chunks of users,
   * in one transaction; false where the attempt or the project's codebook is another one by now.
   */
  publish(from: Refit, usersPerChunk: number): Promise<boolean>;
  countChunks(id: string): Promise<{ done: number; total: number }>;
  /** Takes chunks that are neither done nor sent within so many seconds. */
  claimChunks(lease: RefitLease, limit: number, againAfterSeconds: number): Promise<RefitChunk[]>;
  readChunk(id: string, number: number): Promise<RefitChunk | undefined>;
  completeChunk(id: string, number: number): Promise<void>;
}

/** Users whose id is over `after` and not over `through`. */
export interface RefitChunk {
  refit: string;
  number: number;
  after: string;
  through: string;
}

/** Votes of whole users, their rows side by side. */
export interface VotePage {
  /** n × dimensions, row-major, unit norm. */
  vectors: Float32Array;
  /** n; those of one user add up to 1. */
  weights: Float32Array;
  facets: Facet[];
  /** n; the same number for rows of one user. */
  users: Int32Array;
  /** How many users were read, those without a signal too. */
  read: number;
  /** Where the next page begins; null at the end. */
  next: string | null;
}

export interface SharedPhrase {
  reference: string;
  /** Distinct users. */
  users: number;
}

/** A project's signals as the refit reads them. Only vectors are opened, but for the words of winners. */
export interface VoteStore {
  /** Users, and signals counted up to `enough`. */
  size(embedder: string, enough: number): Promise<{ users: number; signals: number }>;
  /** Id of the user at a rank from 0, in the order of ids. */
  userAt(rank: number): Promise<string | undefined>;
  /**
   * Signals of users in the order of their ids, at most `perUser` of each, chosen by their own random
   * ids: so one user is one vote however much they said.
   */
  page(range: {
    embedder: string;
    dimensions: number;
    after: string;
    through?: string | undefined;
    users: number;
    perUser: number;
  }): Promise<VotePage>;
  /** Phrases of at least `minUsers` distinct users, in the order of their references. */
  sharedPhrases(range: {
    after: string;
    rows: number;
    minUsers: number;
  }): Promise<{ phrases: SharedPhrase[]; next: string | null }>;
  /** The mean vector of a few users of each phrase, unit norm, in order; undefined where none has one. */
  phraseVectors(
    embedder: string,
    references: readonly string[],
    usersEach: number,
  ): Promise<(Float32Array | undefined)[]>;
  /** How distinct users worded a phrase. */
  wordings(reference: string, users: number): Promise<string[]>;
}

export interface OutdatedUser {
  user: User;
  /** Seen within the time that a cache keeps a code. */
  seen: boolean;
  stored: StoredProfile;
  /** The newest first. */
  signals: StoredSignal[];
}

/** Users in bulk, for encoding them against another codebook. */
export interface BulkStore {
  /** Of a chunk, users whose code names another version or is outdated, with all that encoding takes. */
  readOutdated(range: {
    version: string;
    embedder: string;
    after: string;
    through: string;
    limit: number;
    signalsPerUser: number;
  }): Promise<OutdatedUser[]>;
  /** Writes where the revision is still the one that was read; the ids of those that were written. */
  writeProfiles(
    profiles: readonly (Pick<StoredProfile, "code" | "edits" | "revision"> & { user: User })[],
  ): Promise<Set<string>>;
}

export interface RefitMessage {
  project: string;
  refit: string;
  chunk: number;
}

/** Starts what goes on by itself. */
export interface RefitRunner {
  /** Once for each attempt of a refit, however often it is asked to. */
  start(projectId: string, lease: RefitLease): Promise<void>;
  sendChunks(messages: readonly RefitMessage[]): Promise<void>;
}

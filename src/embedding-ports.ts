/** What the verbs need of embeddings: embedders, codebooks, and vectors that come after their signals. */
import type { Codebook, CodebookVocabulary } from "./codebook/codebook.ts";
import type { FittedCodebook, User } from "./ports.ts";

export interface Embedder {
  /** Names the vector space: two never mix. */
  id: string;
  dimensions: number;
  /** Groups whose vectors are at least this near are the same attribute. */
  sameAttributeSimilarity: number;
  /** A signal farther than this from every centroid speaks by its own phrase only. */
  nearSimilarity: number;
  /** Whether it is part of the Worker: then its vectors cost next to nothing. */
  isLocal?: true;
  /** Unit-norm vectors, one a text, in order. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}

export type EmbedderName = "lexical" | "workers-ai" | "workers-ai-m3" | "openai";

/** The embedders of this deployment; each project keeps to one of them. */
export interface Embedders {
  /** What new projects start with. */
  initial: Embedder;
  /** Those that are to be had, as the configuration names them. */
  names: readonly string[];
  named(name: string): Embedder | undefined;
  find(id: string): Embedder | undefined;
}

/** The codebooks of projects. Immutable by version, so that an isolate may hold them as long as it lives. */
export interface Codebooks {
  /** What a project's users are encoded against now, and whose vectors that takes. */
  active(projectId: string): Promise<{ version: string; embedder: string }>;
  /** The version that a project starts from with this embedder. */
  initialVersion(embedder: string): string;
  /** With vectors, for encoding. */
  load(projectId: string, version: string): Promise<Codebook>;
  /** Without vectors, for decoding; undefined for a version that is gone. */
  loadVocabulary(projectId: string, version: string): Promise<CodebookVocabulary | undefined>;
}

/** Copies of published codebooks near the reader; never the truth. */
export interface PublishedCodebooks {
  read(projectId: string, version: string): Promise<FittedCodebook | undefined>;
  readVocabulary(projectId: string, version: string): Promise<CodebookVocabulary | undefined>;
  write(projectId: string, codebook: FittedCodebook): Promise<void>;
  /** Nobody encodes with it any more; cached codes may be decoded with it for as long as they live. */
  retire(projectId: string, version: string): Promise<void>;
}

/** A stored signal that lacks a vector. */
export interface Unembedded {
  id: string;
  user: User;
  attribute: string;
}

export interface NewVector {
  id: string;
  user: User;
  vector: Float32Array;
}

/** Vectors that come after their signals: of pending ones, and of a move to another embedder. */
export interface VectorStore {
  /** Pending signals, in pages by user and id. */
  listPending(page: { after: Unembedded | undefined; limit: number }): Promise<Unembedded[]>;
  /**
   * Gives pending signals their vectors and marks their users' codes as outdated, in one transaction. What
   * has one by now keeps it, and nothing happens where the project has moved to another embedder.
   */
  fillPending(embedder: string, vectors: readonly NewVector[]): Promise<void>;
  /** Whether the caller is to send the message of a sweep: no other is due, or that one was lost. */
  claimSweep(delaySeconds: number): Promise<boolean>;
  /** Notes when the sweep under way goes on. */
  delaySweep(delaySeconds: number): Promise<void>;
  /** Notes that no sweep is due; false where signals are pending all the same. */
  endSweep(): Promise<boolean>;
}

/** A project's move to another embedder: new vectors beside the old ones, one flip, then the old ones go. */
export interface EmbedderMove {
  /** Begins or goes on; a move to where the project is ends any other. */
  begin(embedder: string): Promise<void>;
  /** Signals without a vector of this embedder, by user. */
  listUnmoved(embedder: string, limit: number): Promise<Unembedded[]>;
  /** Stores vectors beside those in use. */
  store(embedder: string, vectors: readonly NewVector[]): Promise<void>;
  countMoved(embedder: string): Promise<{ done: number; total: number }>;
  /** Makes it the project's embedder; false where a signal still lacks its vector. */
  flip(embedder: string): Promise<boolean>;
  /** How many codes are of this codebook version. */
  countEncoded(codebookVersion: string): Promise<{ done: number; total: number }>;
  /** Drops what is no longer in use, of so many signals at most; how many. Safe only after the flip. */
  dropOld(limit: number): Promise<number>;
}

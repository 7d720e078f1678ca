/** A call of every method of every store of a project, with ids of things that are there. */
import { embedLexically } from "../../src/adapters/embedders/lexical.ts";
import { NO_EDITS } from "../../src/persona/edits.ts";
import type { FittedCodebook, ProjectStores, Refit, UsageRecord, User } from "../../src/ports.ts";

type Method = (...input: never[]) => unknown;

/** One list of arguments a method; a method that is missing here does not compile. */
export type StoreCalls = {
  [Store in keyof ProjectStores]: {
    [
      Name in keyof ProjectStores[Store] as ProjectStores[Store][Name] extends Method ? Name : never
    ]: ProjectStores[Store][Name] extends Method ? Parameters<ProjectStores[Store][Name]> : never;
  };
};

/** What stands in a project. */
export interface Inhabitants {
  user: User;
  externalUser: string;
  /** Another one, of whom a visitor turned out to be. */
  other: User;
  conversation: { id: string; reference: string };
  exchangeId: string;
  signalId: string;
  mark: string;
  refit: Refit;
  codebook: FittedCodebook;
  phraseReference: string;
}

const MESSAGES = [{ role: "user" as const, content: "I love tables." }];
const REPLY = { text: "Yes.", partial: false };
/** Of one token in and one out. */
export const USAGE: UsageRecord = {
  model: "claude-haiku-5-5",
  inputTokens: 1,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
  cacheReadTokens: 0,
  outputTokens: 1,
  personaTokens: 0,
  costNanoUsd: 1,
  priceTable: "2026-11",
};
const DAY_MS = 86_400_000;

export function storeCalls(there: Inhabitants): StoreCalls {
  const { user, other, conversation, refit, codebook } = there;
  const { id, reference } = conversation;
  const { embedder } = refit;
  const uuid = (): string => crypto.randomUUID();
  const now = new Date();
  const vectors = [{ id: there.signalId, user, vector: embedLexically("tables") }];
  const exchange = { id, user, exchangeId: there.exchangeId, messages: MESSAGES };
  const profile = {
    code: { codebook: codebook.version, entries: [], pins: [] },
    codebookVersion: codebook.version,
    edits: NO_EDITS,
  };
  const page = { after: "", limit: 100 };
  const range = { embedder, after: "", users: 100, perUser: 8, dimensions: codebook.dimensions };
  return {
    users: {
      reference: [there.externalUser],
      find: [there.externalUser],
      ensure: [there.externalUser],
      aliases: [other],
      list: [page],
      existedAt: [user, now],
      listIds: [100],
      readExternalId: [user],
      isShared: [user],
    },
    conversations: {
      find: [id],
      findByReference: [reference],
      listOf: [user],
      reference: [id],
      open: [{ ...exchange, personaBlock: "BLOCK" }],
      append: [{ ...exchange, exchangeId: uuid() }],
      recordReply: [{ ...exchange, reply: REPLY, usage: USAGE }],
      handIn: [{ id, user, eventId: uuid(), messages: MESSAGES, at: now }],
      end: [reference, uuid()],
      hasWholeExchange: [id, there.exchangeId],
      exchanges: [reference, user],
      mark: [reference, "failed", "mutant"],
    },
    signals: {
      applyLearning: [{ eventId: uuid(), user, conversation: reference, at: now, embedder, signals: [] }],
      newest: [user, { embedder, limit: 100 }],
      page: [user, { limit: 100 }],
      remove: [user, [there.signalId]],
      prune: [user, 0],
    },
    profiles: {
      read: [user],
      write: [user, 1, profile],
      listOutdated: ["another", page],
    },
    publications: {
      begin: [user, uuid(), 10],
      end: [user, uuid(), 1, true],
      listUnpublished: [100],
    },
    vectors: {
      listPending: [{ after: undefined, limit: 100 }],
      fillPending: [embedder, vectors],
      claimSweep: [0],
      delaySweep: [0],
      endSweep: [],
    },
    move: {
      begin: ["another"],
      listUnmoved: ["another", 100],
      store: ["another", vectors],
      countMoved: ["another"],
      flip: ["another"],
      countEncoded: [codebook.version],
      dropOld: [100],
    },
    usage: { extractionNanoUsdToday: [], recordWording: [crypto.randomUUID(), USAGE] },
    codebooks: {
      read: [codebook.version],
      readRecord: [codebook.version],
      markUnreferenced: [],
      removeUnreferenced: [0],
      readDrift: [],
      writeDrift: [
        {
          error: 9,
          errorRatio: 9,
          stability: 9,
          far: 9,
          fires: true,
          reasons: ["mutant"],
          at: now.toISOString(),
        },
      ],
    },
    refits: {
      begin: [{ ...refit, id: uuid(), version: uuid() }, 10],
      hold: [refit, 10],
      read: [refit.id],
      findAbandoned: [],
      readPart: [refit.id, "centroids"],
      advance: [
        refit,
        { phase: "failed", position: "", done: 9, total: 9 },
        { parts: { phrases: new Uint8Array(9) } },
      ],
      publish: [refit, 100],
      countChunks: [refit.id],
      claimChunks: [refit, 100, 0],
      readChunk: [refit.id, 0],
      completeChunk: [refit.id, 0],
    },
    votes: {
      size: [embedder, 1000],
      userAt: [0],
      page: [range],
      sharedPhrases: [{ after: "", rows: 1000, minUsers: 1 }],
      phraseVectors: [embedder, [there.phraseReference], 5],
      wordings: [there.phraseReference, 5],
    },
    bulk: {
      readOutdated: [
        { version: "another", embedder, after: "", through: "~", limit: 100, signalsPerUser: 10 },
      ],
      writeProfiles: [[{ user, revision: 1, code: profile.code, edits: NO_EDITS }]],
    },
    relayed: {
      mark: ["exchange", ["a", "b"]],
      find: [user, there.mark],
      findByOtherIds: [other, { kind: "conversation", parts: ["v"] }],
      record: [
        user,
        {
          externalUser: there.externalUser,
          conversation: id,
          block: null,
          exchangeId: uuid(),
          usageId: uuid(),
          at: Date.now(),
          messages: [{ role: "user", content: "Hello" }],
          reply: REPLY,
          usage: USAGE,
          isOpening: false,
          learns: true,
          removedTokens: 0,
          marks: [there.mark],
          kept: 0,
          openingMark: there.mark,
        },
      ],
    },
    budgets: { lease: [user.id, 1000, 1, 10] },
    usageReport: {
      rows: [
        {
          from: new Date(Date.now() - DAY_MS),
          to: new Date(Date.now() + DAY_MS),
          byUser: true,
          user: undefined,
          limit: 100,
        },
      ],
      sharedIds: [100],
    },
    tokens: { generation: [user], renew: [user, uuid()] },
    pauses: { isPaused: [user], set: [user, true] },
    merges: {
      link: [user, there.externalUser, other],
      moveRows: [user, other],
      finish: [user, other, now],
      remains: [user],
    },
    rewraps: { rewrapUsers: [100], resealName: [] },
    erasures: {
      erase: [user, now],
      erasedAt: [user],
      listUncleared: [100],
      markCleared: [user],
      eraseProject: [now],
    },
  };
}

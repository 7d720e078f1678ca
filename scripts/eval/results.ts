/** All that a run came to: what the tables, the charts and the verdicts are made of. */
import type { Codebook } from "../../src/codebook/codebook.ts";
import { PRICE_TABLE_DATE } from "../../src/persona/price-table.ts";
import { MESSAGE_TOKENS, REPLY_TOKENS } from "../claude-emulator/cache/block-tokens.ts";
import { findModel } from "../claude-emulator/models.ts";
import { countTokens } from "../claude-emulator/tokens.ts";
import { estimateExtraction } from "../import/cost.ts";
import { blockBefore, listContenders, type Contender, type PlayedUser } from "./measure/contenders.ts";
import { measureFlatness, type Flatness } from "./measure/flatness.ts";
import {
  ownOpenings,
  ownSlope,
  percentilesOf,
  prefillMs,
  shownConversations,
  type Percentiles,
} from "./measure/latency.ts";
import { measure, TOKENS_MODEL, type Measured } from "./measure/measure.ts";
import { AS_IT_IS } from "./measure/memories.ts";
import { mean } from "./measure/statistics.ts";
import type { InferredUser } from "./ask-mem0/inferred.ts";
import type { FoundTurns } from "./ask-mem0/as-said.ts";
import { addSpent, MEM0_MODEL, NOTHING_SPENT } from "./ask-mem0/spent.ts";
import type { Billed } from "./play/learned.ts";
import { NO_TOKENS } from "../costs/tokens.ts";

export interface Extraction {
  model: string;
  /** Conversations that the gate lets through. */
  calls: number;
  usd: number;
}

export interface Mem0Extraction {
  model: string;
  calls: number;
  usd: number;
  inputTokens: number;
  outputTokens: number;
  /** Conversations that it learned nothing from, since Claude's answer was an error or no list of memories. */
  failed: number;
}

export interface Latency {
  /** Conversations shown, counted from 1. */
  shown: number[];
  own: Percentiles[];
  ownMsPerConversation: number;
  /** By contender and shown conversation. */
  prefill: { key: string; name: string; percentiles: Percentiles[] }[];
}

export interface Results {
  /** The day of the run. */
  date: string;
  command: string;
  priceTable: string;
  users: number;
  conversationsEach: number;
  turns: number;
  /** Of a conversation, on average, at `TOKENS_MODEL`. */
  userTokens: number;
  answerTokens: number;
  signalsPerConversation: number;
  measured: Measured[];
  /** Whether Claude was the real one. */
  isLive: boolean;
  /** Modelled, unless it is live: what hybrid extraction would cost; the emulator can't extract, the rules did. */
  extraction: Extraction;
  flatness: Flatness;
  latency: Latency;
  mem0Missing: string | undefined;
  /** Of mem0 with Claude as its model, which is live alone; billed. */
  mem0Extraction: Mem0Extraction | { missing: string } | undefined;
  /** Openings whose block differs from the product's encoder run in this process on the same signals. */
  blocksThatDiffer: number;
  openings: number;
  /** Tokens of ours as billed for what the Worker sent, and by the accounts that bill all strategies. */
  accounts: { requests: number; billed: InputByKind; counted: InputByKind };
}

export interface InputByKind {
  uncached: number;
  written: number;
  read: number;
}

export interface ResultsInput {
  date: string;
  command: string;
  users: readonly PlayedUser[];
  codebook: Codebook;
  mem0: FoundTurns | { missing: string };
  /** Undefined where it was not asked. */
  inferred: InferredUser[] | { missing: string } | undefined;
  billed: Billed;
  isLive: boolean;
}

const EXTRACTION_MODEL = "claude-haiku-5-5";

export function composeResults({
  date,
  command,
  users,
  codebook,
  mem0,
  inferred,
  billed,
  isLive,
}: ResultsInput): Results {
  const missing = isMissing(mem0) ? mem0.missing : undefined;
  const measured = listContenders(codebook, {
    turns: isMissing(mem0) ? undefined : mem0,
    inferred: inferred && "missing" in inferred ? undefined : inferred,
  }).map((contender) => measure(contender, users));
  const conversations = users.flatMap(({ user }) => user.conversations);
  const turns = conversations.flatMap((conversation) => conversation.turns);
  const answers = users.flatMap(({ played }) => played.flatMap((each) => each.turns));
  return {
    date,
    command,
    priceTable: PRICE_TABLE_DATE,
    users: users.length,
    conversationsEach: users[0]?.user.conversations.length ?? 0,
    turns: turns.length,
    userTokens: mean(turns.map(({ user }) => tokensOf(user))),
    answerTokens: mean(answers.map(({ reply }) => tokensOf(reply))),
    signalsPerConversation:
      users.reduce((sum, { evidence }) => sum + evidence.length, 0) / conversations.length,
    measured,
    isLive,
    extraction: isLive
      ? { model: EXTRACTION_MODEL, calls: billed.extraction.requests, usd: billed.extraction.usd }
      : estimateAll(conversations.map((each) => each.turns.map(({ user }) => user))),
    flatness: measureFlatness(users, historyTokens),
    latency: measureLatency(users, measured),
    mem0Missing: missing,
    mem0Extraction: inferred && ("missing" in inferred ? inferred : sumInferred(inferred)),
    blocksThatDiffer: countDifferent(users, codebook),
    openings: conversations.length,
    accounts: compareAccounts(measured, billed),
  };
}

function isMissing(mem0: FoundTurns | { missing: string }): mem0 is { missing: string } {
  return typeof mem0["missing"] === "string";
}

function tokensOf(text: string): number {
  return MESSAGE_TOKENS + countTokens(text, findModel(TOKENS_MODEL)?.tokenFactor ?? 1);
}

function historyTokens({ user, played }: PlayedUser): number[] {
  return user.conversations.map(({ turns }, conversation) => {
    const said = turns.reduce((sum, turn) => sum + tokensOf(turn.user), 0);
    const answered = played[conversation]?.turns.reduce((sum, { reply }) => sum + tokensOf(reply), 0) ?? 0;
    return said + answered;
  });
}

function estimateAll(conversations: readonly string[][]): Extraction {
  const estimates = conversations.map((turns) => estimateExtraction(turns, "hybrid", EXTRACTION_MODEL));
  return {
    model: EXTRACTION_MODEL,
    calls: estimates.reduce((sum, { calls }) => sum + calls, 0),
    usd: estimates.reduce((sum, { nanoUsd }) => sum + (nanoUsd ?? 0), 0) / 1e9,
  };
}

function sumInferred(inferred: readonly InferredUser[]): Mem0Extraction {
  const { calls, inputTokens, outputTokens, usd } = inferred
    .map(({ spent }) => spent)
    .reduce(addSpent, NOTHING_SPENT);
  const failed = inferred.reduce((sum, each) => sum + each.failed, 0);
  return { model: MEM0_MODEL, calls, inputTokens, outputTokens, usd, failed };
}

function measureLatency(users: readonly PlayedUser[], measured: readonly Measured[]): Latency {
  const shown = shownConversations(users[0]?.user.conversations.length ?? 0);
  return {
    shown,
    own: shown.map((conversation) => percentilesOf(ownOpenings(users, conversation - 1))),
    ownMsPerConversation: ownSlope(users, 1),
    prefill: measured
      .filter(({ contender }) => contender.isMain)
      .map(({ contender: { key, name }, openings }) => ({
        key,
        name,
        percentiles: shown.map((conversation) =>
          percentilesOf((openings[conversation - 1] ?? []).map(prefillMs)),
        ),
      })),
  };
}

function compareAccounts(
  measured: readonly Measured[],
  { requests, input, cacheWrite, cacheRead }: Billed,
): Results["accounts"] {
  // The model that was played with is billed the same tokens as `TOKENS_MODEL`.
  const usage = measured.find(({ contender }) => contender.key === "tercet")?.usage ?? NO_TOKENS;
  return {
    requests,
    // What opens the reply is after everything that a breakpoint covers, in every strategy alike.
    billed: { uncached: input - REPLY_TOKENS * requests, written: cacheWrite, read: cacheRead },
    counted: {
      uncached: usage.inputTokens,
      written: usage.cacheWrite5mTokens,
      read: usage.cacheReadTokens,
    },
  };
}

function countDifferent(users: readonly PlayedUser[], codebook: Codebook): number {
  return users.reduce(
    (sum, { played, evidence }) =>
      sum +
      played.filter(
        ({ block, conversation }) => blockBefore(evidence, conversation, AS_IT_IS, codebook) !== block,
      ).length,
    0,
  );
}

/** Dollars for a thousand conversations, extraction included where there is any. */
export function usdPerThousand(
  results: Results,
  { contender, usd, conversations }: Measured,
  model: string,
): number {
  return (1000 * ((usd[model] ?? 0) + extractionUsd(results, contender))) / conversations;
}

function extractionUsd({ extraction, mem0Extraction }: Results, { extracts }: Contender): number {
  switch (extracts) {
    case "tercet":
      return extraction.usd;
    case "mem0":
      return mem0Extraction && "usd" in mem0Extraction ? mem0Extraction.usd : 0;
    case false:
      return 0;
  }
}

export function find(results: Results, key: string): Measured {
  const found = results.measured.find(({ contender }) => contender.key === key);
  if (!found) throw new RangeError(`There is no row ${key}.`);
  return found;
}

/** The ways to remember that are set side by side, and what each brings to a conversation. */
import type { Codebook } from "../../../src/codebook/codebook.ts";
import type { Evidence } from "../../../src/persona/encode/evidence.ts";
import { WINDOW_TURNS } from "../../costs/history.ts";
import type { Strategy } from "../../costs/strategies.ts";
import type { InferredUser } from "../ask-mem0/inferred.ts";
import type { FoundTurns } from "../ask-mem0/as-said.ts";
import type { PlayedConversation } from "../play/journal.ts";
import type { SyntheticUser } from "../users/user.ts";
import type { BlockLine } from "./judge.ts";
import { learnAll } from "./all-learned.ts";
import { AS_IT_IS, blockOf, type Ablation } from "./memories.ts";
import { saidByMemories } from "./memory-judge.ts";
import { reachedByBlock, reachedByTurns, reachedByWindow, turnsBefore, type Reached } from "./openings.ts";

/** A user, what was played of theirs, and what the Worker learned of it. */
export interface PlayedUser {
  user: SyntheticUser;
  /** A conversation each, with what it was opened with. */
  played: PlayedConversation[];
  /** By the conversation that it was learned from. */
  evidence: { conversation: number; evidence: Evidence }[];
}

/** What a conversation opens with. */
export interface Opened {
  /** The text beside the app's own prompt; null for none. */
  text: string | null;
  reached: Reached;
  /** Of a persona block. */
  lines?: readonly BlockLine[];
}

export interface Contender {
  key: string;
  name: string;
  /** Shown in the README's table; the others in the report's. */
  isMain: boolean;
  strategy: Strategy;
  caches: boolean;
  /** Whose extraction calls it pays for. */
  extracts: false | "tercet" | "mem0";
  /** Lines and pins that there is room for; undefined without such a limit. */
  room?: { slots: number; pins: number };
  open(played: PlayedUser, conversation: number): Opened;
}

const MAX_PINS = 3;

/** What mem0 found, without a model of its own and with one. */
export interface FoundByMem0 {
  turns: FoundTurns | undefined;
  inferred: readonly InferredUser[] | undefined;
}

export function listContenders(codebook: Codebook, { turns, inferred }: FoundByMem0): Contender[] {
  return [
    baseline("stuffed", "all history, uncached", "stuffed", false),
    baseline("stuffed-cached", "all history, cached", "stuffed", true),
    baseline("ten", "last ten turns, uncached", "last-ten", false),
    baseline("ten-cached", "last ten turns, cached", "last-ten", true),
    baseline("anchored", "ten turns anchored at the opening, cached", "anchored-ten", true),
    ...(turns ? [mem0Contender(turns)] : []),
    ...(inferred ? [inferringMem0(inferred)] : []),
    {
      ...ours("tercet", "Tercet", AS_IT_IS),
      isMain: true,
      open: ({ played }, conversation) => openBlock(played[conversation]?.block ?? null),
    },
    ablation("no-pins", "Tercet, no pins", { pins: false }, codebook),
    ablation("labels", "Tercet, labels alone", { decode: "labels" }, codebook),
    ablation(
      "mean",
      "Tercet, the mean embedding's three nearest centroids",
      { encoder: "mean", decode: "labels" },
      codebook,
    ),
    {
      ...ours("all-learned", "Tercet, if extraction missed nothing (modelled)", AS_IT_IS),
      isMain: false,
      open: ({ user, evidence }, conversation) =>
        openBlock(blockBefore(learnAll(user, evidence), conversation, AS_IT_IS, codebook)),
    },
    ...[1, 2, 5, 8].map((slots) =>
      ablation(
        `slots-${slots}`,
        `Tercet, ${slots} ${slots === 1 ? "centroid" : "centroids"}`,
        { slots },
        codebook,
      ),
    ),
  ];
}

function baseline(key: string, name: string, strategy: Strategy, caches: boolean): Contender {
  const reached = reachedByWindow(strategy === "stuffed" ? Infinity : WINDOW_TURNS);
  return {
    key,
    name,
    isMain: true,
    strategy,
    caches,
    extracts: false,
    open: () => ({ text: null, reached }),
  };
}

const MEM0 = { isMain: true, strategy: "tercet", caches: true } as const;

function mem0Contender(found: FoundTurns): Contender {
  return {
    ...MEM0,
    key: "mem0",
    name: "mem0ai, top ten, cached",
    extracts: false,
    open({ user }, conversation) {
      const said = turnsBefore(user, conversation);
      const numbers = (found[user.id]?.[conversation] ?? []).toSorted((one, other) => one - other);
      const turns = numbers.flatMap((number) => said[number] ?? []);
      return { text: listMemories(turns.map(({ text }) => text)), reached: reachedByTurns(turns) };
    },
  };
}

function inferringMem0(users: readonly InferredUser[]): Contender {
  const openings = new Map(users.map((each) => [each.user, each.openings]));
  return {
    ...MEM0,
    key: "mem0-infer",
    name: "mem0ai (infer), top ten, cached",
    extracts: "mem0",
    open({ user }, conversation) {
      const memories = openings.get(user.id)?.[conversation] ?? [];
      return {
        text: listMemories(memories),
        reached: ({ truth, stance }) => saidByMemories(memories, truth.trait, stance),
      };
    },
  };
}

function listMemories(memories: readonly string[]): string | null {
  if (memories.length === 0) return null;
  return ["Memories of this user, oldest first:", ...memories.map((memory) => `- ${memory}`)].join("\n");
}

function ours(key: string, name: string, { slots, pins }: Ablation): Omit<Contender, "open" | "isMain"> {
  return {
    key,
    name,
    strategy: "tercet",
    caches: true,
    extracts: "tercet",
    room: { slots, pins: pins ? MAX_PINS : 0 },
  };
}

function ablation(key: string, name: string, change: Partial<Ablation>, codebook: Codebook): Contender {
  const full = { ...AS_IT_IS, ...change };
  return {
    ...ours(key, name, full),
    isMain: false,
    open: ({ evidence }, conversation) => openBlock(blockBefore(evidence, conversation, full, codebook)),
  };
}

/** As the product would encode it from what was learned before a conversation. */
export function blockBefore(
  evidence: PlayedUser["evidence"],
  conversation: number,
  how: Ablation,
  codebook: Codebook,
): string | null {
  const known = evidence.filter((each) => each.conversation < conversation);
  return blockOf(
    known.map((each) => each.evidence),
    how,
    codebook,
  );
}

function openBlock(text: string | null): Opened {
  const reached = reachedByBlock(text);
  return { text, reached, lines: reached.lines };
}

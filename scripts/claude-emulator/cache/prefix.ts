import { sha256 } from "../determinism.ts";
import type { Conversation } from "../api/conversation.ts";
import type { PromptRequest } from "../api/request-schema.ts";
import type { EmulatedModel } from "../models.ts";
import { canonical, nestedTtl } from "./canonical.ts";
import { blockTokens, MESSAGE_TOKENS, REPLY_TOKENS, toolTokens } from "./block-tokens.ts";

export type Ttl = "5m" | "1h";

export interface PrefixBlock {
  /** Where the block stands in the request. */
  path: string;
  /** Of everything up to and including this block: what a cache entry is found by. */
  hash: string;
  /** Of the conversation up to and including this block, thinking left out: what a signature is bound to. */
  conversationHash: string;
  tokens: number;
  /** Whether automatic caching may mark this block. */
  markable: boolean;
  marker: Ttl | undefined;
}

/** A prompt in the order in which it is cached: tools, system, messages. */
export interface Prefix {
  blocks: PrefixBlock[];
  /** Tokens after the last block, which no breakpoint covers. */
  tailTokens: number;
}

export const EMPTY_CONVERSATION_HASH = sha256("conversation");

interface Marked {
  cache_control?: { ttl?: Ttl | undefined } | null | undefined;
}

function ttlOf(marked: Marked): Ttl | undefined {
  return marked.cache_control ? (marked.cache_control.ttl ?? "5m") : undefined;
}

interface Piece {
  path: string;
  text: string;
  tokens: number;
  marker: Ttl | undefined;
  isThinking?: boolean;
}

function createChain(root: string) {
  let hash = root;
  let conversationHash = EMPTY_CONVERSATION_HASH;
  const blocks: PrefixBlock[] = [];
  return {
    blocks,
    /** Settings that change what follows without being part of the conversation. */
    mix: (setting: string): void => {
      hash = sha256(hash, setting);
    },
    add: ({ path, text, tokens, marker, isThinking = false }: Piece): void => {
      hash = sha256(hash, text);
      if (!isThinking) conversationHash = sha256(conversationHash, text);
      blocks.push({ path, hash, conversationHash, tokens, marker, markable: !isThinking });
    },
  };
}

/**
 * Lays a request out block by block with cumulative hashes. The entries of one workspace and model
 * are found by nobody else; `cache_control` itself is no part of a hash; tool choice, thinking
 * settings and the presence of images count for the messages only.
 */
export function layOutPrefix(
  request: PromptRequest,
  conversation: Conversation,
  model: EmulatedModel,
  workspace: string,
): Prefix {
  const { tokenFactor: factor } = model;
  const chain = createChain(sha256(workspace, model.id));

  for (const [index, tool] of (request.tools ?? []).entries()) {
    const text = `tool ${canonical(tool)}`;
    chain.add({ path: `tools.${index}`, text, tokens: toolTokens(text, index, factor), marker: ttlOf(tool) });
  }

  chain.mix(JSON.stringify([request.output_config?.format ?? null, request.speed ?? null]));
  for (const { path, block } of conversation.system) {
    const text = `system ${canonical(block)}`;
    chain.add({ path, text, tokens: blockTokens(block, factor), marker: ttlOf(block) });
  }

  const hasImages = conversation.turns.some(({ blocks }) =>
    blocks.some(({ block }) => block.type === "image"),
  );
  chain.mix(JSON.stringify([request.tool_choice ?? null, request.thinking ?? null, hasImages]));
  for (const { role, blocks } of conversation.turns) {
    for (const [index, { path, block }] of blocks.entries()) {
      const isThinking = block.type === "thinking" || block.type === "redacted_thinking";
      chain.add({
        path,
        text: `${role} ${canonical(block)}`,
        tokens: blockTokens(block, factor) + (index === 0 ? MESSAGE_TOKENS : 0),
        marker: "cache_control" in block ? (ttlOf(block) ?? nestedTtl(block)) : nestedTtl(block),
        isThinking,
      });
    }
  }
  return { blocks: chain.blocks, tailTokens: REPLY_TOKENS };
}

export function totalTokens(prefix: Prefix): number {
  return prefix.blocks.reduce((sum, { tokens }) => sum + tokens, prefix.tailTokens);
}

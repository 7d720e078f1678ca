/** What an import will bring, and what learning from it costs at most. */
import { isWorthExtracting } from "../../src/persona/extraction/gate.ts";
import { ownTurns } from "../../src/persona/extraction/own-turns.ts";
import { EXTRACTION_INSTRUCTIONS, layOutTranscript } from "../../src/persona/extraction/prompt.ts";
import { costNanoUsd, PRICE_TABLE_DATE } from "../../src/persona/price-table.ts";
import { extractByRules } from "../../src/persona/rules/extract.ts";
import { estimateTokens } from "../../src/persona/token-estimate.ts";
import { userTurns, type ImportedConversation, type RefusedLine } from "./conversation.ts";
import { readConversations } from "./read-conversations.ts";

/** Ids of conversations are remembered to this number, to find repetitions by. */
const IDS_MAX = 1_000_000;
/** An answer of some four signals with its JSON; measured on none, since each conversation has its own. */
const ANSWER_TOKENS = 200;
const NANO_USD_PER_USD = 1e9;

export interface Preview {
  conversations: number;
  /** The same conversation of the same user once more: learned from once. */
  repeated: number;
  users: number;
  messages: number;
  refused: RefusedLine[];
  extraction: {
    /** Conversations that the hybrid extractor asks Claude about. */
    calls: number;
    /** Undefined for a model that the price table does not know. */
    usd: number | undefined;
    model: string;
    priceTable: string;
  };
}

/** @throws where the file can't be read */
export async function previewFile(
  path: string,
  options: { user: string | undefined; model: string; onConversation?: () => void },
): Promise<Preview> {
  const ids = new Set<string>();
  const users = new Set<string>();
  const refused: RefusedLine[] = [];
  const instructions = estimateTokens(EXTRACTION_INSTRUCTIONS);
  let [conversations, repeated, messages, calls, nanoUsd] = [0, 0, 0, 0, 0];
  for await (const read of readConversations(path, options)) {
    if ("refused" in read) {
      refused.push(read.refused);
      continue;
    }
    const { conversation } = read;
    conversations += 1;
    messages += conversation.messages.length;
    if (ids.has(conversation.id)) repeated += 1;
    else if (ids.size < IDS_MAX) ids.add(conversation.id);
    users.add(conversation.user);
    const transcriptTokens = tokensOfCall(conversation);
    if (transcriptTokens > 0) {
      calls += 1;
      nanoUsd += priceOfCall(options.model, instructions + transcriptTokens) ?? Number.NaN;
    }
    options.onConversation?.();
  }
  const usd = Number.isNaN(nanoUsd) ? undefined : nanoUsd / NANO_USD_PER_USD;
  const extraction = { calls, usd, model: options.model, priceTable: PRICE_TABLE_DATE };
  return { conversations, repeated, users: users.size, messages, refused, extraction };
}

/** 0 where the gate stops the conversation. */
function tokensOfCall({ messages }: ImportedConversation): number {
  const turns = userTurns(messages);
  const own = ownTurns(turns);
  const isWorthIt = own.length > 0 && isWorthExtracting(own, extractByRules(turns));
  return isWorthIt ? estimateTokens(layOutTranscript(own).text) : 0;
}

function priceOfCall(model: string, inputTokens: number): number | null {
  const unused = { cacheWrite5mTokens: 0, cacheWrite1hTokens: 0, cacheReadTokens: 0 };
  return costNanoUsd(model, { inputTokens, outputTokens: ANSWER_TOKENS, ...unused });
}

import { lastUserText } from "../api/conversation.ts";
import type { Conversation } from "../api/conversation.ts";
import type { PreparedRequest } from "../api/prepare.ts";
import type { MessagesRequest } from "../api/request-schema.ts";
import { createId, createRandom, sha256 } from "../determinism.ts";
import { conversationHashOf, signThinking } from "../rules/thinking-rules.ts";
import { isThinking } from "../rules/model-rules.ts";
import { countTokens, takeTokens } from "../tokens.ts";
import { composeText } from "./compose-text.ts";
import { jsonFromSchema } from "./json-from-schema.ts";
import { parsePersona } from "./persona.ts";
import type { Reply, ReplyBlock, ReplyThinking } from "./reply.ts";
import { chooseToolCall } from "./tool-call.ts";
import { topicOf } from "./topic.ts";

/** Scripts the text of a reply; undefined leaves it to the emulator. */
export type Respond = (request: MessagesRequest) => string | undefined | Promise<string | undefined>;

const RESULT_CHARACTERS_MAX = 200;

function toolResultOf(conversation: Conversation): { name: string; result: string } | undefined {
  const results = (conversation.turns.at(-1)?.blocks ?? []).flatMap(({ block }) =>
    block.type === "tool_result" ? [block] : [],
  );
  const [first] = results;
  if (!first) return undefined;
  const uses = (conversation.turns.at(-2)?.blocks ?? []).flatMap(({ block }) =>
    block.type === "tool_use" ? [block] : [],
  );
  const { content = "" } = first;
  const parts =
    typeof content === "string" ? [content] : content.map((part) => (part.type === "text" ? part.text : ""));
  return {
    name: uses.find(({ id }) => id === first.tool_use_id)?.name ?? "the tool",
    result: parts.join(" ").slice(0, RESULT_CHARACTERS_MAX).toWellFormed(),
  };
}

/** What the user asked last, past any tool results. */
function askedText(conversation: Conversation): string {
  const texts = conversation.turns.flatMap(({ role, blocks }) =>
    role === "user" ? blocks.flatMap(({ block }) => (block.type === "text" ? [block.text] : [])) : [],
  );
  return lastUserText(conversation) || (texts.at(-1) ?? "");
}

function systemText(conversation: Conversation): string {
  return conversation.system.map(({ block }) => block.text).join("\n");
}

function writeText({ request, conversation }: PreparedRequest, seed: string): string {
  const userText = askedText(conversation);
  const schema = request.output_config?.format?.schema;
  if (schema) return JSON.stringify(jsonFromSchema(schema, { text: topicOf(userText) || "none", items: 0 }));
  return composeText({
    persona: parsePersona(systemText(conversation)),
    userText,
    toolResult: toolResultOf(conversation),
    isFirst: !conversation.turns.some(({ role }) => role === "assistant"),
    random: createRandom(seed),
  });
}

function think({ request, conversation, prefix }: PreparedRequest): ReplyThinking[] {
  if (!isThinking(request)) return [];
  const topic = topicOf(askedText(conversation)) || "what was asked";
  const persona = parsePersona(systemText(conversation));
  const manner = persona
    ? "I will answer in the way the persona describes."
    : "Nothing is known of the user.";
  const isOmitted =
    request.thinking && "display" in request.thinking && request.thinking.display === "omitted";
  const thinking = isOmitted ? "" : `The user asks about ${topic}. ${manner}`;
  return [{ type: "thinking", thinking, signature: signThinking(thinking, conversationHashOf(prefix)) }];
}

interface Cut {
  text: string;
  stopReason: Reply["stopReason"];
  stopSequence: string | null;
}

/** Whichever comes first in the text: a stop sequence or the end of the budget. */
function cut(
  text: string,
  { stop_sequences: sequences = [] }: MessagesRequest,
  budget: number,
  factor: number,
): Cut {
  const [stop] = sequences
    .map((sequence) => ({ sequence, at: text.indexOf(sequence) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  const stopped = stop ? text.slice(0, stop.at) : text;
  const kept = takeTokens(stopped, budget, factor);
  if (kept.length < stopped.length) return { text: kept, stopReason: "max_tokens", stopSequence: null };
  return stop
    ? { text: kept, stopReason: "stop_sequence", stopSequence: stop.sequence }
    : { text: kept, stopReason: "end_turn", stopSequence: null };
}

function toolUse(prepared: PreparedRequest, seed: string): ReplyBlock[] {
  const { request, conversation } = prepared;
  const call = toolResultOf(conversation) ? undefined : chooseToolCall(request, lastUserText(conversation));
  if (!call) return [];
  return [
    { type: "tool_use", id: createId("toolu", `${seed}|${call.name}`), ...call, caller: { type: "direct" } },
  ];
}

/** The reply to a request; the same one for the same request, seed and script. */
export async function createReply(
  prepared: PreparedRequest,
  seed: string,
  respond?: Respond,
): Promise<Reply> {
  const { request, model, prefix } = prepared;
  const { tokenFactor: factor } = model;
  const replySeed = sha256(seed, conversationHashOf(prefix));

  const thinking = think(prepared);
  const thinkingTokens = thinking.reduce((sum, block) => sum + countTokens(block.thinking, factor), 0);
  const scripted = await respond?.(request);
  const calls = scripted === undefined ? toolUse(prepared, replySeed) : [];
  const callTokens = calls.reduce((sum, block) => sum + countTokens(JSON.stringify(block), factor), 0);
  const budget = Math.max(0, request.max_tokens - thinkingTokens);

  if (calls.length > 0 && callTokens <= budget) {
    const outputTokens = thinkingTokens + callTokens;
    return {
      content: [...thinking, ...calls],
      stopReason: "tool_use",
      stopSequence: null,
      outputTokens,
      thinkingTokens,
    };
  }
  const written = scripted ?? writeText(prepared, replySeed);
  const { text, stopReason, stopSequence } = cut(written, request, budget, factor);
  const textBlocks: ReplyBlock[] = text === "" ? [] : [{ type: "text", text, citations: null }];
  return {
    content: [...thinking, ...textBlocks],
    stopReason,
    stopSequence,
    outputTokens: Math.min(request.max_tokens, thinkingTokens + Math.max(1, countTokens(text, factor))),
    thinkingTokens,
  };
}

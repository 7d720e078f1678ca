import { createHmac } from "node:crypto";
import type { Conversation, Turn } from "../api/conversation.ts";
import { invalidRequest } from "../api/errors.ts";
import type { PromptRequest } from "../api/request-schema.ts";
import { EMPTY_CONVERSATION_HASH } from "../cache/prefix.ts";
import type { Prefix } from "../cache/prefix.ts";

/** Any instance of the emulator reads what another one signed, as the API's servers do. */
const SIGNING_KEY = "claude-emulator thinking blocks";

/** The seal of a thinking block: of its text and of the conversation before it. */
export function signThinking(thinking: string, conversationHash: string): string {
  return createHmac("sha512", SIGNING_KEY).update(`${conversationHash}\n${thinking}`).digest("base64");
}

/** The hash of the conversation that a reply to this prompt would be bound to. */
export function conversationHashOf(prefix: Prefix): string {
  return prefix.blocks.at(-1)?.conversationHash ?? EMPTY_CONVERSATION_HASH;
}

function checkSignatures(conversation: Conversation, prefix: Prefix): void {
  const before = new Map<string, string>();
  let conversationHash = EMPTY_CONVERSATION_HASH;
  for (const block of prefix.blocks) {
    before.set(block.path, conversationHash);
    conversationHash = block.conversationHash;
  }
  for (const { path, block } of conversation.turns.flatMap(({ blocks }) => blocks)) {
    if (block.type !== "thinking") continue;
    if (block.signature !== signThinking(block.thinking, before.get(path) ?? "")) {
      throw invalidRequest(
        `${path}: Invalid \`signature\` in \`thinking\` block. The block was changed, or belongs to a different conversation: the system prompt, the tools and all messages before it must be those it was returned for.`,
      );
    }
  }
}

function isToolResult(turn: Turn): boolean {
  return turn.role === "user" && turn.blocks.some(({ block }) => block.type === "tool_result");
}

/** With manual thinking, a turn that goes on after a tool call must keep its thinking block. */
function checkContinuedTurn({ turns }: Conversation): void {
  const last = turns.at(-1);
  const assistant = turns.at(-2);
  if (!last || !assistant || !isToolResult(last)) return;
  const opening = assistant.blocks[0];
  if (!opening || opening.block.type === "thinking" || opening.block.type === "redacted_thinking") return;
  throw invalidRequest(
    `${opening.path}.type: Expected \`thinking\` or \`redacted_thinking\`, but found \`${opening.block.type}\`. When \`thinking\` is enabled, a final \`assistant\` message must start with a thinking block (preceding the lastmost set of \`tool_use\` and \`tool_result\` blocks). To avoid this requirement, disable \`thinking\`.`,
  );
}

/**
 * Replayed thinking must be untouched and stand after the very prefix it was given for; leaving
 * thinking blocks of finished turns out is allowed, and breaks no later block.
 */
export function checkThinking(request: PromptRequest, conversation: Conversation, prefix: Prefix): void {
  checkSignatures(conversation, prefix);
  if (request.thinking?.type === "enabled") checkContinuedTurn(conversation);
}

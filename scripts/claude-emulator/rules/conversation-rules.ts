import type { Conversation, Turn } from "../api/conversation.ts";
import { invalidRequest } from "../api/errors.ts";
import type { EmulatedModel } from "../models.ts";

function refuseEmptyText(conversation: Conversation): void {
  for (const { block } of conversation.system) {
    if (block.text === "") throw invalidRequest("system: text content blocks must be non-empty");
  }
  for (const { blocks } of conversation.turns) {
    for (const { block } of blocks) {
      if (block.type !== "text") continue;
      if (block.text === "") throw invalidRequest("messages: text content blocks must be non-empty");
      if (block.text.trim() === "") {
        throw invalidRequest("messages: text content blocks must contain non-whitespace text");
      }
    }
  }
}

function refuseEmptyTurns({ turns }: Conversation): void {
  for (const [position, turn] of turns.entries()) {
    if (turn.blocks.length > 0 || (turn.role === "assistant" && position === turns.length - 1)) continue;
    throw invalidRequest(
      turn.role === "user"
        ? `messages.${turn.index}: user messages must have non-empty content`
        : `messages.${turn.index}: all messages must have non-empty content except for the optional final assistant message`,
    );
  }
}

function refuseMisplacedBlocks({ turns }: Conversation): void {
  for (const { role, blocks } of turns) {
    for (const { path, block } of blocks) {
      const isMisplaced =
        role === "user"
          ? ["tool_use", "thinking", "redacted_thinking"].includes(block.type)
          : ["tool_result", "image"].includes(block.type);
      if (isMisplaced) {
        const owner = role === "user" ? "assistant" : "user";
        throw invalidRequest(`${path}: \`${block.type}\` blocks can only be in \`${owner}\` messages`);
      }
    }
  }
}

function toolUses(turn: Turn | undefined): string[] {
  return (turn?.blocks ?? []).flatMap(({ block }) => (block.type === "tool_use" ? [block.id] : []));
}

function refuseBrokenToolCalls({ turns }: Conversation): void {
  const seen = new Set<string>();
  for (const [position, turn] of turns.entries()) {
    const asked = toolUses(turns[position - 1]);
    const results = turn.blocks.flatMap(({ path, block }) =>
      block.type === "tool_result" ? [{ path, id: block.tool_use_id }] : [],
    );
    const orphan = results.find(({ id }) => !asked.includes(id));
    if (orphan) {
      throw invalidRequest(
        `${orphan.path}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${orphan.id}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
      );
    }
    if (new Set(results.map(({ id }) => id)).size < results.length) {
      throw invalidRequest(`messages.${turn.index}: each tool_use must have a single result`);
    }
    for (const id of toolUses(turn)) {
      if (seen.has(id)) throw invalidRequest("messages: `tool_use` ids must be unique");
      seen.add(id);
    }

    const answered = new Set(
      (turns[position + 1]?.blocks ?? []).flatMap(({ block }) =>
        block.type === "tool_result" ? [block.tool_use_id] : [],
      ),
    );
    const open = toolUses(turn).filter((id) => !answered.has(id));
    if (open.length > 0) {
      throw invalidRequest(
        `messages.${turn.index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${open.join(", ")}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
      );
    }
  }
}

function refusePrefill({ turns }: Conversation, model: EmulatedModel, isThinking: boolean): void {
  const last = turns.at(-1);
  if (last?.role !== "assistant") return;
  if (!model.allowsPrefill || isThinking) {
    throw invalidRequest(
      "This model does not support assistant message prefill. The conversation must end with a user message.",
    );
  }
  const block = last.blocks.at(-1)?.block;
  if (block?.type === "text" && block.text !== block.text.trimEnd()) {
    throw invalidRequest("messages: final assistant content cannot end with trailing whitespace");
  }
}

/** The rules on the messages themselves, in the order in which the API reports them. */
export function checkConversation(
  conversation: Conversation,
  model: EmulatedModel,
  isThinking: boolean,
): void {
  const [first] = conversation.turns;
  if (!first) throw invalidRequest("messages: at least one message is required");
  if (first.role !== "user") throw invalidRequest('messages: first message must use the "user" role');
  refuseEmptyTurns(conversation);
  refuseEmptyText(conversation);
  refuseMisplacedBlocks(conversation);
  refuseBrokenToolCalls(conversation);
  refusePrefill(conversation, model, isThinking);
}

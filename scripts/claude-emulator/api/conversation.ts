import type { ContentBlock, TextBlock } from "./content-schema.ts";
import type { PromptRequest } from "./request-schema.ts";

/** A block and where it stands in the request, as error messages name it. */
interface Placed<Block> {
  path: string;
  block: Block;
}

export interface Turn {
  role: "user" | "assistant";
  /** Index in `messages` of the turn's first message. */
  index: number;
  blocks: Placed<ContentBlock>[];
}

export interface Conversation {
  system: Placed<TextBlock>[];
  turns: Turn[];
}

/** A string is shorthand for one text block; an empty one is no block at all. */
function toBlocks<Block>(content: string | readonly Block[]): readonly (Block | TextBlock)[] {
  if (typeof content !== "string") return content;
  return content === "" ? [] : [{ type: "text", text: content }];
}

function place<Block>(blocks: readonly Block[], path: string): Placed<Block>[] {
  return blocks.map((block, index) => ({ path: `${path}.${index}`, block }));
}

/** The request's prompt with strings as blocks and consecutive messages of one role merged. */
export function toConversation(request: PromptRequest): Conversation {
  const turns: Turn[] = [];
  for (const [index, message] of request.messages.entries()) {
    const blocks = place(toBlocks(message.content), `messages.${index}.content`);
    const last = turns.at(-1);
    if (last?.role === message.role) last.blocks.push(...blocks);
    else turns.push({ role: message.role, index, blocks });
  }
  return { system: place(toBlocks(request.system ?? ""), "system"), turns };
}

/** The text of the last user turn's last text block, or none. */
export function lastUserText(conversation: Conversation): string {
  const turn = conversation.turns.findLast(({ role }) => role === "user");
  const texts = (turn?.blocks ?? []).flatMap(({ block }) => (block.type === "text" ? [block.text] : []));
  return texts.at(-1) ?? "";
}

import type { ContentBlock, ToolResultBlock } from "../api/content-schema.ts";
import { countTokens } from "../tokens.ts";

/** What a change of speaker costs. */
export const MESSAGE_TOKENS = 4;
/** What opens the reply, after everything that a breakpoint can cover. */
export const REPLY_TOKENS = 3;

const TOOL_PREAMBLE_TOKENS = 290;
const TOOL_CALL_TOKENS = 10;
const IMAGE_TOKENS = 1500;
const CHARACTERS_PER_DOCUMENT_TOKEN = 30;

export function toolTokens(text: string, index: number, factor: number): number {
  return countTokens(text, factor) + (index === 0 ? TOOL_PREAMBLE_TOKENS : 0);
}

function resultTokens(content: ToolResultBlock["content"], factor: number): number {
  if (content === undefined) return 0;
  if (typeof content === "string") return countTokens(content, factor);
  return content.reduce((sum, part) => sum + blockTokens(part, factor), 0);
}

function documentTokens(source: Readonly<Record<string, unknown>>, factor: number): number {
  const data = typeof source["data"] === "string" ? source["data"] : "";
  if (source["type"] === "text") return countTokens(data, factor);
  return IMAGE_TOKENS + Math.ceil(data.length / CHARACTERS_PER_DOCUMENT_TOKEN);
}

export function blockTokens(block: ContentBlock, factor: number): number {
  if (block.type === "text") return countTokens(block.text, factor);
  if (block.type === "thinking") return countTokens(block.thinking, factor);
  if (block.type === "image") return IMAGE_TOKENS;
  if (block.type === "document") return documentTokens(block.source, factor);
  if (block.type === "tool_result") return TOOL_CALL_TOKENS + resultTokens(block.content, factor);
  if (block.type === "tool_use") {
    return TOOL_CALL_TOKENS + countTokens(block.name + JSON.stringify(block.input), factor);
  }
  return countTokens(JSON.stringify(block), factor);
}

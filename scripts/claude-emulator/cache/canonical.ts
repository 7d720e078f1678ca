import type { ContentBlock } from "../api/content-schema.ts";

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A direct caller is the default: the same as none. */
function isDefault(key: string, value: unknown): boolean {
  return key === "caller" && isRecord(value) && value["type"] === "direct";
}

function nested(content: unknown): unknown {
  if (typeof content === "string") return [canonical({ type: "text", text: content })];
  return Array.isArray(content) ? content.map((part) => (isRecord(part) ? canonical(part) : part)) : content;
}

/**
 * A block as the text that is hashed: without cache markers, its own fields in one order, nulls
 * gone. Free JSON inside (a tool's input or schema) keeps the order of its keys, since that order
 * reaches the model.
 */
export function canonical(block: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(block)
    .filter(([key, value]) => key !== "cache_control" && value !== null && value !== undefined)
    .filter(([key, value]) => !isDefault(key, value))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries.map(([key, value]) => [key, key === "content" ? nested(value) : value]));
}

/** A marker on a part of a tool result marks the tool result. */
export function nestedTtl(block: ContentBlock): "5m" | "1h" | undefined {
  if (block.type !== "tool_result" || !Array.isArray(block.content)) return undefined;
  const marked = block.content.find((part) => part.cache_control);
  return marked ? (marked.cache_control?.ttl ?? "5m") : undefined;
}

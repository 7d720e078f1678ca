import { z } from "zod";

const cacheControl = z
  .strictObject({ type: z.literal("ephemeral"), ttl: z.enum(["5m", "1h"]).optional() })
  .nullish();

const source = z.looseObject({ type: z.string() });

export const textBlockSchema = z.strictObject({
  type: z.literal("text"),
  text: z.string(),
  cache_control: cacheControl,
  citations: z.array(z.unknown()).nullish(),
});

const imageBlock = z.strictObject({ type: z.literal("image"), source, cache_control: cacheControl });

const documentBlock = z.strictObject({
  type: z.literal("document"),
  source,
  title: z.string().nullish(),
  context: z.string().nullish(),
  citations: z.unknown().optional(),
  cache_control: cacheControl,
});

/** Blocks of server tools and the like: carried and counted, not looked into. */
const carriedBlock = z.looseObject({
  type: z.enum([
    "search_result",
    "server_tool_use",
    "web_search_tool_result",
    "web_fetch_tool_result",
    "code_execution_tool_result",
    "bash_code_execution_tool_result",
    "text_editor_code_execution_tool_result",
    "tool_search_tool_result",
    "tool_reference",
    "browser_state",
    "mcp_tool_use",
    "mcp_tool_result",
    "container_upload",
    "compaction",
  ]),
  cache_control: cacheControl,
});

const resultPart = z.discriminatedUnion("type", [textBlockSchema, imageBlock, documentBlock, carriedBlock]);

const toolUseBlock = z.strictObject({
  type: z.literal("tool_use"),
  id: z.string().regex(/^[\w-]+$/u, "String should match pattern '^[a-zA-Z0-9_-]+$'"),
  name: z.string().min(1).max(200),
  input: z.record(z.string(), z.unknown()),
  caller: z.looseObject({ type: z.string() }).optional(),
  toolset_name: z.string().nullish(),
  cache_control: cacheControl,
});

const toolResultBlock = z.strictObject({
  type: z.literal("tool_result"),
  tool_use_id: z.string().regex(/^[\w-]+$/u, "String should match pattern '^[a-zA-Z0-9_-]+$'"),
  content: z.union([z.string(), z.array(resultPart)]).optional(),
  is_error: z.boolean().optional(),
  toolset_name: z.string().nullish(),
  cache_control: cacheControl,
});

const thinkingBlock = z.strictObject({
  type: z.literal("thinking"),
  thinking: z.string(),
  signature: z.string(),
});

const redactedThinkingBlock = z.strictObject({ type: z.literal("redacted_thinking"), data: z.string() });

export const contentBlockSchema = z.discriminatedUnion("type", [
  textBlockSchema,
  imageBlock,
  documentBlock,
  toolUseBlock,
  toolResultBlock,
  thinkingBlock,
  redactedThinkingBlock,
  carriedBlock,
]);

export const cacheControlSchema = cacheControl;

export type TextBlock = z.infer<typeof textBlockSchema>;
export type ContentBlock = z.infer<typeof contentBlockSchema>;
export type ToolResultBlock = z.infer<typeof toolResultBlock>;

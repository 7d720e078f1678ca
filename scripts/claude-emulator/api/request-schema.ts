import { z } from "zod";
import { cacheControlSchema, contentBlockSchema, textBlockSchema } from "./content-schema.ts";

const messageSchema = z.strictObject({
  role: z.enum(["user", "assistant"]),
  content: z.union([z.string(), z.array(contentBlockSchema)]),
});

const customToolSchema = z.strictObject({
  type: z.literal("custom").nullish(),
  name: z.string().regex(/^[\w-]{1,128}$/u, "String should match pattern '^[a-zA-Z0-9_-]{1,128}$'"),
  description: z.string().optional(),
  input_schema: z.looseObject({ type: z.literal("object") }),
  cache_control: cacheControlSchema,
  strict: z.boolean().optional(),
  allowed_callers: z.array(z.string()).optional(),
  defer_loading: z.boolean().optional(),
  eager_input_streaming: z.boolean().nullish(),
  input_examples: z.array(z.record(z.string(), z.unknown())).optional(),
});

/** Tools that run at Anthropic, or whose schema Anthropic defines: carried, never used. */
const providedToolSchema = z.looseObject({
  type: z.string().regex(/_\d{8}$/u, "Input tag does not match any of the expected tags"),
  cache_control: cacheControlSchema,
});

const parallel = { disable_parallel_tool_use: z.boolean().optional() };
const toolChoiceSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("auto"), ...parallel }),
  z.strictObject({ type: z.literal("any"), ...parallel }),
  z.strictObject({ type: z.literal("tool"), name: z.string(), ...parallel }),
  z.strictObject({ type: z.literal("none") }),
]);

const display = { display: z.enum(["summarized", "omitted"]).nullish() };
const thinkingSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("enabled"), budget_tokens: z.int().min(1024), ...display }),
  z.strictObject({ type: z.literal("adaptive"), ...display }),
  z.strictObject({ type: z.literal("disabled") }),
  z.strictObject({ type: z.literal("between_tools") }),
]);

const outputConfigSchema = z.strictObject({
  effort: z.enum(["low", "medium", "high", "xhigh", "max"]).nullish(),
  format: z
    .strictObject({ type: z.literal("json_schema"), schema: z.record(z.string(), z.unknown()) })
    .nullish(),
});

const promptFields = {
  model: z.string().min(1),
  messages: z.array(messageSchema).max(100_000),
  system: z.union([z.string(), z.array(textBlockSchema)]).optional(),
  tools: z.array(z.union([customToolSchema, providedToolSchema])).optional(),
  tool_choice: toolChoiceSchema.optional(),
  thinking: thinkingSchema.optional(),
  output_config: outputConfigSchema.optional(),
  cache_control: cacheControlSchema,
  context_management: z.unknown().optional(),
  mcp_servers: z.array(z.unknown()).optional(),
  betas: z.array(z.string()).optional(),
  speed: z.enum(["standard", "fast"]).nullish(),
};

const temperatureSchema = z.number().min(0).max(1);

export const messagesRequestSchema = z.strictObject({
  ...promptFields,
  max_tokens: z.int().min(1),
  metadata: z.strictObject({ user_id: z.string().max(512).nullish() }).optional(),
  stop_sequences: z.array(z.string()).optional(),
  stream: z.boolean().optional(),
  temperature: temperatureSchema.optional(),
  top_p: temperatureSchema.optional(),
  top_k: z.int().min(0).optional(),
  service_tier: z.enum(["auto", "standard_only"]).optional(),
  container: z.unknown().optional(),
  diagnostics: z.unknown().optional(),
  inference_geo: z.string().nullish(),
});

export const countTokensRequestSchema = z.strictObject(promptFields);

export type CustomTool = z.infer<typeof customToolSchema>;
export type Tool = CustomTool | z.infer<typeof providedToolSchema>;
export type MessagesRequest = z.infer<typeof messagesRequestSchema>;
/** What counting tokens and laying out the prompt need of a request. */
export type PromptRequest = z.infer<typeof countTokensRequestSchema>;

export function isCustomTool(tool: Tool): tool is CustomTool {
  return "input_schema" in tool;
}

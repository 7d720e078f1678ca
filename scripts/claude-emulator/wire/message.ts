import type { CachePlan } from "../cache/prompt-cache.ts";
import type { Reply } from "../reply/reply.ts";

export interface Usage {
  input_tokens: number;
  cache_creation_input_tokens: number;
  cache_read_input_tokens: number;
  cache_creation: { ephemeral_5m_input_tokens: number; ephemeral_1h_input_tokens: number };
  output_tokens: number;
  output_tokens_details: { thinking_tokens: number };
  service_tier: "standard";
  server_tool_use: null;
  inference_geo: null;
  speed: "standard";
}

export interface Message {
  id: string;
  type: "message";
  role: "assistant";
  model: string;
  content: Reply["content"];
  stop_reason: Reply["stopReason"] | null;
  stop_sequence: string | null;
  stop_details: null;
  container: null;
  diagnostics: null;
  usage: Usage;
}

function toUsage(plan: CachePlan, reply: Reply): Usage {
  return {
    input_tokens: plan.inputTokens,
    cache_creation_input_tokens: plan.write5mTokens + plan.write1hTokens,
    cache_read_input_tokens: plan.readTokens,
    cache_creation: {
      ephemeral_5m_input_tokens: plan.write5mTokens,
      ephemeral_1h_input_tokens: plan.write1hTokens,
    },
    output_tokens: reply.outputTokens,
    output_tokens_details: { thinking_tokens: reply.thinkingTokens },
    service_tier: "standard",
    server_tool_use: null,
    inference_geo: null,
    speed: "standard",
  };
}

export function toMessage(id: string, model: string, reply: Reply, plan: CachePlan): Message {
  return {
    id,
    type: "message",
    role: "assistant",
    model,
    content: reply.content,
    stop_reason: reply.stopReason,
    stop_sequence: reply.stopSequence,
    stop_details: null,
    container: null,
    diagnostics: null,
    usage: toUsage(plan, reply),
  };
}

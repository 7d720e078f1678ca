import { ApiFailure, invalidRequest } from "../api/errors.ts";
import type { MessagesRequest, PromptRequest } from "../api/request-schema.ts";
import { findModel } from "../models.ts";
import type { EmulatedModel } from "../models.ts";

export function requireModel(id: string): EmulatedModel {
  const model = findModel(id);
  if (!model) throw new ApiFailure(404, `model: ${id}`);
  return model;
}

export function isThinking(request: PromptRequest): boolean {
  return request.thinking?.type === "enabled" || request.thinking?.type === "adaptive";
}

/** The rules that hold for a prompt, whether it is answered or only counted. */
export function checkPromptSettings(request: PromptRequest, model: EmulatedModel): void {
  const { tool_choice: choice, thinking, tools = [] } = request;
  const names = tools.flatMap((tool) => ("name" in tool ? [String(tool.name)] : []));
  if (new Set(names).size < names.length) throw invalidRequest("tools: Tool names must be unique.");

  if (choice && choice.type !== "none" && tools.length === 0) {
    throw invalidRequest("tool_choice: tool_choice may only be specified while providing tools.");
  }
  if (choice?.type === "tool" && !names.includes(choice.name)) {
    throw invalidRequest(`tool_choice: Tool '${choice.name}' not found in provided tools`);
  }
  if (choice?.type === "tool" || choice?.type === "any") {
    if (!model.allowsForcedToolChoice) {
      throw invalidRequest(
        `tool_choice: type "${choice.type}" is not supported on this model. Use "auto" or "none".`,
      );
    }
    if (isThinking(request)) {
      throw invalidRequest("Thinking may not be enabled when tool_choice forces tool use.");
    }
  }
  if (thinking && !model.thinkingTypes.includes(thinking.type)) {
    throw invalidRequest(`thinking: type "${thinking.type}" is not supported on this model.`);
  }
}

const SAMPLING_FIELDS = ["temperature", "top_p", "top_k"] as const;

/** The rules that hold only for a request that is answered. */
export function checkSampling(request: MessagesRequest, model: EmulatedModel, apiVersion: string): void {
  if (apiVersion === "2026-10-21") {
    const field = SAMPLING_FIELDS.find((name) => request[name] !== undefined);
    if (field) throw invalidRequest(`${field}: Extra inputs are not permitted`);
  }
  if (request.max_tokens > model.maxOutputTokens) {
    throw invalidRequest(
      `max_tokens: ${request.max_tokens} > ${model.maxOutputTokens}, which is the maximum allowed number of output tokens for ${model.id}`,
    );
  }
  if (request.thinking?.type === "enabled" && request.thinking.budget_tokens >= request.max_tokens) {
    throw invalidRequest("`max_tokens` must be greater than `thinking.budget_tokens`.");
  }
  if (request.stop_sequences?.some((sequence) => sequence.trim() === "")) {
    throw invalidRequest("stop_sequences: each stop sequence must contain non-whitespace");
  }
}

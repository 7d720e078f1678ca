import { applyMarkers } from "../rules/cache-rules.ts";
import { checkConversation } from "../rules/conversation-rules.ts";
import { checkPromptSettings, checkSampling, isThinking, requireModel } from "../rules/model-rules.ts";
import { checkOutputSchema } from "../rules/output-schema-rules.ts";
import { checkThinking } from "../rules/thinking-rules.ts";
import { layOutPrefix, totalTokens } from "../cache/prefix.ts";
import type { Prefix } from "../cache/prefix.ts";
import type { EmulatedModel } from "../models.ts";
import { toConversation } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { invalidRequest } from "./errors.ts";
import { parseRequest } from "./parse-body.ts";
import { countTokensRequestSchema, messagesRequestSchema } from "./request-schema.ts";
import type { MessagesRequest, PromptRequest } from "./request-schema.ts";

export interface Caller {
  /** The API key: entries of the prompt cache belong to it. */
  workspace: string;
  apiVersion: string;
}

interface PreparedPrompt {
  model: EmulatedModel;
  conversation: Conversation;
  prefix: Prefix;
}

export interface PreparedRequest extends PreparedPrompt {
  request: MessagesRequest;
}

function preparePrompt(request: PromptRequest, workspace: string): PreparedPrompt {
  const model = requireModel(request.model);
  const conversation = toConversation(request);
  checkPromptSettings(request, model);
  const format = request.output_config?.format;
  if (format) checkOutputSchema(format.schema);
  const laidOut = layOutPrefix(request, conversation, model, workspace);
  const prefix = applyMarkers(request, conversation, laidOut);
  checkConversation(conversation, model, isThinking(request));
  checkThinking(request, conversation, prefix);
  const total = totalTokens(prefix);
  if (total > model.contextTokens) {
    throw invalidRequest(`prompt is too long: ${total} tokens > ${model.contextTokens} maximum`);
  }
  return { model, conversation, prefix };
}

/** Body of `POST /v1/messages` to a request that keeps every rule, or an `ApiFailure`. */
export function prepareMessages(body: unknown, { workspace, apiVersion }: Caller): PreparedRequest {
  const request = parseRequest(messagesRequestSchema, body);
  const prompt = preparePrompt(request, workspace);
  checkSampling(request, prompt.model, apiVersion);
  return { ...prompt, request };
}

/** Body of `POST /v1/messages/count_tokens` to its number of input tokens, or an `ApiFailure`. */
export function prepareCount(body: unknown, { workspace }: Caller): number {
  const { prefix } = preparePrompt(parseRequest(countTokensRequestSchema, body), workspace);
  return totalTokens(prefix);
}

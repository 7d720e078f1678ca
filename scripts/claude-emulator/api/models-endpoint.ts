import { findModel, MODELS } from "../models.ts";
import type { EmulatedModel, ThinkingType } from "../models.ts";
import { ApiFailure, invalidRequest } from "./errors.ts";

const PAGE_DEFAULT = 20;
const PAGE_MAX = 1000;

const yes = { supported: true };
const no = { supported: false };

function toModelInfo(model: EmulatedModel) {
  const thinks = (type: ThinkingType) => ({ supported: model.thinkingTypes.includes(type) });
  return {
    type: "model",
    id: model.id,
    display_name: model.displayName,
    created_at: model.createdAt,
    line: model.line,
    lifecycle: "active",
    deprecated_at: null,
    retires_at: null,
    max_input_tokens: model.contextTokens,
    max_tokens: model.maxOutputTokens,
    capabilities: {
      batch: no,
      citations: no,
      code_execution: no,
      context_management: {
        supported: false,
        clear_thinking_20251015: no,
        clear_tool_uses_20250919: no,
        compact_20260112: no,
      },
      effort: { supported: true, low: yes, medium: yes, high: yes, xhigh: yes, max: yes },
      image_input: yes,
      pdf_input: yes,
      server_tools: { supported: false, code_execution: no, web_search: no },
      structured_outputs: yes,
      thinking: {
        supported: true,
        types: {
          adaptive: thinks("adaptive"),
          between_tools: thinks("between_tools"),
          disabled: thinks("disabled"),
          enabled: thinks("enabled"),
        },
      },
    },
  };
}

/** `GET /v1/models`: newest first, in pages by `limit`, `after_id` and `before_id`. */
export function listModels(query: URLSearchParams) {
  const limit = Number(query.get("limit") ?? PAGE_DEFAULT);
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_MAX) {
    throw invalidRequest(`limit: Input should be between 1 and ${PAGE_MAX}`);
  }
  const lifecycle = query.getAll("lifecycle").concat(query.getAll("lifecycle[]"));
  const listed = lifecycle.length === 0 || lifecycle.includes("active") ? MODELS : [];
  const after = listed.findIndex(({ id }) => id === query.get("after_id"));
  const before = listed.findIndex(({ id }) => id === query.get("before_id"));
  const rest = before >= 0 ? listed.slice(Math.max(0, before - limit), before) : listed.slice(after + 1);
  const page = rest.slice(0, limit);
  return {
    data: page.map(toModelInfo),
    has_more: before >= 0 ? before > limit : rest.length > page.length,
    first_id: page[0]?.id ?? null,
    last_id: page.at(-1)?.id ?? null,
  };
}

/** `GET /v1/models/:id`, by id or alias. */
export function retrieveModel(id: string) {
  const model = findModel(id);
  if (!model) throw new ApiFailure(404, `model: ${id}`);
  return toModelInfo(model);
}

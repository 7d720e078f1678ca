/** What the verbs ask of Claude, and who may stand in for it. */
import type { ExtractedSignal } from "./persona/signal.ts";
import type { UsageRecord } from "./store-ports.ts";

/** Why the rules, or the phrases as they are, stood in for Claude. */
export type ExtractionFallback =
  | "budget"
  /** The extractor is the rules alone. */
  | "off"
  | "model_not_found"
  | "unauthorised"
  | "billing"
  | "forbidden"
  | "spend_limit"
  | "rate_limited"
  | "overloaded"
  | "unreachable"
  | "timeout"
  /** It failed lately and was not asked. */
  | "down"
  | "rejected"
  | "refused"
  | "unparsable";

export interface Extraction {
  signals: ExtractedSignal[];
  /** Set where Claude was to be asked and the signals are the rules' all the same. */
  fallback?: ExtractionFallback;
  /** What the call cost, if one was answered. */
  usage?: UsageRecord;
}

export interface Extractor {
  /** @param mayCall whether the budget allows a call; asked only where one is worth making */
  extract(turns: readonly string[], mayCall: () => Promise<boolean>): Promise<Extraction>;
}

export interface LabelWording {
  /** Claude's labels by number of their group; one that is not fit to be shown is missing. */
  labels: ReadonlyMap<number, string>;
  /** Set where Claude did not answer: there is no label then. */
  fallback?: ExtractionFallback;
  usage?: UsageRecord;
}

export interface LabelWriter {
  /**
   * Words a label for each group of phrases, in one call.
   *
   * @param groups phrases that enough users share to be shown to others, and nothing else
   * @param mayCall whether the budget allows a call
   */
  write(groups: readonly (readonly string[])[], mayCall: () => Promise<boolean>): Promise<LabelWording>;
}

/** Claude, reached by plain HTTP so that a stream's bytes stay as they are. */
export interface Claude {
  /** Sends a streaming Messages request; the answer is Anthropic's own, whatever its status. */
  stream(request: ClaudeRequest, signal: AbortSignal): Promise<Response>;
}

export interface TextBlock {
  type: "text";
  text: string;
  cache_control?: { type: "ephemeral"; ttl?: "5m" | "1h" };
}

export interface ClaudeRequest {
  model: string;
  max_tokens: number;
  system?: TextBlock[];
  messages: { role: "user" | "assistant"; content: TextBlock[] }[];
}

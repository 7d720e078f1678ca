/**
 * One structured call by the official SDK. This module is imported where a call is made, so that an
 * isolate that makes none does not start the SDK. What may pass (408, 409, 429, 5xx, no connection) is
 * retried as `retry-after` says, within the deadline; what cannot pass within it is not waited for.
 */
import { APIConnectionTimeoutError, APIError, BaseAnthropic } from "@anthropic-ai/sdk";
import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import { Messages, type Message } from "@anthropic-ai/sdk/resources/messages/messages";
import { costNanoUsd, PRICE_TABLE_DATE } from "../persona/price-table.ts";
import type { z } from "zod";
import type { ExtractionFallback, UsageRecord } from "../ports.ts";

const MAX_RETRIES = 2;
const MS_PER_SECOND = 1000;

export interface CallOptions {
  baseUrl: string;
  apiKey: string;
  model: string;
  /** For the whole call, retries included. */
  deadlineMs: number;
}

export interface CallPrompt<Answer> {
  instructions: string;
  /** What the instructions are about; none of it is addressed to Claude. */
  data: string;
  answer: z.ZodType<Answer>;
  answerMaxTokens: number;
}

/** A failed call may have been paid for all the same: then it has a usage too. */
export type CallFailure = { fallback: ExtractionFallback; usage?: UsageRecord };
export type CallOutcome<Answer> = { answer: Answer; usage: UsageRecord } | CallFailure;

export async function callClaude<Answer>(
  { baseUrl, apiKey, model, deadlineMs }: CallOptions,
  prompt: CallPrompt<Answer>,
): Promise<CallOutcome<Answer>> {
  const deadline = AbortSignal.timeout(deadlineMs);
  // Not the whole `Anthropic`, whose other resources are four times the size.
  const client = new BaseAnthropic({
    apiKey,
    baseURL: baseUrl,
    maxRetries: MAX_RETRIES,
    timeout: deadlineMs,
    logLevel: "off",
    fetch: fetchOnceWhereVain(Date.now() + deadlineMs),
  });
  const format = zodOutputFormat(prompt.answer);
  try {
    // Not `parse()`: it throws an answer away that does not fit its schema, with the bill for it.
    const message = await new Messages(client).create(
      {
        model,
        max_tokens: prompt.answerMaxTokens,
        system: prompt.instructions,
        messages: [{ role: "user", content: prompt.data }],
        output_config: { format },
      },
      { signal: deadline },
    );
    const usage = usageOf(message);
    if (message.stop_reason === "refusal") return { fallback: "refused", usage };
    const answer = parsed(() => format.parse(textOf(message)));
    return answer ? { answer, usage } : { fallback: "unparsable", usage };
  } catch (error) {
    if (deadline.aborted || error instanceof APIConnectionTimeoutError) return { fallback: "timeout" };
    // A connection that breaks inside the answer is no error of the SDK's.
    return { fallback: error instanceof APIError ? fallbackOf(error) : "unreachable" };
  }
}

/**
 * Follows no redirect, since the key goes with it, and tells the SDK not to retry a spend limit, nor
 * what asks for more patience than there is.
 */
function fetchOnceWhereVain(deadlineAt: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: "manual" });
    if (response.status < 400) return response;
    const wait = response.headers.get("retry-after");
    const seconds = Number(wait);
    const isSpendLimit = response.status === 429 && wait === null;
    const isTooLate = wait !== null && Date.now() + seconds * MS_PER_SECOND > deadlineAt;
    if (!isSpendLimit && !isTooLate) return response;
    const headers = new Headers(response.headers);
    headers.set("x-should-retry", "false");
    return new Response(response.body, { status: response.status, headers });
  };
}

function textOf(message: Message): string {
  return message.content.map((block) => (block.type === "text" ? block.text : "")).join("");
}

function parsed<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

function usageOf({ model, usage }: Message): UsageRecord {
  const cacheWrite1hTokens = usage.cache_creation?.ephemeral_1h_input_tokens ?? 0;
  const tokens = {
    inputTokens: usage.input_tokens,
    cacheWrite5mTokens: Math.max(0, (usage.cache_creation_input_tokens ?? 0) - cacheWrite1hTokens),
    cacheWrite1hTokens,
    cacheReadTokens: usage.cache_read_input_tokens ?? 0,
    outputTokens: usage.output_tokens,
  };
  return {
    model,
    ...tokens,
    personaTokens: 0,
    costNanoUsd: costNanoUsd(model, tokens),
    priceTable: PRICE_TABLE_DATE,
  };
}

function fallbackOf({ status, headers }: APIError): ExtractionFallback {
  switch (status) {
    case 401:
      return "unauthorised";
    case 402:
      return "billing";
    case 403:
      return "forbidden";
    case 404:
      return "model_not_found";
    case 429:
      return headers?.get("retry-after") ? "rate_limited" : "spend_limit";
    case undefined:
      return "unreachable";
    default:
      return status >= 500 ? "overloaded" : "rejected";
  }
}

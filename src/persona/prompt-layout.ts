/**
 * Where the persona stands in a prompt, so that prompt caching works:
 *
 *   the app's static system prompt ◀breakpoint | persona | messages … last block ◀moving breakpoint
 *
 * The first breakpoint is shared by all users of the app, so the persona never stands before it. A
 * breakpoint is set only where it can pay: a write costs a quarter more than plain input, so the
 * prefix must have been seen before unchanged and be long enough for the model to cache at all.
 */
import { estimateTokens } from "./token-estimate.ts";

export interface PromptBlock {
  type: "text";
  text: string;
  cache_control?: { type: "ephemeral" };
}

export interface LaidOutPrompt {
  system: PromptBlock[];
  messages: { role: "user" | "assistant"; content: PromptBlock[] }[];
}

export interface PromptParts {
  /** The app's own system prompt; empty for none. */
  system: string;
  /** The persona block; undefined for none. */
  persona: string | undefined;
  /** Oldest first, the user's new message last. */
  messages: readonly { role: "user" | "assistant"; content: string }[];
}

export interface CachingFacts {
  /** Under this many tokens the model caches nothing. */
  minimumTokens: number;
  /** Whether this project sent the very same system prompt before. */
  systemSeenBefore: boolean;
}

/** The estimate counts high, so "long enough" asks for a little more than the model does. */
const ESTIMATE_EXCESS = 1.5;
const BREAKPOINT = { cache_control: { type: "ephemeral" as const } };

export function layOutPrompt(parts: PromptParts, facts: CachingFacts): LaidOutPrompt {
  const longEnough = (tokens: number): boolean => tokens >= facts.minimumTokens * ESTIMATE_EXCESS;
  const systemTokens = estimateTokens(parts.system);
  const proven = parts.system === "" || facts.systemSeenBefore;

  const system: PromptBlock[] = [];
  if (parts.system !== "") {
    const marked = proven && longEnough(systemTokens);
    system.push({ type: "text", text: parts.system, ...(marked ? BREAKPOINT : {}) });
  }
  if (parts.persona !== undefined) system.push({ type: "text", text: parts.persona });

  const messageTokens = parts.messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
  const marksLast = proven && longEnough(systemTokens + messageTokens);
  const messages = parts.messages.map(({ role, content }, index): LaidOutPrompt["messages"][number] => {
    const marked = marksLast && index === parts.messages.length - 1;
    return { role, content: [{ type: "text", text: content, ...(marked ? BREAKPOINT : {}) }] };
  });
  return { system, messages };
}

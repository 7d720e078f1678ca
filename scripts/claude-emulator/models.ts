/** The models that the emulator knows, with what the Messages API itself shows or checks of them. */

export type ThinkingType = "enabled" | "adaptive" | "disabled" | "between_tools";

export interface EmulatedModel {
  id: string;
  aliases: readonly string[];
  displayName: string;
  line: "haiku" | "sonnet" | "opus" | "fable";
  /** Approximate where no release date is published. */
  createdAt: string;
  contextTokens: number;
  maxOutputTokens: number;
  /** A shorter prefix is never cached, silently. */
  minimumCacheableTokens: number;
  /** Tokens for the same text, relative to Haiku 4.5. */
  tokenFactor: number;
  allowsPrefill: boolean;
  allowsForcedToolChoice: boolean;
  thinkingTypes: readonly ThinkingType[];
}

const MILLION_TOKENS = 1_000_000;

const newest = {
  aliases: [],
  contextTokens: MILLION_TOKENS,
  maxOutputTokens: 128_000,
  minimumCacheableTokens: 512,
  tokenFactor: 1.3,
  allowsPrefill: false,
  allowsForcedToolChoice: false,
  thinkingTypes: ["adaptive", "disabled", "between_tools"],
} as const satisfies Partial<EmulatedModel>;

const alwaysThinking = { thinkingTypes: ["adaptive", "between_tools"] } as const;

/** Newest first, as the API lists them. */
export const MODELS: readonly EmulatedModel[] = [
  {
    ...newest,
    ...alwaysThinking,
    id: "claude-opus-5-5",
    displayName: "Claude Opus 5.5",
    line: "opus",
    createdAt: "2026-10-15T00:00:00Z",
  },
  {
    ...newest,
    id: "claude-sonnet-5-5",
    displayName: "Claude Sonnet 5.5",
    line: "sonnet",
    createdAt: "2026-10-14T00:00:00Z",
  },
  {
    ...newest,
    id: "claude-haiku-5-5",
    displayName: "Claude Haiku 5.5",
    line: "haiku",
    createdAt: "2026-10-13T00:00:00Z",
  },
  {
    ...newest,
    ...alwaysThinking,
    id: "claude-fable-5-1",
    displayName: "Claude Fable 5.1",
    line: "fable",
    createdAt: "2026-09-01T00:00:00Z",
  },
  {
    ...newest,
    id: "claude-opus-5",
    displayName: "Claude Opus 5",
    line: "opus",
    createdAt: "2026-07-24T00:00:00Z",
  },
  {
    ...newest,
    id: "claude-sonnet-5",
    displayName: "Claude Sonnet 5",
    line: "sonnet",
    createdAt: "2026-06-01T00:00:00Z",
    minimumCacheableTokens: 1024,
  },
  {
    id: "claude-sonnet-4-6",
    aliases: [],
    displayName: "Claude Sonnet 4.6",
    line: "sonnet",
    createdAt: "2026-02-17T00:00:00Z",
    contextTokens: MILLION_TOKENS,
    maxOutputTokens: 64_000,
    minimumCacheableTokens: 1024,
    tokenFactor: 1,
    allowsPrefill: true,
    allowsForcedToolChoice: true,
    thinkingTypes: ["enabled", "adaptive", "disabled"],
  },
  {
    id: "claude-haiku-4-5",
    aliases: ["claude-haiku-4-5-20251001"],
    displayName: "Claude Haiku 4.5",
    line: "haiku",
    createdAt: "2025-10-15T00:00:00Z",
    contextTokens: 200_000,
    maxOutputTokens: 64_000,
    minimumCacheableTokens: 4096,
    tokenFactor: 1,
    allowsPrefill: true,
    allowsForcedToolChoice: true,
    thinkingTypes: ["enabled", "disabled"],
  },
];

/** The model of that id or alias; a retired model is as unknown as one that never was. */
export function findModel(id: string): EmulatedModel | undefined {
  return MODELS.find((model) => model.id === id || model.aliases.includes(id));
}

/** What the emulated model answers, before it is cut into events. */

interface ReplyText {
  type: "text";
  text: string;
  citations: null;
}

export interface ReplyThinking {
  type: "thinking";
  thinking: string;
  signature: string;
}

interface ReplyToolUse {
  type: "tool_use";
  id: string;
  name: string;
  input: Record<string, unknown>;
  caller: { type: "direct" };
}

export type ReplyBlock = ReplyText | ReplyThinking | ReplyToolUse;

type StopReason = "end_turn" | "max_tokens" | "stop_sequence" | "tool_use" | "refusal";

export interface Reply {
  content: ReplyBlock[];
  stopReason: StopReason;
  stopSequence: string | null;
  outputTokens: number;
  thinkingTokens: number;
}

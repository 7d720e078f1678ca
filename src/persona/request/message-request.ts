/**
 * What a Messages request says, as far as the persona needs it. Read leniently: what is missing or of
 * another kind is Claude's to refuse.
 */

export type Block = Record<string, unknown>;

export interface RequestMessage {
  role: string;
  /** A string becomes one text block. */
  blocks: readonly Block[];
}

export interface MessageRequest {
  model: string;
  streams: boolean;
  maxTokens: number;
  /** `metadata.user_id`. */
  userId: string | undefined;
  messages: readonly RequestMessage[];
  /** Without a text that the answer is to begin with, which newer models refuse. */
  prefill: string;
  /** Markers for caching, in the order in which the prompt is cached; the last of `system` told apart. */
  markers: readonly Marker[];
  automaticTtl: Ttl | undefined;
  systemBlocks: readonly Block[];
}

export type Ttl = "5m" | "1h";
export interface Marker {
  part: "tools" | "system" | "messages";
  ttl: Ttl;
  isLastOfSystem: boolean;
}

/** @param body a JSON object */
export function readMessageRequest(body: Block): MessageRequest {
  const all = listOf(body["messages"]).map((message) => ({
    role: String(message["role"]),
    blocks: blocksOf(message["content"]),
  }));
  const last = all.at(-1);
  const isPrefilled = last?.role === "assistant";
  const metadata = recordOf(body["metadata"]);
  const systemBlocks = blocksOf(body["system"]);
  return {
    model: typeof body["model"] === "string" ? body["model"] : "",
    streams: body["stream"] === true,
    maxTokens: typeof body["max_tokens"] === "number" ? body["max_tokens"] : 0,
    userId: typeof metadata?.["user_id"] === "string" ? metadata["user_id"] : undefined,
    messages: isPrefilled ? all.slice(0, -1) : all,
    prefill: isPrefilled ? textOf(last.blocks) : "",
    markers: [
      ...markersOf("tools", listOf(body["tools"])),
      ...markersOf("system", systemBlocks),
      ...all.flatMap(({ blocks }) => markersOf("messages", blocks)),
    ],
    automaticTtl: ttlOf(body),
    systemBlocks,
  };
}

/** Text blocks, joined. */
export function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => (block["type"] === "text" && typeof block["text"] === "string" ? block["text"] : ""))
    .join("");
}

export function recordOf(value: unknown): Block | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function listOf(value: unknown): Block[] {
  return Array.isArray(value) ? value.map(recordOf).filter((item) => item !== undefined) : [];
}

function blocksOf(content: unknown): Block[] {
  return typeof content === "string" ? [{ type: "text", text: content }] : listOf(content);
}

/** A tool's result may hold markers too. */
function markersOf(part: Marker["part"], blocks: readonly Block[]): Marker[] {
  return blocks.flatMap((block, index) => {
    const nested = listOf(block["content"]).flatMap((inner) => ttlOf(inner) ?? []);
    const own = ttlOf(block);
    const isLastOfSystem = part === "system" && index === blocks.length - 1;
    return [...nested, ...(own ? [own] : [])].map((ttl) => ({ part, ttl, isLastOfSystem }));
  });
}

function ttlOf(block: Block): Ttl | undefined {
  const marker = recordOf(block["cache_control"]);
  return marker && (marker["ttl"] === "1h" ? "1h" : "5m");
}

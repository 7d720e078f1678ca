import type { Conversation } from "../api/conversation.ts";
import { invalidRequest } from "../api/errors.ts";
import type { PromptRequest } from "../api/request-schema.ts";
import type { Prefix } from "../cache/prefix.ts";

const MARKERS_MAX = 4;

function refuseMarkedEmptyText(conversation: Conversation): void {
  const placed = [...conversation.system, ...conversation.turns.flatMap(({ blocks }) => blocks)];
  for (const { path, block } of placed) {
    if (block.type === "text" && block.text === "" && block.cache_control) {
      throw invalidRequest(`${path}.text: cache_control cannot be set for empty text blocks`);
    }
  }
}

/**
 * Checks the cache markers and returns the prefix with automatic caching applied: the top-level
 * marker goes to the last block that can carry one and uses one of the four.
 */
export function applyMarkers(request: PromptRequest, conversation: Conversation, prefix: Prefix): Prefix {
  refuseMarkedEmptyText(conversation);
  const automatic = request.cache_control ? (request.cache_control.ttl ?? "5m") : undefined;
  const explicit = prefix.blocks.filter(({ marker }) => marker !== undefined).length;
  const count = explicit + (automatic ? 1 : 0);
  if (count > MARKERS_MAX) {
    throw invalidRequest(
      `A maximum of ${MARKERS_MAX} blocks with cache_control may be provided. Found ${count}.`,
    );
  }

  const blocks = [...prefix.blocks];
  const last = blocks.findLastIndex(({ markable }) => markable);
  const target = blocks[last];
  if (automatic && target) {
    if (target.marker !== undefined && target.marker !== automatic) {
      throw invalidRequest(
        "cache_control: the last cacheable block already has a cache_control with a different ttl",
      );
    }
    blocks[last] = { ...target, marker: automatic };
  }

  const firstShort = blocks.findIndex(({ marker }) => marker === "5m");
  const late = blocks.findIndex(({ marker }, index) => marker === "1h" && index > firstShort);
  if (firstShort >= 0 && late >= 0) {
    throw invalidRequest(
      `${blocks[late]?.path ?? ""}.cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block. Note that blocks are processed in the following order: \`tools\`, \`system\`, \`messages\`.`,
    );
  }
  return { ...prefix, blocks };
}

/**
 * Whether a cache marker of ours is set, and which: at the end of the app's own system prompt, before the
 * persona, where all users of the app share it. Only where it can pay: on a prefix that the project was
 * seen to send before, that the model caches at all, and with one of the four markers left.
 */
import { minimumCacheableTokens } from "../price-table.ts";
import { textOf, type MessageRequest, type Ttl } from "./message-request.ts";

const MARKERS_MAX = 4;
/** The estimate counts high, so "long enough" asks for more than the model does. */
const ESTIMATE_EXCESS = 1.5;

/** What was done, as `x-tercet-cache` says it. */
export type CacheDecision =
  | { did: "set"; ttl: Ttl }
  /** Left as it is: by the setting, or since the client marks that place itself. */
  | { did: "client" }
  | { did: "full" | "short" | "unproven" | "none" };

export function decideMarker(
  request: MessageRequest,
  facts: { setting: "auto" | "client"; prefixTokens: number; isProven: boolean },
): CacheDecision {
  if (facts.setting === "client" || request.markers.some(({ isLastOfSystem }) => isLastOfSystem)) {
    return { did: "client" };
  }
  const last = request.systemBlocks.at(-1);
  if (!last || textOf([last]) === "") return { did: "none" };
  const taken = request.markers.length + (request.automaticTtl ? 1 : 0);
  if (taken >= MARKERS_MAX) return { did: "full" };
  if (facts.prefixTokens < minimumCacheableTokens(request.model) * ESTIMATE_EXCESS) return { did: "short" };
  if (!facts.isProven) return { did: "unproven" };
  const later = request.markers.filter(({ part }) => part === "messages").map(({ ttl }) => ttl);
  const ttl = [...later, request.automaticTtl].includes("1h") ? "1h" : "5m";
  const isAfterShort = request.markers.some((marker) => marker.part !== "messages" && marker.ttl === "5m");
  return ttl === "1h" && isAfterShort ? { did: "client" } : { did: "set", ttl };
}

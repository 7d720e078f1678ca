/** Changes a Messages request in its text: the block, our marker, the cut; every other byte stays. */
import { elementsOf, memberOf, splice, type Splice } from "./json-spans.ts";
import type { Ttl } from "./message-request.ts";

export interface Injection {
  /** Stands behind the app's own system prompt. */
  block: string | null;
  /** On the last block of the app's system prompt. */
  marker: Ttl | undefined;
  /** How many messages at the front are dropped. */
  dropped: number;
}

/** @param json a JSON object of a request that Claude would take */
export function inject(json: string, injection: Injection): string {
  const root = json.indexOf("{");
  return splice(json, [
    ...systemSplices(json, root, injection),
    ...cutSplices(json, root, injection.dropped),
  ]);
}

function systemSplices(json: string, root: number, { block, marker }: Injection): Splice[] {
  if (block === null) return [];
  const ours = JSON.stringify({ type: "text", text: block });
  const system = memberOf(json, root, "system");
  if (!system) return [{ start: root + 1, end: root + 1, text: `"system":[${ours}],` }];
  const own = json.slice(system.start, system.end);
  if (own.startsWith('"')) {
    const theirs = own === '""' ? "" : `{"type":"text","text":${own}${memberFor(marker)}},`;
    return [{ ...system, text: `[${theirs}${ours}]` }];
  }
  if (!own.startsWith("[")) return [{ ...system, text: `[${ours}]` }];
  const last = elementsOf(json, system.start).at(-1);
  const end = system.end - 1;
  if (!last) return [{ start: end, end, text: ours }];
  const behind = { start: last.end, end: last.end, text: `,${ours}` };
  if (!marker) return [behind];
  const existing = memberOf(json, last.start, "cache_control");
  const marking = existing
    ? { ...existing, text: controlOf(marker) }
    : { start: last.end - 1, end: last.end - 1, text: memberFor(marker) };
  return [marking, behind];
}

function cutSplices(json: string, root: number, dropped: number): Splice[] {
  const messages = dropped > 0 ? memberOf(json, root, "messages") : undefined;
  const elements = messages ? elementsOf(json, messages.start) : [];
  const [first] = elements;
  const kept = elements[dropped];
  return first && kept ? [{ start: first.start, end: kept.start, text: "" }] : [];
}

function memberFor(marker: Ttl | undefined): string {
  return marker ? `,"cache_control":${controlOf(marker)}` : "";
}

function controlOf(marker: Ttl): string {
  return JSON.stringify({ type: "ephemeral", ...(marker === "1h" ? { ttl: marker } : {}) });
}

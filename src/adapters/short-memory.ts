/** Memory of the isolate: bounded, short-lived, the oldest entry goes first. */
import type { Clock, ShortMemory } from "../ports.ts";

export function createShortMemory<Value>(options: {
  ttlMs: number;
  maxEntries: number;
  clock: Clock;
}): ShortMemory<Value> {
  const { ttlMs, maxEntries, clock } = options;
  const entries = new Map<string, { value: Value; until: number }>();
  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      if (entry.until > clock.now().getTime()) return entry.value;
      entries.delete(key);
      return undefined;
    },
    set(key, value) {
      entries.delete(key);
      if (entries.size >= maxEntries) entries.delete(entries.keys().next().value ?? "");
      entries.set(key, { value, until: clock.now().getTime() + ttlMs });
    },
    delete: (key) => void entries.delete(key),
  };
}

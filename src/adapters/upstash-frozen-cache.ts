/** Openings in the mirror: consistent, so that a turn in another place finds the one before it. */
import type { Clock, FrozenCache } from "../ports.ts";
import { createBreaker } from "./breaker.ts";
import { FROZEN_TTL_SECONDS, frozenKey, packOpening, unpackOpening } from "./frozen-envelope.ts";
import { createUpstashClient, type MirrorAddress } from "./upstash-mirror.ts";
import { fromBase64, toBase64 } from "./vault/bytes.ts";
import type { Vault } from "./vault/vault.ts";

const TIMEOUT_MS = 1000;
const FAILURES_TO_OPEN = 3;
const OPEN_MS = 3000;

/** Behind a breaker of its own: keep it as long as the isolate lives. */
export function createUpstashFrozenCache(address: MirrorAddress, vault: Vault, clock: Clock): FrozenCache {
  const redis = createUpstashClient(address, TIMEOUT_MS);
  const breaker = createBreaker({ failures: FAILURES_TO_OPEN, openMs: OPEN_MS, clock });
  return {
    async read(projectId, user, mark) {
      const place = { projectId, user, mark };
      const value = await breaker.run(() => redis.get<string>(`tercet:${frozenKey(place)}`));
      return value === null ? undefined : unpackOpening(vault, place, fromBase64(value));
    },

    async write(projectId, user, mark, opening) {
      const place = { projectId, user, mark };
      const value = toBase64(await packOpening(vault, place, opening));
      await breaker.run(() => redis.set(`tercet:${frozenKey(place)}`, value, { ex: FROZEN_TTL_SECONDS }));
    },

    async erase(mark) {
      await breaker.run(() => redis.del(`tercet:${frozenKey({ mark })}`));
    },
  };
}

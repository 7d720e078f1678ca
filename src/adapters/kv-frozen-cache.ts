/**
 * Openings in KV, near the reader. Eventually consistent, and misses are cached too; so a later turn asks
 * Postgres beside it, and an opening, which could only miss, never reads here.
 */
import type { FrozenCache } from "../ports.ts";
import { FROZEN_TTL_SECONDS, frozenKey, packOpening, unpackOpening } from "./frozen-envelope.ts";
import type { Vault } from "./vault/vault.ts";

export function createKvFrozenCache(kv: KVNamespace, vault: Vault): FrozenCache {
  return {
    async read(projectId, user, mark) {
      const place = { projectId, user, mark };
      const value = await kv.get(frozenKey(place), "arrayBuffer");
      return value === null ? undefined : unpackOpening(vault, place, new Uint8Array(value));
    },

    async write(projectId, user, mark, opening) {
      const place = { projectId, user, mark };
      const value = await packOpening(vault, place, opening);
      await kv.put(frozenKey(place), value, { expirationTtl: FROZEN_TTL_SECONDS });
    },

    erase: (mark) => kv.delete(frozenKey({ mark })),
  };
}

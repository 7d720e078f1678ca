/**
 * Codes in KV, for openings near the reader. KV is eventually consistent: a write shows elsewhere after
 * a minute or more, and a miss is cached as well. That is why Postgres holds the truth, why an edit is
 * shown from there, and why a code is written only when it changed.
 *
 *   key   = "code:" + keyed hash of project and user
 *   value = the code's envelope; metadata {expiresAt}
 */
import { z } from "zod";
import type { Clock, PersonaCache } from "../ports.ts";
import { CODE_TTL_SECONDS, codeKey, packCode, unpackCode } from "./code-envelope.ts";
import type { Vault } from "./vault/vault.ts";

const RENEW_UNDER_MS = 10 * 86_400_000;

/** There is no such key. */
const PING_KEY = "ping";

const Metadata = z.object({ expiresAt: z.number() });

export function createKvPersonaCache(kv: KVNamespace, vault: Vault, clock: Clock): PersonaCache {
  return {
    async ping() {
      await kv.getWithMetadata(PING_KEY, "arrayBuffer");
    },

    async read(projectId, user) {
      const key = await codeKey(vault, projectId, user);
      const { value, metadata } = await kv.getWithMetadata(key, "arrayBuffer");
      if (value === null) return undefined;
      const published = await unpackCode(vault, projectId, user, new Uint8Array(value));
      const expiresAt = Metadata.safeParse(metadata).data?.expiresAt ?? 0;
      return { ...published, renew: expiresAt - clock.now().getTime() < RENEW_UNDER_MS };
    },

    async write(projectId, user, published) {
      const value = await packCode(vault, projectId, user, published);
      const expiresAt = clock.now().getTime() + CODE_TTL_SECONDS * 1000;
      await kv.put(await codeKey(vault, projectId, user), value, {
        expirationTtl: CODE_TTL_SECONDS,
        metadata: { expiresAt } satisfies z.infer<typeof Metadata>,
      });
    },

    async erase(projectId, user) {
      await kv.delete(await codeKey(vault, projectId, user));
    },
  };
}

/**
 * Codes in KV, for openings near the reader. KV is eventually consistent: a write shows elsewhere after
 * a minute or more, and a miss is cached as well. That is why Postgres holds the truth, why an edit is
 * shown from there, and why a code is written only when it changed.
 *
 * A value is self-contained: it carries its own wrapped data key, so that an opening needs no database.
 *
 *   key   = "code:" + keyed hash of project and user
 *   value = wrapped key length (2 bytes) | wrapped data key | envelope of the code
 */
import { z } from "zod";
import type { Clock, PersonaCache, User } from "../ports.ts";
import { CodeSchema } from "./code-schema.ts";
import { concatenate } from "./vault/bytes.ts";
import type { Vault } from "./vault/vault.ts";

const DAY_MS = 86_400_000;
const TTL_DAYS = 30;
const RENEW_UNDER_DAYS = 10;
const LENGTH_BYTES = 2;

const Metadata = z.object({ expiresAt: z.number() });

export function createKvPersonaCache(kv: KVNamespace, vault: Vault, clock: Clock): PersonaCache {
  const keyOf = async (projectId: string, user: User): Promise<string> =>
    `code:${await vault.lookup(projectId, "cache", user.id)}`;

  return {
    async read(projectId, user) {
      const { value, metadata } = await kv.getWithMetadata(await keyOf(projectId, user), "arrayBuffer");
      if (value === null) return undefined;
      const bytes = new Uint8Array(value);
      const envelopeAt = LENGTH_BYTES + new DataView(value).getUint16(0);
      const sealer = await vault.forUser(projectId, user.id, bytes.subarray(LENGTH_BYTES, envelopeAt));
      const code = CodeSchema.parse(await sealer.openJson("code", "", bytes.subarray(envelopeAt)));
      const expiresAt = Metadata.safeParse(metadata).data?.expiresAt ?? 0;
      return { code, renew: expiresAt - clock.now().getTime() < RENEW_UNDER_DAYS * DAY_MS };
    },

    async write(projectId, user, code) {
      const wrapped = await vault.createDataKey(projectId, user.id);
      const sealer = await vault.forUser(projectId, user.id, wrapped);
      const length = new Uint8Array(LENGTH_BYTES);
      new DataView(length.buffer).setUint16(0, wrapped.length);
      const value = concatenate(length, wrapped, await sealer.sealJson("code", "", code));
      const expiresAt = clock.now().getTime() + TTL_DAYS * DAY_MS;
      await kv.put(await keyOf(projectId, user), value, {
        expirationTtl: (TTL_DAYS * DAY_MS) / 1000,
        metadata: { expiresAt } satisfies z.infer<typeof Metadata>,
      });
    },
  };
}

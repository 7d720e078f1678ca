/**
 * Codebooks that projects fitted, in KV by version, so that neither an opening nor an encoding asks
 * Postgres for one. Immutable under their key: a copy that KV does not show yet is read from Postgres. Which
 * phrases Claude worded labels from is for refits alone, and stays there.
 *
 *   "vocabulary:" + keyed hash of project and version   what decoding takes, sealed
 *   "codebook:"   + the same                            length (4 bytes) | the same, sealed | vectors, sealed
 */
import type { FittedCodebook, PublishedCodebooks } from "../ports.ts";
import { CODE_TTL_SECONDS } from "./code-envelope.ts";
import { openCodebook, openVocabulary, sealCodebook } from "./codebook-record.ts";
import { concatenate } from "./vault/bytes.ts";
import type { Vault } from "./vault/vault.ts";

/** How long a location may answer from its own memory, "there is none" included. */
const NEAR_TTL_SECONDS = 300;
const LENGTH_BYTES = 4;

export function createKvCodebooks(kv: KVNamespace, vault: Vault): PublishedCodebooks {
  const referenceOf = (projectId: string, version: string): Promise<string> =>
    vault.lookup(projectId, "codebook", version);

  async function get(key: string): Promise<Uint8Array | undefined> {
    const value = await kv.get(key, { type: "arrayBuffer", cacheTtl: NEAR_TTL_SECONDS });
    return value === null ? undefined : new Uint8Array(value);
  }

  return {
    async readVocabulary(projectId, version) {
      const sealed = await get(`vocabulary:${await referenceOf(projectId, version)}`);
      return sealed && openVocabulary(await vault.forProject(projectId), version, sealed);
    },

    async read(projectId, version) {
      const value = await get(`codebook:${await referenceOf(projectId, version)}`);
      if (!value) return undefined;
      const vectorsAt = LENGTH_BYTES + new DataView(value.buffer, value.byteOffset).getUint32(0);
      const sealed = {
        vocabulary: value.subarray(LENGTH_BYTES, vectorsAt),
        vectors: value.subarray(vectorsAt),
      };
      return openCodebook(await vault.forProject(projectId), version, sealed);
    },

    async write(projectId: string, codebook: FittedCodebook) {
      const reference = await referenceOf(projectId, codebook.version);
      const sealer = await vault.forProject(projectId);
      const { vocabulary, vectors } = await sealCodebook(sealer, { ...codebook, worded: {} });
      const length = new Uint8Array(LENGTH_BYTES);
      new DataView(length.buffer).setUint32(0, vocabulary.length);
      await Promise.all([
        kv.put(`vocabulary:${reference}`, vocabulary),
        kv.put(`codebook:${reference}`, concatenate(length, vocabulary, vectors)),
      ]);
    },

    async retire(projectId, version) {
      const reference = await referenceOf(projectId, version);
      const vocabulary = await kv.get(`vocabulary:${reference}`, "arrayBuffer");
      await Promise.all([
        kv.delete(`codebook:${reference}`),
        // Codes in KV that did not change name it for as long as they live there.
        vocabulary && kv.put(`vocabulary:${reference}`, vocabulary, { expirationTtl: CODE_TTL_SECONDS }),
      ]);
    },
  };
}

/**
 * The vectors of seed codebooks in KV, so that an isolate reads one value instead of embedding 850 texts.
 * Immutable under their key: a copy that KV does not show yet is embedded once more. Readable: they are of
 * texts that stand in this repository.
 *
 *   key   = "codebook:" + version + ":" + hash of the texts
 *   value = per centroid a float32 scale and one int8 a dimension
 */
import { vectorFromBytes, vectorToBytes } from "./vault/vector-bytes.ts";

/** How long a location may answer from its own memory; the values never change. */
const NEAR_TTL_SECONDS = 86_400;
const HASH_BYTES = 16;

export interface CodebookVectors {
  /** Row-major; undefined where there is none of this shape, or KV does not answer. */
  read(key: string, shape: { rows: number; dimensions: number }): Promise<Float32Array | undefined>;
  /** Never rejects: what is not kept is embedded again. */
  write(key: string, packed: Uint8Array<ArrayBuffer>): Promise<void>;
}

export function createKvCodebookVectors(kv: KVNamespace): CodebookVectors {
  return {
    async read(key, shape) {
      const value = await kv
        .get(`codebook:${key}`, { type: "arrayBuffer", cacheTtl: NEAR_TTL_SECONDS })
        .catch(() => null);
      return value === null ? undefined : unpackRows(new Uint8Array(value), shape);
    },
    async write(key, packed) {
      await kv.put(`codebook:${key}`, packed).catch(() => undefined);
    },
  };
}

/** @param rows each of `dimensions` values */
export function packRows(rows: readonly Float32Array[]): Uint8Array<ArrayBuffer> {
  const packed = rows.map(vectorToBytes);
  const whole = new Uint8Array(packed.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const row of packed) {
    whole.set(row, at);
    at += row.length;
  }
  return whole;
}

/** The rows in one array, each of unit norm; undefined where the bytes have another shape. */
export function unpackRows(
  bytes: Uint8Array<ArrayBuffer>,
  { rows, dimensions }: { rows: number; dimensions: number },
): Float32Array | undefined {
  const rowBytes = bytes.length / rows;
  if (rowBytes !== vectorToBytes(new Float32Array(dimensions)).length) return undefined;
  const vectors = new Float32Array(rows * dimensions);
  for (let row = 0; row < rows; row += 1) {
    vectors.set(vectorFromBytes(bytes.subarray(row * rowBytes, (row + 1) * rowBytes)), row * dimensions);
  }
  return vectors;
}

/** A short hash of texts, so that a changed archetype is embedded anew. */
export async function hashTexts(texts: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(texts)));
  return Buffer.from(digest, 0, HASH_BYTES).toString("base64url");
}

/** What every remote embedder does: batches, and a strict look at what came back. */
import { toUnitNorm } from "../../codebook/nearest.ts";

/** Workers AI's limit; others take as many. */
export const MAX_BATCH = 100;
/** Far under the 512 tokens of the smallest model; a signal's attribute is a short phrase. */
const TEXT_MAX_CHARACTERS = 512;

/** An answer that is not what was asked for: sent again it would be no better. */
export class EmbeddingShapeError extends Error {
  override readonly name = "EmbeddingShapeError";
}

/** Embeds in batches, one after another; the vectors of all, in order. */
export async function embedInBatches(
  texts: readonly string[],
  embedBatch: (batch: string[]) => Promise<Float32Array[]>,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let start = 0; start < texts.length; start += MAX_BATCH) {
    const batch = texts.slice(start, start + MAX_BATCH).map((text) => text.slice(0, TEXT_MAX_CHARACTERS));
    vectors.push(...(await embedBatch(batch)));
  }
  return vectors;
}

/**
 * The rows as vectors of unit norm.
 *
 * @throws EmbeddingShapeError unless there are `count` rows of `dimensions` finite numbers, none all zero
 */
export function toVectors(rows: unknown, count: number, dimensions: number): Float32Array[] {
  if (!Array.isArray(rows) || rows.length !== count) {
    const found = Array.isArray(rows) ? `${rows.length} vectors` : "no vectors";
    throw new EmbeddingShapeError(`${found} came back for ${count} texts.`);
  }
  return rows.map((row: unknown) => {
    if (!Array.isArray(row) || row.length !== dimensions) {
      const found = Array.isArray(row) ? `${row.length} dimensions` : "no list of numbers";
      throw new EmbeddingShapeError(`A vector has ${found}, not ${dimensions} dimensions.`);
    }
    if (
      !row.every((value: unknown): value is number => typeof value === "number" && Number.isFinite(value))
    ) {
      throw new EmbeddingShapeError("A vector holds what is not a finite number.");
    }
    const vector = toUnitNorm(Float32Array.from(row));
    if (!vector) throw new EmbeddingShapeError("A vector has no direction.");
    return vector;
  });
}

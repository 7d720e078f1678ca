/**
 * A fitted codebook as it is stored, in Postgres and in KV alike: what it says and its vectors, each sealed
 * with the project's key. A centroid with few users behind it is near to one person's vector.
 */
import { z } from "zod";
import { AXES } from "../persona/seed-codebook/archetype.ts";
import { FACETS } from "../persona/signal.ts";
import type { FittedCodebook } from "../ports.ts";
import { packRows, unpackRows } from "./kv-codebook-vectors.ts";
import type { Bytes } from "./vault/bytes.ts";
import type { Sealer } from "./vault/sealer.ts";

const Names = z.record(z.string(), z.string());

const Vocabulary = z.object({
  embedder: z.string(),
  dimensions: z.int(),
  centroids: z.array(
    z.object({
      id: z.string(),
      label: z.string().exactOptional(),
      facet: z.enum(FACETS),
      axis: z.object({ name: z.enum(AXES), pole: z.union([z.literal(1), z.literal(-1)]) }).exactOptional(),
    }),
  ),
  statistics: z.array(z.object({ support: z.number(), share: z.number() })),
  renames: Names,
  worded: z.record(z.string(), z.array(z.string())).exactOptional(),
  retired: z.record(z.string(), z.object({ successor: z.string(), label: z.string().exactOptional() })),
});

export interface SealedCodebook {
  vocabulary: Uint8Array;
  vectors: Uint8Array;
}

export type FittedVocabulary = Omit<FittedCodebook, "vectors">;

export async function sealCodebook(
  sealer: Sealer,
  codebook: FittedCodebook,
): Promise<{ vocabulary: Bytes; vectors: Bytes }> {
  const { version, vectors, ...vocabulary } = codebook;
  const rows = Array.from({ length: codebook.centroids.length }, (_, row) =>
    vectors.subarray(row * codebook.dimensions, (row + 1) * codebook.dimensions),
  );
  return {
    vocabulary: await sealer.sealJson("codebook", version, vocabulary),
    vectors: await sealer.sealBytes("codebook vectors", version, packRows(rows)),
  };
}

export async function openVocabulary(
  sealer: Sealer,
  version: string,
  sealed: Uint8Array,
): Promise<FittedVocabulary> {
  return { version, ...Vocabulary.parse(await sealer.openJson("codebook", version, sealed)) };
}

/** Throws where the vectors have another shape than the vocabulary says. */
export async function openCodebook(
  sealer: Sealer,
  version: string,
  sealed: SealedCodebook,
): Promise<FittedCodebook> {
  const vocabulary = await openVocabulary(sealer, version, sealed.vocabulary);
  const bytes = await sealer.openBytes("codebook vectors", version, sealed.vectors);
  const shape = { rows: vocabulary.centroids.length, dimensions: vocabulary.dimensions };
  const vectors = unpackRows(bytes, shape);
  if (!vectors) throw new Error("The vectors of a codebook have another shape than it says.");
  return { ...vocabulary, vectors };
}

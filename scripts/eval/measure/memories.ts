/**
 * The persona blocks of the ablations: the product's own encoder and decoder, run in this process on the signals
 * that the Worker learned, as they stood when each conversation opened.
 */
import { createLexicalEmbedder } from "../../../src/adapters/embedders/lexical-embedder.ts";
import { embedLexically } from "../../../src/adapters/embedders/lexical.ts";
import type { Codebook } from "../../../src/codebook/codebook.ts";
import { dotProduct, toUnitNorm } from "../../../src/codebook/nearest.ts";
import { quantiseWeight, type Code, type CodeEntry } from "../../../src/persona/code.ts";
import { decode } from "../../../src/persona/decode.ts";
import { NO_EDITS } from "../../../src/persona/edits.ts";
import { encode } from "../../../src/persona/encode/encode.ts";
import type { Evidence } from "../../../src/persona/encode/evidence.ts";
import { FACETS, type Facet } from "../../../src/persona/signal.ts";
import { SLOTS } from "../../../src/persona/grammar.ts";
import type { LearnedSignal } from "../play/converse.ts";

export interface Ablation {
  slots: number;
  decode: "phrases" | "labels";
  pins: boolean;
  encoder: "groups" | "mean";
}

export const AS_IT_IS: Ablation = { slots: 3, decode: "phrases", pins: true, encoder: "groups" };

const HALF_LIFE_DAYS = 180;
const EMBEDDER = createLexicalEmbedder();
const CONTEXT_FACETS = new Set<Facet>(["expertise", "domain", "topic"]);

export function toEvidence(signal: LearnedSignal): Evidence {
  const { id, attribute, polarity, explicit, confidence, conversation, at, slot } = signal;
  const facet = FACETS.find((each) => each === signal.facet);
  const known = SLOTS.find((each) => each === slot);
  if (facet === undefined) throw new RangeError(`There is no facet ${signal.facet}.`);
  return {
    id,
    facet,
    attribute,
    polarity,
    explicit,
    confidence,
    conversation,
    at: Date.parse(at),
    vector: known === undefined ? embedLexically(attribute) : null,
    ...(known === undefined ? {} : { slot: known }),
  };
}

/** The block that a conversation would open with after these signals; null for none. */
export function blockOf(
  evidence: readonly Evidence[],
  ablation: Ablation,
  codebook: Codebook,
): string | null {
  const { code } = encode(evidence, NO_EDITS, codebook, {
    slots: ablation.slots,
    decode: ablation.decode,
    halfLifeDays: HALF_LIFE_DAYS,
    sameAttributeSimilarity: EMBEDDER.sameAttributeSimilarity,
    nearSimilarity: EMBEDDER.nearSimilarity,
  });
  const entries =
    ablation.encoder === "mean" ? nearestToMean(evidence, codebook, ablation.slots) : code.entries;
  const ablated: Code = { ...code, entries, pins: ablation.pins ? code.pins : [] };
  return decode(ablated, codebook)?.text ?? null;
}

/** The idea in its literal form: the mean of all embeddings, and the centroids nearest to it. */
function nearestToMean(evidence: readonly Evidence[], codebook: Codebook, count: number): CodeEntry[] {
  const sum = new Float32Array(codebook.dimensions);
  for (const { vector } of evidence) {
    vector?.forEach((value, index) => (sum[index] = (sum[index] ?? 0) + value));
  }
  const mean = toUnitNorm(sum);
  if (!mean) return [];
  return codebook.centroids
    .map((centroid, index) => {
      const row = codebook.vectors.subarray(index * codebook.dimensions, (index + 1) * codebook.dimensions);
      return { centroid, similarity: dotProduct(mean, row) };
    })
    .toSorted((one, other) => other.similarity - one.similarity)
    .slice(0, count)
    .map(({ centroid: { id, facet }, similarity }) => ({
      centroid: id,
      weight: quantiseWeight(Math.max(0, similarity)),
      kind: CONTEXT_FACETS.has(facet) ? ("context" as const) : ("preference" as const),
    }))
    .filter(({ weight }) => weight > 0);
}

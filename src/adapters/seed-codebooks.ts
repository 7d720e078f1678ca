/**
 * The seed codebook as the codebook of every project. Its vocabulary is code; its vectors are embedded
 * once an isolate, at the first encoding, so that an opening never waits for them.
 */
import type { Codebook, CodebookVocabulary } from "../codebook/codebook.ts";
import { toUnitNorm } from "../codebook/nearest.ts";
import { SEED_ARCHETYPES, SEED_CODEBOOK_VERSION } from "../persona/seed-codebook/index.ts";
import type { Codebooks, Embedder } from "../ports.ts";

export function createSeedCodebooks(embedder: Embedder): Codebooks {
  const version = `${SEED_CODEBOOK_VERSION}:${embedder.id}`;
  const vocabulary: CodebookVocabulary = {
    version,
    centroids: SEED_ARCHETYPES.map(({ id, label, facet, axis }) => ({
      id,
      label,
      facet,
      ...(axis === undefined ? {} : { axis }),
    })),
  };
  let codebook: Promise<Codebook> | undefined;
  return {
    activeVersion: () => Promise.resolve(version),
    load(_projectId, wanted) {
      if (wanted !== version) throw new Error(`There is no codebook ${wanted}.`);
      codebook ??= embedArchetypes(embedder, vocabulary).catch((error: unknown) => {
        codebook = undefined;
        throw error;
      });
      return codebook;
    },
    loadVocabulary: (_projectId, wanted) => Promise.resolve(wanted === version ? vocabulary : undefined),
  };
}

/** An archetype's vector is the mean of its label's and phrases' vectors, at unit norm. */
async function embedArchetypes(embedder: Embedder, vocabulary: CodebookVocabulary): Promise<Codebook> {
  const { dimensions } = embedder;
  const wordings = SEED_ARCHETYPES.map(({ label, phrases }) => [label, ...phrases]);
  const embedded = await embedder.embed(wordings.flat());
  const vectors = new Float32Array(SEED_ARCHETYPES.length * dimensions);
  let next = 0;
  wordings.forEach((wording, row) => {
    const sum = new Float32Array(dimensions);
    for (const vector of embedded.slice(next, next + wording.length)) {
      vector.forEach((value, index) => (sum[index] = (sum[index] ?? 0) + value));
    }
    next += wording.length;
    vectors.set(toUnitNorm(sum) ?? sum, row * dimensions);
  });
  return { ...vocabulary, embedder: embedder.id, dimensions, vectors };
}

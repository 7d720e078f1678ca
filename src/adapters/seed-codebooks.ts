/**
 * The seed codebook, which every project starts from, one version an embedder: `seed-1:<embedder id>`.
 * Its vocabulary is code, so that an opening never waits; its vectors are held by the isolate, read from
 * KV, or embedded at the first encoding of all.
 */
import type { Codebook, CodebookVocabulary } from "../codebook/codebook.ts";
import { toUnitNorm } from "../codebook/nearest.ts";
import { SEED_ARCHETYPES, SEED_CODEBOOK_VERSION } from "../persona/seed-codebook/index.ts";
import type { Codebooks, Embedder, Embedders } from "../ports.ts";
import { hashTexts, packRows, unpackRows, type CodebookVectors } from "./kv-codebook-vectors.ts";

const PREFIX = `${SEED_CODEBOOK_VERSION}:`;
const WORDINGS = SEED_ARCHETYPES.map(({ label, phrases }) => [label, ...phrases]);
const CENTROIDS: CodebookVocabulary["centroids"] = SEED_ARCHETYPES.map(({ id, label, facet, axis }) => ({
  id,
  label,
  facet,
  ...(axis === undefined ? {} : { axis }),
}));

export interface SeedCodebookOptions {
  embedders: Pick<Embedders, "find">;
  vectors: CodebookVectors;
  /** By version, for as long as the isolate lives. Only whole ones: a promise would tie one invocation to another. */
  held: Map<string, Codebook>;
}

export function isSeedVersion(version: string): boolean {
  return version.startsWith("seed-");
}

export function createSeedCodebooks(options: SeedCodebookOptions): Omit<Codebooks, "active"> {
  const { embedders, vectors, held } = options;
  const loading = new Map<string, Promise<Codebook>>();

  async function loadAnew(version: string): Promise<Codebook> {
    const id = version.slice(PREFIX.length);
    const embedder = embedders.find(id);
    if (!embedder) throw new Error(`This deployment has no embedder ${id}; see EMBEDDER.`);
    const codebook = {
      version,
      centroids: CENTROIDS,
      embedder: id,
      dimensions: embedder.dimensions,
      vectors: await readOrEmbed(vectors, version, embedder),
    };
    held.set(version, codebook);
    return codebook;
  }

  return {
    initialVersion: (embedderId) => `${PREFIX}${embedderId}`,
    async load(_projectId, version) {
      if (!version.startsWith(PREFIX)) throw new Error(`There is no codebook ${version}.`);
      const known = held.get(version);
      if (known) return known;
      const underWay = loading.get(version) ?? loadAnew(version).finally(() => loading.delete(version));
      loading.set(version, underWay);
      return underWay;
    },
    loadVocabulary: (_projectId, version) =>
      Promise.resolve(version.startsWith(PREFIX) ? { version, centroids: CENTROIDS } : undefined),
  };
}

/** All take the vectors as they come out of the store, so that two isolates never differ. */
async function readOrEmbed(
  store: CodebookVectors,
  version: string,
  embedder: Embedder,
): Promise<Float32Array> {
  const shape = { rows: WORDINGS.length, dimensions: embedder.dimensions };
  if (embedder.isLocal) return toRowMajor(await embedArchetypes(embedder), embedder.dimensions);
  const key = `${version}:${await hashTexts(WORDINGS.flat())}`;
  const known = await store.read(key, shape);
  if (known) return known;
  const packed = packRows(await embedArchetypes(embedder));
  await store.write(key, packed);
  const vectors = unpackRows(packed, shape);
  if (!vectors)
    throw new Error(`The vectors of codebook ${version} have another shape than their embedder's.`);
  return vectors;
}

/** An archetype's vector is the mean of its label's and phrases' vectors, at unit norm. */
async function embedArchetypes(embedder: Embedder): Promise<Float32Array[]> {
  const embedded = await embedder.embed(WORDINGS.flat());
  let next = 0;
  return WORDINGS.map((wording) => {
    const sum = new Float32Array(embedder.dimensions);
    for (const vector of embedded.slice(next, next + wording.length)) {
      vector.forEach((value, index) => (sum[index] = (sum[index] ?? 0) + value));
    }
    next += wording.length;
    return toUnitNorm(sum) ?? sum;
  });
}

function toRowMajor(rows: readonly Float32Array[], dimensions: number): Float32Array {
  const vectors = new Float32Array(rows.length * dimensions);
  rows.forEach((row, index) => vectors.set(row, index * dimensions));
  return vectors;
}

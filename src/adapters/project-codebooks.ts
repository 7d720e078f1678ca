/**
 * The codebooks of projects: the seed codebook until a refit publishes another. A published one is held by
 * the isolate, else read from KV, else from Postgres; so an opening asks no database for it.
 */
import type { Codebook, CodebookVocabulary } from "../codebook/codebook.ts";
import type {
  Codebooks,
  CodebookStore,
  ProjectDirectory,
  PublishedCodebooks,
  ShortMemory,
} from "../ports.ts";
import { isSeedVersion } from "./seed-codebooks.ts";

export interface ProjectCodebookOptions {
  seeds: Omit<Codebooks, "active">;
  directory: Pick<ProjectDirectory, "readCodebook">;
  published: PublishedCodebooks;
  storeOf: (projectId: string) => Pick<CodebookStore, "read">;
  held: { codebooks: ShortMemory<Codebook>; vocabularies: ShortMemory<CodebookVocabulary> };
}

export function createProjectCodebooks(options: ProjectCodebookOptions): Codebooks {
  const { seeds, directory, published, storeOf, held } = options;

  return {
    initialVersion: seeds.initialVersion,

    async active(projectId) {
      const known = await directory.readCodebook(projectId);
      if (!known) throw new Error("A record's project is gone.");
      return { version: known.version ?? seeds.initialVersion(known.embedder), embedder: known.embedder };
    },

    async load(projectId, version) {
      if (isSeedVersion(version)) return seeds.load(projectId, version);
      const key = `${projectId}:${version}`;
      const known = held.codebooks.get(key);
      if (known) return known;
      const copy = await published.read(projectId, version).catch(() => undefined);
      const codebook = copy ?? (await storeOf(projectId).read(version));
      if (!codebook) throw new Error("A codebook that a record names is gone.");
      held.codebooks.set(key, codebook);
      return codebook;
    },

    async loadVocabulary(projectId, version) {
      if (isSeedVersion(version)) return seeds.loadVocabulary(projectId, version);
      const key = `${projectId}:${version}`;
      const known = held.vocabularies.get(key) ?? held.codebooks.get(key);
      if (known) return known;
      const copy = await published.readVocabulary(projectId, version).catch(() => undefined);
      const vocabulary = copy ?? (await storeOf(projectId).read(version));
      if (vocabulary) held.vocabularies.set(key, vocabulary);
      return vocabulary;
    },
  };
}

import { createLexicalEmbedder } from "../../src/adapters/embedders/lexical-embedder.ts";
import { createSeedCodebooks } from "../../src/adapters/seed-codebooks.ts";
import type { Codebook } from "../../src/codebook/codebook.ts";
import type { Embedder } from "../../src/ports.ts";

/** The seed codebook as the offline embedder places it. */
export async function loadLexicalSeed(): Promise<{ embedder: Embedder; codebook: Codebook }> {
  const embedder = createLexicalEmbedder();
  const codebooks = createSeedCodebooks({
    embedders: { find: () => embedder },
    vectors: { read: () => Promise.resolve(undefined), write: () => Promise.resolve() },
    held: new Map(),
  });
  return { embedder, codebook: await codebooks.load("", codebooks.initialVersion(embedder.id)) };
}

import type { Embedder } from "../../ports.ts";
import { embedLexically, LEXICAL_DIMENSIONS, LEXICAL_EMBEDDER_ID } from "./lexical.ts";

/** The offline default: deterministic, no model, no network. */
export function createLexicalEmbedder(): Embedder {
  return {
    id: LEXICAL_EMBEDDER_ID,
    dimensions: LEXICAL_DIMENSIONS,
    sameAttributeSimilarity: 0.85,
    nearSimilarity: 0.35,
    isLocal: true,
    embed: (texts) => Promise.resolve(texts.map(embedLexically)),
  };
}

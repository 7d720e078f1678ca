/** The embedders of a deployment, each made when it is first asked for, and kept with its breaker. */
import type { EmbeddingsEndpoint } from "../../embeddings-config.ts";
import type { Clock, Embedder, EmbedderName, Embedders } from "../../ports.ts";
import { createBreaker, type Breaker } from "../breaker.ts";
import { createLexicalEmbedder } from "./lexical-embedder.ts";
import { createOpenAiEmbedder } from "./openai-embedder.ts";
import { createBgeBaseEmbedder, createBgeM3Embedder } from "./workers-ai-embedder.ts";

/** So that a hundred conversations don't each wait for an endpoint that is down. */
const BREAKER = { failures: 3, openMs: 5000 };

export interface EmbedderOptions {
  initial: EmbedderName;
  ai: Pick<Ai, "run"> | undefined;
  endpoint: EmbeddingsEndpoint | undefined;
  clock: Clock;
}

/** @throws where the initial one is not to be had */
export function createEmbedders({ initial, ai, endpoint, clock }: EmbedderOptions): Embedders {
  const breakers: Breaker[] = [];
  const remote = (embedder: Embedder): Embedder => {
    const breaker = createBreaker({ ...BREAKER, clock });
    breakers.push(breaker);
    return { ...embedder, embed: (texts) => breaker.run(() => embedder.embed(texts)) };
  };
  const byName = new Map<string, Embedder>([["lexical", createLexicalEmbedder()]]);
  if (ai) {
    byName.set("workers-ai", remote(createBgeBaseEmbedder(ai)));
    byName.set("workers-ai-m3", remote(createBgeM3Embedder(ai)));
  }
  if (endpoint) byName.set("openai", remote(createOpenAiEmbedder(endpoint)));
  const byId = new Map([...byName.values()].map((embedder) => [embedder.id, embedder]));
  const first = byName.get(initial);
  if (!first) throw new Error(`This deployment has no embedder ${initial}.`);
  return {
    initial: first,
    names: [...byName.keys()],
    named: (name) => byName.get(name),
    find: (id) => byId.get(id),
    isFailing: () => breakers.some((breaker) => breaker.isOpen()),
  };
}

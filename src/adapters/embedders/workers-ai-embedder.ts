/**
 * Embeddings by Workers AI. Pooling is pinned, since vectors of `mean` (its default) and `cls` are of two
 * spaces; hence it is part of the id. bge-m3 has but one pooling and takes no such option.
 */
import { z } from "zod";
import type { Embedder } from "../../ports.ts";
import { RetriableError, withRetries } from "./retry.ts";
import { embedInBatches, toVectors } from "./vectors.ts";

const ATTEMPTS = 3;
const TIMEOUT_MS = 15_000;

const Answer = z.object({ data: z.unknown().optional(), pooling: z.string().optional() });

/** bge-base-en-v1.5: English, 768 dimensions. The similarities are estimates, to be measured. */
export function createBgeBaseEmbedder(ai: Pick<Ai, "run">): Embedder {
  return createEmbedder({
    id: "workers-ai:bge-base-en-v1.5:cls",
    dimensions: 768,
    sameAttributeSimilarity: 0.88,
    nearSimilarity: 0.66,
    run: (text) => ai.run("@cf/baai/bge-base-en-v1.5", { text, pooling: "cls" }),
  });
}

/** bge-m3: a hundred languages, 1024 dimensions. The similarities are estimates, to be measured. */
export function createBgeM3Embedder(ai: Pick<Ai, "run">): Embedder {
  return createEmbedder({
    id: "workers-ai:bge-m3",
    dimensions: 1024,
    sameAttributeSimilarity: 0.84,
    nearSimilarity: 0.55,
    run: (text) => ai.run("@cf/baai/bge-m3", { text }),
  });
}

function createEmbedder({
  run,
  ...description
}: Omit<Embedder, "embed"> & { run: (texts: string[]) => Promise<unknown> }): Embedder {
  return {
    ...description,
    embed: (texts) =>
      embedInBatches(texts, (batch) =>
        withRetries(ATTEMPTS, async () => {
          const { data, pooling } = Answer.parse(await runInTime(() => run(batch)));
          if (pooling !== undefined && pooling !== "cls") {
            throw new Error(`Workers AI pooled by ${pooling}, not by cls.`);
          }
          return toVectors(data, batch.length, description.dimensions);
        }),
      ),
  };
}

/** The binding can't be aborted: what comes late is not awaited. */
async function runInTime(run: () => Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Workers AI took over ${TIMEOUT_MS} ms.`)), TIMEOUT_MS);
  });
  try {
    return await Promise.race([run(), late]);
  } catch (error) {
    throw new RetriableError("Workers AI did not answer.", { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Embeddings by any endpoint that speaks OpenAI's `/embeddings`: OpenAI, Ollama, TEI, vLLM and others. */
import type { EmbeddingsEndpoint } from "../../embeddings-config.ts";
import { z } from "zod";
import type { Embedder } from "../../ports.ts";
import { RetriableError, withRetries } from "./retry.ts";
import { EmbeddingShapeError, embedInBatches, toVectors } from "./vectors.ts";

const ATTEMPTS = 3;
const TOO_MANY_REQUESTS = 429;
const FIRST_SERVER_ERROR = 500;
const MS_PER_SECOND = 1000;

const Answer = z.object({ data: z.array(z.object({ index: z.int(), embedding: z.unknown() })) });

export function createOpenAiEmbedder(endpoint: EmbeddingsEndpoint): Embedder {
  const { model, dimensions, sameAttributeSimilarity, nearSimilarity } = endpoint;
  return {
    id: `openai:${model}:${dimensions}`,
    dimensions,
    sameAttributeSimilarity,
    nearSimilarity,
    embed: (texts) =>
      embedInBatches(texts, (batch) => withRetries(ATTEMPTS, () => embedBatch(endpoint, batch))),
  };
}

async function embedBatch(endpoint: EmbeddingsEndpoint, batch: string[]): Promise<Float32Array[]> {
  const { model, dimensions } = endpoint;
  const answer = Answer.safeParse(await request(endpoint, { model, input: batch, ...shortened(endpoint) }));
  if (!answer.success) throw new EmbeddingShapeError("The endpoint answered with no list of embeddings.");
  // Servers that batch by themselves may answer out of order.
  const rows: unknown[] = [];
  for (const { index, embedding } of answer.data.data) rows[index] = embedding;
  return toVectors(Array.from(rows), batch.length, dimensions);
}

/** Only OpenAI's third generation shortens its vectors; others refuse the field. */
function shortened({ model, dimensions }: EmbeddingsEndpoint): { dimensions?: number } {
  return model.startsWith("text-embedding-3") ? { dimensions } : {};
}

async function request(endpoint: EmbeddingsEndpoint, body: unknown): Promise<unknown> {
  const { baseUrl, apiKey, timeoutMs } = endpoint;
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${baseUrl.replace(/\/+$/u, "")}/embeddings`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    text = await response.text();
  } catch (error) {
    throw new RetriableError("The embeddings endpoint did not answer.", { cause: error });
  }
  const { status } = response;
  if (status === TOO_MANY_REQUESTS || status >= FIRST_SERVER_ERROR) {
    const retryAfterMs = retryAfterOf(response);
    throw new RetriableError(`The embeddings endpoint answered ${status}.`, { retryAfterMs });
  }
  if (!response.ok) throw new Error(`The embeddings endpoint refused the request with ${status}.`);
  try {
    return JSON.parse(text);
  } catch {
    throw new EmbeddingShapeError("The embeddings endpoint answered with no JSON.");
  }
}

function retryAfterOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * MS_PER_SECOND : undefined;
}

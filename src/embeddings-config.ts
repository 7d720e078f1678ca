/** The part of the configuration that is about embeddings. */
import { z } from "zod";

/** Of models that nobody measured here; common ones lie about there. */
const UNMEASURED = { same: 0.85, near: 0.5 };
const similarity = z.coerce.number().gt(0).lt(1);

export const embeddingsFields = {
  /** What new projects embed with; `npm run reembed` moves the others. */
  EMBEDDER: z.enum(["lexical", "workers-ai", "workers-ai-m3", "openai"]).default("lexical"),
  /** Any endpoint that speaks OpenAI's: `/embeddings` is added. */
  EMBEDDINGS_BASE_URL: z.url({ protocol: /^https?$/u }).optional(),
  EMBEDDINGS_API_KEY: z.string().min(1).optional(),
  /** Part of the embedder's id. */
  EMBEDDINGS_MODEL: z
    .string()
    .regex(/^[\w.:/@+-]{1,128}$/u, { error: "must be a model's name" })
    .optional(),
  EMBEDDINGS_DIMENSIONS: z.coerce.number().int().min(8).max(4096).optional(),
  EMBEDDINGS_SAME_SIMILARITY: similarity.default(UNMEASURED.same),
  EMBEDDINGS_NEAR_SIMILARITY: similarity.default(UNMEASURED.near),
  EMBEDDINGS_TIMEOUT_SECONDS: z.coerce.number().min(0.1).max(60).default(10),
};

const EmbeddingsVariables = z.object(embeddingsFields);
type EmbeddingsVariables = z.infer<typeof EmbeddingsVariables>;

export interface EmbeddingsEndpoint {
  /** To which `/embeddings` is added. */
  baseUrl: string;
  apiKey: string | undefined;
  model: string;
  dimensions: number;
  sameAttributeSimilarity: number;
  nearSimilarity: number;
  timeoutMs: number;
}

export interface EmbeddingsConfig {
  initial: EmbeddingsVariables["EMBEDDER"];
  ai: Pick<Ai, "run"> | undefined;
  endpoint: EmbeddingsEndpoint | undefined;
}

/** @throws an error that names what is missing */
export function embeddingsOf(
  variables: EmbeddingsVariables & { ENVIRONMENT: string },
  ai: Pick<Ai, "run"> | undefined,
): EmbeddingsConfig {
  const { EMBEDDER: initial, EMBEDDINGS_BASE_URL: baseUrl, EMBEDDINGS_API_KEY: apiKey } = variables;
  const { EMBEDDINGS_MODEL: model, EMBEDDINGS_DIMENSIONS: dimensions } = variables;
  const given = [baseUrl, model, dimensions].filter((one) => one !== undefined).length;
  if ((given > 0 || initial === "openai") && given < 3) {
    throw new Error(
      "EMBEDDINGS_BASE_URL, EMBEDDINGS_MODEL and EMBEDDINGS_DIMENSIONS come together; EMBEDDER=openai needs them.",
    );
  }
  if (apiKey !== undefined && variables.ENVIRONMENT === "production" && baseUrl?.startsWith("http:")) {
    throw new Error("EMBEDDINGS_BASE_URL: must be https in production, since it is sent the key.");
  }
  if (initial.startsWith("workers-ai") && !ai) {
    throw new Error(
      `EMBEDDER=${initial} needs Workers AI: bind it as AI in wrangler.toml ([ai] binding = "AI").`,
    );
  }
  const endpoint =
    baseUrl === undefined || model === undefined || dimensions === undefined
      ? undefined
      : {
          baseUrl,
          apiKey,
          model,
          dimensions,
          sameAttributeSimilarity: variables.EMBEDDINGS_SAME_SIMILARITY,
          nearSimilarity: variables.EMBEDDINGS_NEAR_SIMILARITY,
          timeoutMs: variables.EMBEDDINGS_TIMEOUT_SECONDS * 1000,
        };
  return { initial, ai, endpoint };
}

/** The environment, parsed once at every entry; the rest of the code never reads `env`. */
import { z } from "zod";
import { embeddingsFields, embeddingsOf, type EmbeddingsConfig } from "./embeddings-config.ts";

const KEY_BYTES = 32;
const base64Key = z.base64().refine((text) => Buffer.from(text, "base64").length === KEY_BYTES, {
  error: "must be the base64 of 32 bytes: openssl rand -base64 32",
});

const rootKey = z.string().refine(
  (text) => {
    const [id = "", secret = ""] = text.split(":", 2);
    return /^[a-z0-9-]{1,32}$/u.test(id) && base64Key.safeParse(secret).success;
  },
  { error: "must be an id, a colon, and the base64 of 32 bytes: k1:$(openssl rand -base64 32)" },
);

const EMULATOR_API_KEY = "sk-ant-emulator";

const Variables = z
  .object({
    ENVIRONMENT: z.enum(["development", "production"]),
    /** Guards /admin; at least 32 characters. */
    ADMIN_TOKEN: z.string().min(32),
    /** `id:base64`; the id names the key in what it sealed. */
    ROOT_KEY: rootKey,
    /** Root keys of before, by commas: they open, and seal nothing. Until `npm run keys -- rotate` is done. */
    PREVIOUS_ROOT_KEYS: z
      .string()
      .transform((text) => text.split(",").filter((key) => key !== ""))
      .pipe(z.array(rootKey))
      .default([]),
    LOOKUP_KEY: base64Key,
    ANTHROPIC_BASE_URL: z.url().default("https://api.anthropic.com"),
    /** Required in production; the emulator takes any. */
    ANTHROPIC_API_KEY: z.string().min(1).optional(),
    CHAT_MODEL: z.string().min(1).default("claude-haiku-5-5"),
    CHAT_MAX_TOKENS: z.coerce.number().int().min(1).max(64_000).default(1024),
    /** Answers under way at once, of one key in one isolate. */
    MAX_STREAMS_PER_KEY: z.coerce.number().int().min(1).max(100_000).default(1000),
    ...embeddingsFields,
    /** Left out: `hybrid` with an Anthropic key, `rules` without. */
    EXTRACTOR: z.enum(["rules", "claude", "hybrid"]).optional(),
    EXTRACTION_MODEL: z.string().min(1).default("claude-haiku-5-5"),
    EXTRACTION_DAILY_BUDGET_USD: z.coerce.number().min(0).max(1_000_000).default(1),
    EXTRACTION_TIMEOUT_SECONDS: z.coerce.number().min(1).max(300).default(30),
    DATABASE_URL: z.url().optional(),
    /** Both or neither: the mirror of codes. */
    UPSTASH_REDIS_REST_URL: z.url({ protocol: /^https?$/u }).optional(),
    UPSTASH_REDIS_REST_TOKEN: z.string().min(1).optional(),
  })
  .refine(
    ({ ENVIRONMENT, ANTHROPIC_API_KEY }) => ENVIRONMENT !== "production" || ANTHROPIC_API_KEY !== undefined,
    {
      path: ["ANTHROPIC_API_KEY"],
      error: "is required in production",
    },
  )
  .refine(
    ({ UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token }) =>
      (url === undefined) === (token === undefined),
    {
      path: ["UPSTASH_REDIS_REST_URL"],
      error: "and UPSTASH_REDIS_REST_TOKEN come together or not at all",
    },
  )
  .refine(
    ({ ENVIRONMENT, UPSTASH_REDIS_REST_URL: url }) =>
      ENVIRONMENT !== "production" || url === undefined || url.startsWith("https://"),
    { path: ["UPSTASH_REDIS_REST_URL"], error: "must be https in production, since it is sent the token" },
  )
  .transform((variables) => ({
    ...variables,
    EXTRACTOR: variables.EXTRACTOR ?? (variables.ANTHROPIC_API_KEY === undefined ? "rules" : "hybrid"),
    ANTHROPIC_API_KEY: variables.ANTHROPIC_API_KEY ?? EMULATOR_API_KEY,
  }));

export interface Config {
  variables: z.infer<typeof Variables>;
  kv: KVNamespace;
  /** Through Hyperdrive where it is bound, else by Neon's driver over HTTP. */
  database: { driver: "hyperdrive" | "neon"; connectionString: string };
  /** Upstash Redis, where there is one. */
  mirror: { url: string; token: string } | undefined;
  embeddings: EmbeddingsConfig;
  queues: { learn: Queue; idle: Queue; embed: Queue; turns: Queue };
  refits: { workflow: Workflow; chunks: Queue };
}

/** Throws an error that names each variable which is missing or wrong, never its value. */
export function parseConfig(env: Env): Config {
  const variables = Variables.safeParse(env);
  if (!variables.success) {
    const problems = variables.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(
      `The configuration is incomplete; see "Configuration" in the README.\n${problems.join("\n")}`,
    );
  }
  return {
    variables: variables.data,
    kv: env.PERSONA_CACHE,
    database: databaseOf(env, variables.data.DATABASE_URL),
    mirror: mirrorOf(variables.data),
    embeddings: embeddingsOf(variables.data, env.AI),
    queues: {
      learn: env.LEARN_QUEUE,
      idle: env.IDLE_QUEUE,
      embed: env.EMBED_QUEUE,
      turns: env.TURN_QUEUE,
    },
    refits: { workflow: env.REFIT, chunks: env.REFIT_QUEUE },
  };
}

function mirrorOf(variables: z.infer<typeof Variables>): Config["mirror"] {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = variables;
  return url !== undefined && token !== undefined ? { url, token } : undefined;
}

function databaseOf(env: Partial<Env>, databaseUrl: string | undefined): Config["database"] {
  const bound = env.HYPERDRIVE?.connectionString;
  if (bound !== undefined) return { driver: "hyperdrive", connectionString: bound };
  if (databaseUrl !== undefined) return { driver: "neon", connectionString: databaseUrl };
  throw new Error("There is no database: bind HYPERDRIVE, or set DATABASE_URL.");
}

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { embedLexically } from "../../src/adapters/embedders/lexical.ts";
import { createKvCodebookVectors } from "../../src/adapters/kv-codebook-vectors.ts";
import { createSeedCodebooks } from "../../src/adapters/seed-codebooks.ts";
import { createEmbedders } from "../../src/adapters/embedders/embedders.ts";
import { dotProduct } from "../../src/codebook/nearest.ts";
import { createEndpoint, createProjectWith, teach, withServices } from "../support/embedding.ts";
import { createWorkersAi } from "../support/workers-ai.ts";

const TEXTS = Array.from({ length: 230 }, (_, index) => `wish number ${index}`);

function norms(vectors: readonly Float32Array[]): number[] {
  return vectors.map((vector) => Math.round(dotProduct(vector, vector) * 1e5) / 1e5);
}

describe("Workers AI", () => {
  it("is asked for a hundred texts at a time, pooled by cls", async () => {
    const test = createWorkersAi();
    const vectors = await withServices({ EMBEDDER: "workers-ai", AI: test.ai }, ({ embedders }) => {
      expect(embedders.initial).toMatchObject({ id: "workers-ai:bge-base-en-v1.5:cls", dimensions: 768 });
      return embedders.initial.embed(TEXTS);
    });
    expect(test.calls.map(({ input }) => [input.text.length, input.pooling])).toEqual([
      [100, "cls"],
      [100, "cls"],
      [30, "cls"],
    ]);
    expect(new Set(norms(vectors))).toEqual(new Set([1]));
    const last = vectors[229]?.slice(0, 384) ?? new Float32Array(384);
    expect(dotProduct(last, embedLexically("wish number 229"))).toBeCloseTo(1, 5);
  });

  it("speaks other languages by bge-m3, which takes no pooling", async () => {
    const test = createWorkersAi();
    const vectors = await withServices({ EMBEDDER: "workers-ai-m3", AI: test.ai }, ({ embedders }) =>
      embedders.initial.embed(["短い答え"]),
    );
    expect(vectors[0]).toHaveLength(1024);
    expect(test.calls).toEqual([{ model: "@cf/baai/bge-m3", input: { text: ["短い答え"] } }]);
  });

  it("is not believed where it pooled otherwise, or answers with another shape", async () => {
    const test = createWorkersAi();
    await withServices({ EMBEDDER: "workers-ai", AI: test.ai }, async ({ embedders }) => {
      test.spoil = (answer) => ({ ...answer, pooling: "mean" });
      await expect(embedders.initial.embed(["a"])).rejects.toThrow(/pooled by mean/u);
      test.spoil = (answer) => ({ ...answer, data: answer.data.map((row) => row.slice(1)) });
      await expect(embedders.initial.embed(["a"])).rejects.toThrow(/767 dimensions/u);
      test.spoil = () => ({ request_id: "queued" });
      await expect(embedders.initial.embed(["a"])).rejects.toThrow(/no vectors/u);
      expect(test.calls).toHaveLength(3);
    });
  });

  it("is asked again where it fails, and left alone for a while where it keeps failing", async () => {
    const test = createWorkersAi();
    await withServices({ EMBEDDER: "workers-ai", AI: test.ai }, async ({ embedders }) => {
      test.up = false;
      for (let time = 0; time < 4; time += 1) await expect(embedders.initial.embed(["a"])).rejects.toThrow();
      expect(test.calls).toHaveLength(9);
    });
  });

  it("must be bound", async () => {
    await expect(withServices({ EMBEDDER: "workers-ai" }, () => Promise.resolve())).rejects.toThrow(
      /bind it as AI/u,
    );
  });
});

describe("an /embeddings endpoint", () => {
  it("is asked in batches, with its key, and its indices are minded", async () => {
    const endpoint = createEndpoint();
    await endpoint.tell({ always: { reversed: true } });
    const vectors = await withServices(endpoint.variables, ({ embedders }) => embedders.initial.embed(TEXTS));
    expect(vectors).toHaveLength(230);
    for (const index of [0, 99, 100, 229]) {
      const expected = embedLexically(TEXTS[index] ?? "");
      expect(dotProduct(vectors[index] ?? new Float32Array(384), expected)).toBeCloseTo(1, 5);
    }
    const { requests } = await endpoint.report();
    expect(requests.map(({ body }) => body.input.length)).toEqual([100, 100, 30]);
    expect(requests[0]).toMatchObject({ authorization: "Bearer sk-embed" });
    expect(requests[0]?.body).not.toHaveProperty("dimensions");
  });

  it("is asked again after a refusal that passes, and not after one that stays", async () => {
    const endpoint = createEndpoint();
    await withServices(endpoint.variables, async ({ embedders }) => {
      await endpoint.tell({ faults: [{ status: 429, retryAfter: "0" }, { status: 503 }] });
      expect(await embedders.initial.embed(["a"])).toHaveLength(1);
      expect((await endpoint.report()).requests).toHaveLength(3);
      await endpoint.tell({ faults: [{ status: 401 }] });
      await expect(embedders.initial.embed(["a"])).rejects.toThrow(/401/u);
      expect((await endpoint.report()).requests).toHaveLength(4);
    });
  });

  it("is not waited for without end", async () => {
    const endpoint = createEndpoint();
    await endpoint.tell({ faults: [{ hang: true }] });
    await withServices(endpoint.variables, async ({ embedders }) => {
      const startedAt = Date.now();
      expect(await embedders.initial.embed(["a"])).toHaveLength(1);
      expect(Date.now() - startedAt).toBeLessThan(2000);
    });
  });

  it.each([
    ["no JSON", "<html>"],
    ["another count", JSON.stringify({ data: [] })],
    ["another dimension", JSON.stringify({ data: [{ index: 0, embedding: [1, 2] }] })],
    ["an index that was not asked for", JSON.stringify({ data: [{ index: 5, embedding: [1] }] })],
  ])("is not believed where it answers with %s", async (_, body) => {
    const endpoint = createEndpoint();
    await endpoint.tell({ always: { body } });
    await withServices(endpoint.variables, async ({ embedders }) => {
      await expect(embedders.initial.embed(["a"])).rejects.toThrow(
        expect.objectContaining({ name: "EmbeddingShapeError" }),
      );
    });
    expect((await endpoint.report()).requests).toHaveLength(1);
  });
});

describe("the seed codebook of a remote embedder", () => {
  function newIsolate(test: ReturnType<typeof createWorkersAi>) {
    const reads: string[] = [];
    const kv = {
      get: (key: string, options: KVNamespaceGetOptions<"arrayBuffer">) => {
        reads.push(key);
        return env.PERSONA_CACHE.get(key, options);
      },
      put: env.PERSONA_CACHE.put.bind(env.PERSONA_CACHE),
    } as unknown as KVNamespace;
    const embedders = createEmbedders({
      initial: "workers-ai",
      ai: test.ai,
      endpoint: undefined,
      clock: { now: () => new Date() },
    });
    const codebooks = createSeedCodebooks({
      embedders,
      vectors: createKvCodebookVectors(kv),
      held: new Map(),
    });
    return { codebooks, reads };
  }

  it("is embedded once, and read by every other isolate as one value", async () => {
    const test = createWorkersAi();
    const version = "seed-1:workers-ai:bge-base-en-v1.5:cls";
    const first = newIsolate(test);
    const [codebook] = await Promise.all([
      first.codebooks.load("p", version),
      first.codebooks.load("p", version),
    ]);
    expect(test.calls.length).toBe(9);
    const second = newIsolate(test);
    const again = await second.codebooks.load("p", version);
    expect(test.calls.length).toBe(9);
    expect(second.reads).toEqual([
      expect.stringMatching(/^codebook:seed-1:workers-ai:bge-base-en-v1\.5:cls:[\w-]{22}$/u),
    ]);
    expect(again).toEqual(codebook);
    expect(again).toMatchObject({ version, embedder: "workers-ai:bge-base-en-v1.5:cls", dimensions: 768 });
    expect(again.vectors).toHaveLength(128 * 768);
    await second.codebooks.load("p", version);
    expect(second.reads).toHaveLength(1);
  });

  it("is not tied to one that could not be embedded", async () => {
    const test = createWorkersAi();
    const { codebooks } = newIsolate(test);
    const version = codebooks.initialVersion("openai:gone:8");
    await expect(codebooks.load("p", version)).rejects.toThrow(/no embedder openai:gone:8/u);
    expect(await codebooks.loadVocabulary("p", version)).toMatchObject({ version });
  });
});

it("a project learns and is encoded with the embedder that it was made with", async () => {
  const test = createWorkersAi();
  await withServices({ EMBEDDER: "workers-ai", AI: test.ai }, async (services) => {
    const project = await createProjectWith(services);
    await teach(services, project.id, "sam", "I prefer bullet lists.");
    const { users, profiles } = services.stores(project.id);
    const stored = await profiles.read(await users.reference("sam"));
    expect(stored).toMatchObject({
      codebookVersion: "seed-1:workers-ai:bge-base-en-v1.5:cls",
      code: { entries: [{ centroid: "seed:bullet-lists" }] },
    });
  });
});

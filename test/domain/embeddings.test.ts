import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { embedInBatches, toVectors } from "../../src/adapters/embedders/vectors.ts";
import { packRows, unpackRows } from "../../src/adapters/kv-codebook-vectors.ts";
import { embeddingsOf } from "../../src/embeddings-config.ts";

const SIMILARITIES = {
  EMBEDDINGS_SAME_SIMILARITY: 0.85,
  EMBEDDINGS_NEAR_SIMILARITY: 0.5,
  EMBEDDINGS_TIMEOUT_SECONDS: 10,
};
const ENDPOINT = {
  EMBEDDINGS_BASE_URL: "http://127.0.0.1:11434/v1",
  EMBEDDINGS_MODEL: "nomic-embed-text",
  EMBEDDINGS_DIMENSIONS: 768,
};

describe("vectors of a remote embedder", () => {
  it("come in batches of at most 100, in order", async () => {
    const sizes: number[] = [];
    const texts = Array.from({ length: 250 }, (_, index) => String(index));
    const vectors = await embedInBatches(texts, (batch) => {
      sizes.push(batch.length);
      return Promise.resolve(batch.map((text) => Float32Array.of(Number(text))));
    });
    expect(sizes).toEqual([100, 100, 50]);
    expect(vectors.map(([value]) => String(value))).toEqual(texts);
    expect(await embedInBatches([], () => Promise.reject(new Error("asked for nothing")))).toEqual([]);
  });

  it("are brought to unit norm", () => {
    expect(toVectors([[3, 4]], 1, 2)).toEqual([Float32Array.of(0.6, 0.8)]);
  });

  it.each([
    ["one too few", [[1, 0]]],
    ["none", undefined],
    [
      "of another length",
      [
        [1, 0],
        [1, 0, 0],
      ],
    ],
    [
      "not numbers",
      [
        [1, 0],
        ["1", 0],
      ],
    ],
    [
      "not finite",
      [
        [1, 0],
        [Number.NaN, 0],
      ],
    ],
    ["a gap", [[1, 0], undefined]],
    [
      "all zero",
      [
        [1, 0],
        [0, 0],
      ],
    ],
  ])("are refused where they are %s", (_, rows) => {
    expect(() => toVectors(rows, 2, 2)).toThrow(expect.objectContaining({ name: "EmbeddingShapeError" }));
  });
});

describe("packed rows", () => {
  it("come back of unit norm and within half a step of what went in", () => {
    const row = fc.float32Array({
      minLength: 8,
      maxLength: 8,
      noNaN: true,
      noDefaultInfinity: true,
      min: -1,
      max: 1,
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const units = rows.flatMap((values) => {
          const norm = Math.hypot(...values);
          return norm > 1e-3 ? [values.map((value) => value / norm)] : [];
        });
        fc.pre(units.length === rows.length);
        const unpacked = unpackRows(packRows(units), { rows: rows.length, dimensions: 8 });
        units.forEach((unit, index) =>
          unit.forEach((value, at) => expect(unpacked?.[index * 8 + at]).toBeCloseTo(value, 1.7)),
        );
      }),
    );
  });

  it("are not taken for rows of another shape", () => {
    const packed = packRows([Float32Array.of(1, 0), Float32Array.of(0, 1)]);
    expect(unpackRows(packed, { rows: 2, dimensions: 3 })).toBeUndefined();
    expect(unpackRows(packed, { rows: 3, dimensions: 2 })).toBeUndefined();
    expect(unpackRows(packed.subarray(1), { rows: 2, dimensions: 2 })).toBeUndefined();
  });
});

describe("the configuration of embeddings", () => {
  const variables = { ENVIRONMENT: "development", EMBEDDER: "lexical" as const, ...SIMILARITIES };

  it("asks for Workers AI's binding where an embedder needs it", () => {
    expect(() => embeddingsOf({ ...variables, EMBEDDER: "workers-ai" }, undefined)).toThrow(/bind it as AI/u);
  });

  it("asks for all of an endpoint or nothing of it", () => {
    expect(() => embeddingsOf({ ...variables, EMBEDDER: "openai" }, undefined)).toThrow(/come together/u);
    expect(() => embeddingsOf({ ...variables, EMBEDDINGS_MODEL: "m" }, undefined)).toThrow(/come together/u);
    expect(embeddingsOf({ ...variables, ...ENDPOINT }, undefined)).toMatchObject({
      initial: "lexical",
      endpoint: { baseUrl: "http://127.0.0.1:11434/v1", dimensions: 768 },
    });
  });

  it("sends a key over https alone in production", () => {
    const production = { ...variables, ...ENDPOINT, ENVIRONMENT: "production" };
    expect(embeddingsOf(production, undefined).endpoint?.model).toBe("nomic-embed-text");
    expect(() => embeddingsOf({ ...production, EMBEDDINGS_API_KEY: "k" }, undefined)).toThrow(/https/u);
  });
});

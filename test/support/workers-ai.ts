/**
 * A Workers AI that minds what the real one minds: the model's name, at most 100 texts, the options that a
 * model takes. Pooled by `mean`, its default, the same text lies elsewhere than by `cls`.
 */
import { embedLexically, LEXICAL_DIMENSIONS } from "../../src/adapters/embedders/lexical.ts";

const MODELS = new Map([
  ["@cf/baai/bge-base-en-v1.5", { dimensions: 768, takes: ["text", "pooling"] }],
  ["@cf/baai/bge-m3", { dimensions: 1024, takes: ["text", "truncate_inputs"] }],
]);
const MAX_TEXTS = 100;
const SCALE = 5;

export interface WorkersAiCall {
  model: string;
  input: { text: string[]; pooling?: string };
}

export interface TestAi {
  ai: Ai;
  calls: WorkersAiCall[];
  /** Whether it answers from now on. */
  up: boolean;
  /** Changes an answer before it goes out. */
  spoil: (answer: { shape: number[]; data: number[][]; pooling?: string }) => unknown;
}

export function createWorkersAi(): TestAi {
  const test: TestAi = {
    calls: [],
    up: true,
    spoil: (answer) => answer,
    ai: { run } as unknown as Ai,
  };

  async function run(model: string, input: WorkersAiCall["input"]): Promise<unknown> {
    test.calls.push({ model, input });
    if (!test.up) throw new Error("3040: Capacity temporarily exceeded, please try again.");
    const known = MODELS.get(model);
    if (!known) throw new Error("5007: No such model or task");
    const stranger = Object.keys(input).find((name) => !known.takes.includes(name));
    if (stranger) throw new Error(`5006: Error: unexpected property '${stranger}'`);
    if (!Array.isArray(input.text) || input.text.length === 0 || input.text.length > MAX_TEXTS) {
      throw new Error(`5006: Error: length of '/text' must be <= ${MAX_TEXTS}`);
    }
    if (input.text.some((text) => typeof text !== "string" || text === "")) {
      throw new Error("5006: Error: '/text/0' must be a text of length >= 1");
    }
    const pooling = input.pooling ?? "mean";
    if (pooling !== "mean" && pooling !== "cls")
      throw new Error("5006: Error: '/pooling' must be one of mean, cls");
    const shift =
      known.takes.includes("pooling") && pooling === "mean" ? known.dimensions - LEXICAL_DIMENSIONS : 0;
    const data = input.text.map((text) => {
      const row = Array.from({ length: known.dimensions }, () => 0);
      embedLexically(text).forEach((value, index) => (row[index + shift] = value * SCALE));
      return row;
    });
    return test.spoil({
      shape: [data.length, known.dimensions],
      data,
      ...(known.takes.includes("pooling") ? { pooling } : {}),
    });
  }
  return test;
}

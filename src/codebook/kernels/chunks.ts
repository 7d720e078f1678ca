/** Vectors as a shape cuts them. */
import type { Shape } from "./digits.ts";
import { createFloatRows } from "./floats.ts";

/** An array for each chunk, so that the same place of several vectors is read with one index. */
export type Chunks = readonly number[][];

/** So many vectors, all zero. */
export function createChunks({ chunks, chunkLength }: Shape, count: number): Chunks[] {
  const all = createFloatRows(count * chunks, chunkLength);
  return Array.from({ length: count }, (_, at) => all.slice(at * chunks, (at + 1) * chunks));
}

/** The last chunk is as short as what is left. */
export function cut(values: readonly number[], { chunks, chunkLength }: Shape): Chunks {
  return Array.from({ length: chunks }, (_, at) => values.slice(at * chunkLength, (at + 1) * chunkLength));
}

/** A vector's integers, times UNIT, chunk by chunk; or those of some columns packed into one. */
import type { Shape } from "./digits.ts";
import { createFloatRows } from "./floats.ts";

export type Integers = readonly number[][];

/** So many vectors, all zero. */
export function createIntegers({ chunks, chunkLength }: Shape, count: number): Integers[] {
  const all = createFloatRows(count * chunks, chunkLength);
  return Array.from({ length: count }, (_, at) => all.slice(at * chunks, (at + 1) * chunks));
}

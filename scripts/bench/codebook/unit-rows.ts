import { toUnitNorm } from "../../../src/codebook/nearest.ts";

/** Each row scaled to unit norm. */
export function toUnitRows(rows: Float32Array, dimensions: number): Float32Array {
  const units = Float32Array.from(rows);
  for (let from = 0; from < rows.length; from += dimensions) {
    units.set(toUnitNorm(rows.subarray(from, from + dimensions)) ?? [], from);
  }
  return units;
}

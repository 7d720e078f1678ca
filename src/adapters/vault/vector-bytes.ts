/** Vectors at rest: a float32 scale, then one int8 a dimension. */
import { dequantise, quantise } from "../../codebook/quantise.ts";
import type { Bytes } from "./bytes.ts";

const SCALE_BYTES = 4;

export function vectorToBytes(vector: Float32Array): Bytes {
  const bytes = new Uint8Array(SCALE_BYTES + vector.length);
  const scale = quantise(vector, new Int8Array(bytes.buffer, SCALE_BYTES));
  new DataView(bytes.buffer).setFloat32(0, scale, true);
  return bytes;
}

/** The vector, of unit norm again: the scale, which is the same for all values, falls out. */
export function vectorFromBytes(bytes: Bytes): Float32Array {
  const steps = new Int8Array(bytes.buffer, bytes.byteOffset + SCALE_BYTES, bytes.length - SCALE_BYTES);
  const vector = new Float32Array(steps.length);
  const { length } = steps;
  let squared = 0;
  for (let at = 0; at < length; at += 1) squared += (steps[at] ?? 0) * (steps[at] ?? 0);
  dequantise(steps, squared > 0 ? 1 / Math.sqrt(squared) : 0, vector);
  return vector;
}

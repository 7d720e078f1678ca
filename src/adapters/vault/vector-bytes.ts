/** Vectors at rest: a float32 scale, then one int8 a dimension. */
import { dequantise, quantise } from "../../codebook/quantise.ts";
import { toUnitNorm } from "../../codebook/nearest.ts";
import type { Bytes } from "./bytes.ts";

const SCALE_BYTES = 4;

export function vectorToBytes(vector: Float32Array): Bytes {
  const bytes = new Uint8Array(SCALE_BYTES + vector.length);
  const scale = quantise(vector, new Int8Array(bytes.buffer, SCALE_BYTES));
  new DataView(bytes.buffer).setFloat32(0, scale, true);
  return bytes;
}

/** The vector, of unit norm again. */
export function vectorFromBytes(bytes: Bytes): Float32Array {
  const scale = new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
  const steps = new Int8Array(bytes.buffer, bytes.byteOffset + SCALE_BYTES, bytes.length - SCALE_BYTES);
  const vector = new Float32Array(steps.length);
  dequantise(steps, scale, vector);
  return toUnitNorm(vector) ?? vector;
}

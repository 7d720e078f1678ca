/**
 * Vectors at rest: a float32 scale, then one int8 a dimension. A quarter of float32's size; the
 * rounding error of a coordinate is at most half a scale.
 */
import { toUnitNorm } from "../../codebook/nearest.ts";
import type { Bytes } from "./bytes.ts";

const SCALE_BYTES = 4;
const LARGEST = 127;

export function vectorToBytes(vector: Float32Array): Bytes {
  const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const scale = largest > 0 ? largest / LARGEST : 1;
  const bytes = new Uint8Array(SCALE_BYTES + vector.length);
  new DataView(bytes.buffer).setFloat32(0, scale, true);
  new Int8Array(bytes.buffer, SCALE_BYTES).set(vector.map((value) => Math.round(value / scale)));
  return bytes;
}

/** The vector, of unit norm again. */
export function vectorFromBytes(bytes: Bytes): Float32Array {
  const scale = new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
  const steps = new Int8Array(bytes.buffer, bytes.byteOffset + SCALE_BYTES, bytes.length - SCALE_BYTES);
  const vector = Float32Array.from(steps, (step) => step * scale);
  return toUnitNorm(vector) ?? vector;
}

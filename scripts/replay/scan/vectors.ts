/** How a vector may look where it was stored, and what looks like any vector. Pure. */
import { vectorToBytes } from "../../../src/adapters/vault/vector-bytes.ts";
import { base64Cores } from "./forms.ts";

/** A stretch of a vector with so many values beside zeros stands nowhere by chance. */
const VALUES_MIN = 12;
const SCALE_BYTES = 4;

export interface VectorForm {
  name: string;
  bytes: Buffer;
}

/** The byte strings that give a vector away, wherever it was cut; none of one that is all but empty. */
export function vectorForms(vector: Float32Array): VectorForm[] {
  const stretch = tellingStretch(vector);
  if (!stretch) return [];
  const [start, end] = stretch;
  const floats = vector.subarray(start, end);
  const quantised = vectorToBytes(vector).subarray(SCALE_BYTES + start, SCALE_BYTES + end);
  const encodings: [string, Buffer][] = [
    ["float32", Buffer.from(floats.slice().buffer)],
    ["float64", Buffer.from(Float64Array.from(floats).buffer)],
    ["int8", Buffer.from(quantised)],
  ];
  return encodings.flatMap(([name, bytes]) => [
    { name, bytes },
    ...base64Cores(bytes).map((core) => ({ name: `base64 of ${name}`, bytes: Buffer.from(core) })),
    { name: `hex of ${name}`, bytes: Buffer.from(bytes.toString("hex")) },
  ]);
}

/** From its first value on until it holds enough of them: lexical vectors are mostly zeros. */
function tellingStretch(vector: Float32Array): [start: number, end: number] | undefined {
  const values = [...vector.keys()].filter((index) => vector[index] !== 0);
  const [first, last] = [values[0], values[VALUES_MIN - 1]];
  return first === undefined || last === undefined ? undefined : [first, last + 1];
}

const RUN_VALUES_MIN = 16;
const RUN_LENGTH_MIN = 32;
const [SMALLEST, LARGEST] = [1e-4, 1];
/** Numbers with a fraction, eight of them in a row. */
const DECIMALS = /-?\d*\.\d+(?:e-?\d+)?(?:[\s,;]+-?\d*\.\d+(?:e-?\d+)?){7}/iu;

/** What of these bytes looks like an array of floats of any vector of unit norm: their form, or nothing. */
export function floatArrayIn(bytes: Buffer): string | undefined {
  if (DECIMALS.test(bytes.toString("latin1"))) return "decimal list";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (hasRun(bytes.length, 4, (offset) => view.getFloat32(offset, true))) return "float32 run";
  return hasRun(bytes.length, 8, (offset) => view.getFloat64(offset, true)) ? "float64 run" : undefined;
}

/** Zeros may stand in a run, but do not make one. */
function hasRun(length: number, width: number, read: (offset: number) => number): boolean {
  for (let alignment = 0; alignment < width; alignment += 1) {
    let [run, values] = [0, 0];
    for (let offset = alignment; offset + width <= length; offset += width) {
      const size = Math.abs(read(offset));
      if (size !== 0 && !(size >= SMALLEST && size <= LARGEST)) [run, values] = [0, 0];
      else {
        run += 1;
        if (size !== 0) values += 1;
        if (run >= RUN_LENGTH_MIN && values >= RUN_VALUES_MIN) return true;
      }
    }
  }
  return false;
}

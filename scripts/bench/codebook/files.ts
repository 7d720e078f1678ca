/** Data files: float32, little-endian, row-major. */
import { existsSync, openSync, closeSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createVectorSource } from "./data.ts";

const DATA_SEED = 1;
const CHUNK_ROWS = 4_096;

/** The file of so many made-up rows; written once. */
export function dataFile(directory: string, rows: number, dimensions: number): string {
  const path = join(directory, `${rows}x${dimensions}.f32`);
  if (existsSync(path)) return path;
  const source = createVectorSource({ dimensions, seed: DATA_SEED });
  const file = openSync(path, "w");
  for (let done = 0; done < rows; done += CHUNK_ROWS) {
    const chunk = new Float32Array(Math.min(CHUNK_ROWS, rows - done) * dimensions);
    source.write(chunk);
    writeSync(file, chunk);
  }
  closeSync(file);
  return path;
}

export function readFloats(path: string): Float32Array {
  const bytes = readFileSync(path);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

export function writeFloats(path: string, values: Float32Array): void {
  writeFileSync(path, values);
}

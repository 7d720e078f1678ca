/** How vectors are stored: int8 with a scale beside float32 and text. */
import { createAssigner } from "../../../src/codebook/assign.ts";
import { vectorFromBytes, vectorToBytes } from "../../../src/adapters/vault/vector-bytes.ts";
import type { Bench } from "./bench.ts";
import { dataFile, readFloats } from "./files.ts";
import { fitAll } from "./tercet-fit.ts";
import { toUnitRows } from "./unit-rows.ts";

const DIMENSIONS = 768;
const DECODED_ROWS = 5_000;
const MOST_DISAGREEING = 0.001;

export function benchStored({ sizes, directory, table }: Bench): void {
  const [count] = sizes.fits[0] ?? [0];
  table.section(`Stored vectors of ${DIMENSIONS} dimensions`);
  const rows = readFloats(dataFile(directory, count, DIMENSIONS));
  const centroids = toUnitRows(fitAll(rows, DIMENSIONS, 0).centroids, DIMENSIONS);
  const back = Float32Array.from(rows);
  for (let from = 0; from < rows.length; from += DIMENSIONS) {
    back.set(vectorFromBytes(vectorToBytes(rows.subarray(from, from + DIMENSIONS))), from);
  }
  const assigner = createAssigner(centroids, DIMENSIONS);
  const [exact, stored] = [new Int32Array(count), new Int32Array(count)];
  assigner.nearest(rows, count, exact);
  assigner.nearest(back, count, stored);
  const differing = exact.filter((centroid, row) => centroid !== stored[row]).length;
  table.row("share with another nearest centroid than float32", differing / count, MOST_DISAGREEING);

  const each = Array.from({ length: DECODED_ROWS }, (_, row) =>
    rows.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS),
  );
  const [bytes, texts] = [each.map(vectorToBytes), each.map((row) => JSON.stringify([...row]))];
  table.row("int8 with a scale, bytes", bytes[0]?.length ?? 0);
  table.row("float32, bytes", DIMENSIONS * 4);
  table.row("JSON text, bytes", texts[0]?.length ?? 0);
  table.row(
    "int8 with a scale, µs to decode",
    microseconds(() => bytes.forEach((one) => vectorFromBytes(one))),
  );
  table.row(
    "JSON text, µs to decode",
    microseconds(() => texts.forEach((one) => fromText(one))),
  );
}

function fromText(text: string): Float32Array {
  const values: unknown = JSON.parse(text);
  return Float32Array.from(Array.isArray(values) ? values : []);
}

/** A row, in the second of two passes. */
function microseconds(pass: () => void): number {
  pass();
  const start = performance.now();
  pass();
  return ((performance.now() - start) * 1_000) / DECODED_ROWS;
}

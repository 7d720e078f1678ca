/** The exact three nearest centroids of all rows, beside NumPy's sgemm and argpartition. */
import { join } from "node:path";
import { type Bench } from "./bench.ts";
import { dataFile, readFloats, writeFloats } from "./files.ts";
import { runOurs, runPython } from "./processes.ts";
import { median } from "./table.ts";
import { fitAll } from "./tercet-fit.ts";
import { toUnitRows } from "./unit-rows.ts";

const BARS = new Map([
  [768, 3],
  [384, 2.3],
]);

export function benchTop3({ sizes, directory, table, hasPython }: Bench): void {
  table.section("Exact top 3 by cosine, beside NumPy's sgemm with argpartition; medians, CPU µs a row");
  for (const [count, dimensions] of sizes.fits) {
    const path = dataFile(directory, count, dimensions);
    const centroidsPath = join(directory, `top3-${dimensions}.f32`);
    writeFloats(centroidsPath, toUnitRows(fitAll(readFloats(path), dimensions, 0).centroids, dimensions));
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let run = 0; run < sizes.repeats; run += 1) {
      ours.push(runOurs("top3", path, dimensions, centroidsPath).cpuSeconds);
      if (hasPython) theirs.push(runPython("top3", path, dimensions, centroidsPath).cpuSeconds);
    }
    const name = `${count / 1_000}k × ${dimensions}`;
    table.row(`${name}: ours`, (median(ours) / count) * 1e6);
    if (!hasPython) continue;
    table.row(`${name}: NumPy`, (median(theirs) / count) * 1e6);
    table.row(`${name}: CPU, ours / NumPy's`, median(ours) / median(theirs), BARS.get(dimensions));
  }
}

/** A fit of 4,000 rows beside ml-kmeans with k-means++. */
import { join } from "node:path";
import type { Bench } from "./bench.ts";
import { dataFile } from "./files.ts";
import { runOurs } from "./processes.ts";
import { median } from "./table.ts";

const [ROWS, DIMENSIONS] = [4_000, 768];
const LEAST_SPEED_UP = 30;

export function benchMlKmeans({ sizes, directory, table }: Bench): void {
  table.section(`Fit of ${ROWS} × ${DIMENSIONS}, beside ml-kmeans with k-means++; medians, CPU seconds`);
  const path = dataFile(directory, ROWS, DIMENSIONS);
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let seed = 0; seed < sizes.repeats; seed += 1) {
    ours.push(runOurs("fit", path, DIMENSIONS, seed, join(directory, "centroids.f32")).cpuSeconds);
    theirs.push(runOurs("ml-kmeans", path, DIMENSIONS, seed).cpuSeconds);
  }
  table.row("ours", median(ours));
  table.row("ml-kmeans", median(theirs));
  table.row("CPU, ours / ml-kmeans's", median(ours) / median(theirs), 1 / LEAST_SPEED_UP);
}

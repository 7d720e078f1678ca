/** Fits beside scikit-learn's MiniBatchKMeans: time, inertia on all rows, empty clusters. */
import { join } from "node:path";
import { createAssigner } from "../../../src/codebook/assign.ts";
import { K, type Bench } from "./bench.ts";
import { dataFile, readFloats } from "./files.ts";
import { runOurs, runPython, type Timing } from "./processes.ts";
import { mean, median } from "./table.ts";

interface Fitted extends Timing {
  inertia: number;
  smallest: number;
}

export function benchFit({ sizes, directory, table, hasPython }: Bench): void {
  table.section(
    "Fit, beside scikit-learn's MiniBatchKMeans(n_clusters=128, n_init=1); medians, ours / theirs",
  );
  for (const [count, dimensions] of sizes.fits) {
    const path = dataFile(directory, count, dimensions);
    const rows = readFloats(path);
    const out = join(directory, "centroids.f32");
    const ours: Fitted[] = [];
    const theirs: Fitted[] = [];
    for (const seed of sizes.seeds) {
      ours.push({
        ...runOurs("fit", path, dimensions, seed, out),
        ...judge(rows, readFloats(out), dimensions),
      });
      if (!hasPython) continue;
      theirs.push({
        ...runPython("fit", path, dimensions, seed, out),
        ...judge(rows, readFloats(out), dimensions),
      });
    }
    const name = `${count / 1_000}k × ${dimensions}`;
    table.row(`${name}: ours, seconds`, median(ours.map(({ seconds }) => seconds)));
    table.row(`${name}: ours, CPU seconds`, median(ours.map(({ cpuSeconds }) => cpuSeconds)));
    table.row(`${name}: empty clusters`, ours.filter(({ smallest }) => smallest === 0).length, 0);
    if (!hasPython) continue;
    const ratio = (of: (each: Fitted) => number, take = median): number =>
      take(ours.map(of)) / take(theirs.map(of));
    table.row(`${name}: scikit-learn, seconds`, median(theirs.map(({ seconds }) => seconds)));
    table.row(`${name}: scikit-learn, CPU seconds`, median(theirs.map(({ cpuSeconds }) => cpuSeconds)));
    table.row(
      `${name}: elapsed, ours / theirs`,
      ratio(({ seconds }) => seconds),
    );
    table.row(
      `${name}: CPU, ours / theirs`,
      ratio(({ cpuSeconds }) => cpuSeconds),
      1,
    );
    table.row(
      `${name}: mean inertia, ours / theirs`,
      ratio(({ inertia }) => inertia, mean),
      1,
    );
  }
}

/** By exact distances, the same for both. */
function judge(rows: Float32Array, centroids: Float32Array, dimensions: number): Omit<Fitted, keyof Timing> {
  const count = rows.length / dimensions;
  const [nearest, squared] = [new Int32Array(count), new Float64Array(count)];
  createAssigner(centroids, dimensions, "distance").nearestByDistance(rows, count, nearest, squared);
  const counts = new Float64Array(K);
  nearest.forEach((centroid) => (counts[centroid] = (counts[centroid] ?? 0) + 1));
  return { inertia: mean([...squared]), smallest: Math.min(...counts) };
}

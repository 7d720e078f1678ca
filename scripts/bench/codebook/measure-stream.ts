/** Sample, fit and assignment of rows that are made chunk by chunk and never held. */
import { createAssigner } from "../../../src/codebook/assign.ts";
import { fitCentroids } from "../../../src/codebook/fit.ts";
import { createSample } from "../../../src/codebook/sample.ts";
import { K } from "./bench.ts";
import { createVectorSource } from "./data.ts";
import { SAMPLE_ROWS } from "./tercet-fit.ts";

const CHUNK_ROWS = 1_000;
const MEGABYTE = 2 ** 20;

/** CPU seconds apart from making the rows, and the peak of memory over what making them takes. */
export function measureStream(
  rows: number,
  dimensions: number,
): { seconds: number; cpuSeconds: number; megabytes: number } {
  const chunk = new Float32Array(CHUNK_ROWS * dimensions);
  const eachChunk = (visit: () => void): void => {
    const source = createVectorSource({ dimensions, seed: 1 });
    for (let done = 0; done < rows; done += CHUNK_ROWS) {
      source.write(chunk);
      visit();
    }
  };
  createVectorSource({ dimensions, seed: 1 }).write(chunk);
  const baseline = process.memoryUsage.rss();
  let [seconds, microseconds, peak] = [0, 0, baseline];
  const timed = (work: () => void): void => {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    work();
    const { user, system } = process.cpuUsage(cpu);
    seconds += (performance.now() - start) / 1_000;
    microseconds += user + system;
    peak = Math.max(peak, process.memoryUsage.rss());
  };

  const sample = createSample({ dimensions, capacity: SAMPLE_ROWS, seed: 1 });
  eachChunk(() =>
    timed(() => {
      for (let row = 0; row < CHUNK_ROWS; row += 1) {
        sample.add(chunk.subarray(row * dimensions, (row + 1) * dimensions), 1);
      }
    }),
  );
  let centroids = new Float32Array(0);
  timed(() => {
    centroids = Float32Array.from(fitCentroids(sample.rows(), { k: K, seed: 1 }).centroids);
  });
  const assigner = createAssigner(centroids, dimensions, "distance");
  const nearest = new Int32Array(CHUNK_ROWS);
  eachChunk(() => timed(() => assigner.nearest(chunk, CHUNK_ROWS, nearest)));
  return { seconds, cpuSeconds: microseconds / 1e6, megabytes: (peak - baseline) / MEGABYTE };
}

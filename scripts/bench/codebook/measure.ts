/** One measurement of ours, or of ml-kmeans, in a cold process; prints a line of JSON. */
import { kmeans } from "ml-kmeans";
import { createAssigner } from "../../../src/codebook/assign.ts";
import { K } from "./bench.ts";
import { readFloats, writeFloats } from "./files.ts";
import { measureStream } from "./measure-stream.ts";
import { fitAll } from "./tercet-fit.ts";

const [mode = "", ...parameters] = process.argv.slice(2);

switch (mode) {
  case "fit": {
    const [path = "", dimensions = "", seed = "", out = ""] = parameters;
    const rows = readFloats(path);
    const { centroids } = timed(() => fitAll(rows, Number(dimensions), Number(seed)));
    writeFloats(out, centroids);
    break;
  }
  case "top3": {
    const [path = "", dimensions = "", centroidsPath = ""] = parameters;
    const [rows, centroids] = [readFloats(path), readFloats(centroidsPath)];
    const count = rows.length / Number(dimensions);
    const found = new Int32Array(count * 3);
    timed(() => createAssigner(centroids, Number(dimensions)).top3(rows, count, found));
    break;
  }
  case "ml-kmeans": {
    const [path = "", dimensions = "", seed = ""] = parameters;
    const flat = readFloats(path);
    const length = Number(dimensions);
    const rows = Array.from({ length: flat.length / length }, (_, row) => [
      ...flat.subarray(row * length, (row + 1) * length),
    ]);
    timed(() => kmeans(rows, K, { initialization: "kmeans++", seed: Number(seed) }));
    break;
  }
  case "stream": {
    const [rows = "", dimensions = ""] = parameters;
    console.log(JSON.stringify(measureStream(Number(rows), Number(dimensions))));
    break;
  }
  default:
    throw new Error(`No measurement is called ${mode}.`);
}

function timed<Result>(work: () => Result): Result {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const result = work();
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  console.log(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6 }));
  return result;
}

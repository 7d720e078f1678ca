/** Whether assignment is the brute-force search in float64, row by row. */
import { createAssigner } from "../../../src/codebook/assign.ts";
import { dotProduct } from "../../../src/codebook/nearest.ts";
import { K, type Bench } from "./bench.ts";
import { dataFile, readFloats } from "./files.ts";
import { fitAll } from "./tercet-fit.ts";
import { toUnitRows } from "./unit-rows.ts";

const DIMENSIONS = 768;
/** Sums in another order differ by rounding: what is closer is a tie. */
const TIE = 1e-12;

export function benchEquality({ sizes, directory, table }: Bench): void {
  const count = sizes.equalityRows;
  table.section(`Assignment of ${count} vectors × ${DIMENSIONS} beside brute force in float64`);
  const rows = readFloats(dataFile(directory, count, DIMENSIONS));
  const centroids = toUnitRows(fitAll(rows, DIMENSIONS, 0).centroids, DIMENSIONS);
  const [nearest, top] = [new Int32Array(count), new Int32Array(count * 3)];
  const assigner = createAssigner(centroids, DIMENSIONS);
  assigner.nearest(rows, count, nearest);
  assigner.top3(rows, count, top);
  let [wrong, wrongTop] = [0, 0];
  for (let row = 0; row < count; row += 1) {
    const scores = scoresOf(rows.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS), centroids);
    const best = scores.toSorted().toReversed();
    const differs = (index: number | undefined, place: number): boolean =>
      Math.abs((scores[index ?? -1] ?? Infinity) - (best[place] ?? 0)) > TIE;
    if (differs(nearest[row], 0)) wrong += 1;
    if ([0, 1, 2].some((place) => differs(top[row * 3 + place], place))) wrongTop += 1;
  }
  table.row("rows whose nearest centroid differs", wrong, 0);
  table.row("rows whose top 3 differ", wrongTop, 0);
}

function scoresOf(row: Float32Array, centroids: Float32Array): Float64Array {
  return Float64Array.from({ length: K }, (_, index) =>
    dotProduct(row, centroids.subarray(index * DIMENSIONS, (index + 1) * DIMENSIONS)),
  );
}

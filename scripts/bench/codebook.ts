/**
 * `npm run bench:codebook [-- --quick] [-- --only fit,top3,equality,ml,stream,stored] [-- --require-python]`
 *
 * The codebook's numerics beside scikit-learn, NumPy and ml-kmeans, each in a cold process on one thread and
 * on the same file, in turn. Judged by CPU seconds, ours with the compiler's and collector's own: elapsed
 * time says more of what else the machine does. Exits with 1 where a bar is not met.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchEquality } from "./codebook/equality.ts";
import { benchFit } from "./codebook/fit.ts";
import { benchMlKmeans } from "./codebook/ml-kmeans.ts";
import { pythonReport } from "./codebook/processes.ts";
import { FULL, QUICK } from "./codebook/sizes.ts";
import { benchStored } from "./codebook/stored.ts";
import { benchStream } from "./codebook/stream.ts";
import { createTable, type Table } from "./codebook/table.ts";
import { benchTop3 } from "./codebook/top3.ts";
import type { Bench } from "./codebook/bench.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    "require-python": { type: "boolean", default: false },
  },
});

const BENCHES = {
  fit: benchFit,
  top3: benchTop3,
  equality: benchEquality,
  ml: benchMlKmeans,
  stream: benchStream,
  stored: benchStored,
};

const directory = mkdtempSync(join(tmpdir(), "codebook-"));
const table: Table = createTable();
try {
  const python = pythonReport();
  console.log(python.description);
  const bench: Bench = { sizes: values.quick ? QUICK : FULL, directory, table, hasPython: python.available };
  const wanted = values.only?.split(",") ?? Object.keys(BENCHES);
  for (const [name, run] of Object.entries(BENCHES)) if (wanted.includes(name)) run(bench);
  const missed = table.missed();
  console.log(missed === 0 ? "All bars met." : `${missed} bars missed.`);
  process.exitCode = missed > 0 || (values["require-python"] && !python.available) ? 1 : 0;
} finally {
  rmSync(directory, { recursive: true, force: true });
}

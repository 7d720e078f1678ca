/** What each part of the benchmark gets. */
import type { Sizes } from "./sizes.ts";
import type { Table } from "./table.ts";

export interface Bench {
  sizes: Sizes;
  /** For data files; removed afterwards. */
  directory: string;
  table: Table;
  hasPython: boolean;
}

export const K = 128;

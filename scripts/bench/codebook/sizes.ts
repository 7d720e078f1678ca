/** How much is measured. */

export interface Sizes {
  /** n × d of fits. */
  fits: readonly (readonly [rows: number, dimensions: number])[];
  /** One fit each: the medians' and the means' number of runs. */
  seeds: readonly number[];
  /** Runs of what does not depend on a seed. */
  repeats: number;
  equalityRows: number;
  streamRows: number;
}

export const FULL: Sizes = {
  fits: [
    [100_000, 768],
    [200_000, 768],
    [100_000, 384],
    [200_000, 384],
  ],
  seeds: [0, 1, 2, 3, 4, 5, 6],
  repeats: 5,
  equalityRows: 200_000,
  streamRows: 1_000_000,
};

export const QUICK: Sizes = {
  fits: [
    [100_000, 768],
    [100_000, 384],
  ],
  seeds: [0, 1, 2],
  repeats: 3,
  equalityRows: 5_000,
  streamRows: 50_000,
};

/**
 * - `pass`: as if it were not there
 * - `refuse`: nobody listens, and what was established is closed
 * - `hang`: connections are taken, nothing moves on any; what was held moves on when the mode changes
 * - `cut`: every connection is destroyed in the middle of an answer
 * - `slow`: every chunk is late
 */
export const FAULT_MODES = ["pass", "refuse", "hang", "cut", "slow"] as const;
export type FaultMode = (typeof FAULT_MODES)[number];

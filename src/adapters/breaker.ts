import type { Clock } from "../ports.ts";

/** Keeps callers from waiting for a store that is known to be down. */
export interface Breaker {
  /**
   * What the work gives. Throws `StoreSkippedError` without starting it while the breaker is open.
   *
   * @example
   * const value = await breaker.run(() => redis.get(key));
   */
  run<Value>(work: () => Promise<Value>): Promise<Value>;
}

export class StoreSkippedError extends Error {
  override readonly name = "StoreSkippedError";
}

/**
 * Opens after so many failures in a row, and lets a single try through each time `openMs` have passed:
 * its success closes the breaker. Invariant: while open, at most one try starts in `openMs`.
 */
export function createBreaker(options: { failures: number; openMs: number; clock: Clock }): Breaker {
  const { failures, openMs, clock } = options;
  let failed = 0;
  let skipUntil = 0;

  return {
    async run(work) {
      if (failed >= failures) {
        const now = clock.now().getTime();
        if (now < skipUntil) throw new StoreSkippedError("The store failed lately and is not asked now.");
        skipUntil = now + openMs;
      }
      try {
        const value = await work();
        failed = 0;
        return value;
      } catch (error) {
        failed += 1;
        skipUntil = clock.now().getTime() + openMs;
        throw error;
      }
    },
  };
}

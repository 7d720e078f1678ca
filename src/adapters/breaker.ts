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
  /** Counts an outcome of work that went its own way. */
  report(isWell: boolean): void;
  isOpen(): boolean;
}

export class StoreSkippedError extends Error {
  override readonly name = "StoreSkippedError";
}

export interface BreakerOptions {
  failures: number;
  openMs: number;
  clock: Clock;
  /** Work that takes longer counts as failed at that moment, and makes it good by an answer. */
  lateMs?: number;
  /** Whether an error is the store's failure, and not an answer of its own; all are by default. */
  isOutage?: (error: unknown) => boolean;
}

/**
 * Opens after so many failures in a row, and lets a single try through each time `openMs` have passed:
 * its success closes the breaker. Invariant: while open, at most one try starts in `openMs`.
 */
export function createBreaker(options: BreakerOptions): Breaker {
  const { failures, openMs, clock, lateMs, isOutage = () => true } = options;
  let failed = 0;
  let skipUntil = 0;

  const report = (isWell: boolean): void => {
    failed = isWell ? 0 : failed + 1;
    skipUntil = clock.now().getTime() + openMs;
  };

  return {
    report,
    isOpen: () => failed >= failures,

    async run(work) {
      if (failed >= failures) {
        const now = clock.now().getTime();
        if (now < skipUntil) throw new StoreSkippedError("The store failed lately and is not asked now.");
        skipUntil = now + openMs;
      }
      let isLate = false;
      const beLate = (): void => {
        isLate = true;
        report(false);
      };
      const timer = lateMs === undefined ? undefined : setTimeout(beLate, lateMs);
      try {
        const value = await work();
        report(true);
        return value;
      } catch (error) {
        if (!isOutage(error)) report(true);
        else if (!isLate) report(false);
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

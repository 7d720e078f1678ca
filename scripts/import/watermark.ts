/** Counts in order what is settled out of order. Pure. */

export interface Watermark<Outcome> {
  /** @param index from 0, each once */
  settle: (index: number, outcome: Outcome) => void;
  /** How many from the first are settled, without a gap. */
  done: () => number;
}

/** @param onPassed told of each outcome in order, once all before it are settled */
export function createWatermark<Outcome>(
  start: number,
  onPassed: (outcome: Outcome) => void,
): Watermark<Outcome> {
  let done = start;
  const ahead = new Map<number, Outcome>();
  return {
    settle(index, outcome) {
      ahead.set(index, outcome);
      for (let next = ahead.get(done); next !== undefined; next = ahead.get(done)) {
        ahead.delete(done);
        done += 1;
        onPassed(next);
      }
    },
    done: () => done,
  };
}

/** Who may be among the nearest, by scores that err by a bounded amount. */
import { createFloats } from "./kernels/floats.ts";

export interface Contenders {
  indices: Int32Array;
  scores: number[];
  count: number;
  /** The score of the last place. */
  least: number;
}

/** @param most how many are ever scored */
export function createContenders(most: number): Contenders {
  return { indices: new Int32Array(most), scores: createFloats(most), count: 0, least: -Infinity };
}

/**
 * Replaces the contenders by all whose score is within `reach` of the last place's, and some more: those that were
 * while the better ones had not been seen yet. Indices are masked for V8, as in `multiply`.
 *
 * @param scores those to compare start at `from`
 * @param places 1 to 3
 */
export function findContenders(
  contenders: Contenders,
  scores: readonly number[],
  from: number,
  count: number,
  places: number,
  reach: number,
): void {
  const { indices, scores: kept } = contenders;
  // Places that nobody asks for are taken.
  let first = places < 3 ? Infinity : -Infinity;
  let second = places < 2 ? Infinity : -Infinity;
  let last = -Infinity;
  let least = -Infinity;
  let found = 0;
  for (let next = 0; next < count; next += 1) {
    const score = scores[(from + next) & 0x3fffffff] ?? 0;
    // Written over by the next one unless it counts: a branch would be foretold wrong too often.
    indices[found] = next;
    kept[found] = score;
    found += Number(!(score < least));
    if (!(score > last)) continue;
    last = score < second ? score : second;
    least = last - reach;
    if (score <= second) continue;
    second = score < first ? score : first;
    if (score > first) first = score;
  }
  contenders.count = found;
  contenders.least = last;
}

/** Moves the contenders of such a score or better to `taken`; gives their number. */
export function takeContenders(contenders: Contenders, least: number, taken: Int32Array): number {
  const { indices, scores, count } = contenders;
  let moved = 0;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const index = indices[at] ?? 0;
    const score = scores[at] ?? 0;
    if (score < least) {
      indices[kept] = index;
      scores[kept] = score;
      kept += 1;
    } else {
      taken[moved] = index;
      moved += 1;
    }
  }
  contenders.count = kept;
  return moved;
}

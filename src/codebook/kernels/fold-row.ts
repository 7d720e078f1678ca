/** Fewer dimensions for a dot product that need not be exact. */

/**
 * `fold` neighbouring values become one, added with alternating signs: a dot product of two rows folded
 * alike has the rows' own for its expectation, and deviates by about √((fold − 1) / dimensions) of the
 * product of their lengths.
 *
 * @param folded ⌈dimensions / fold⌉ values or more; the rest becomes 0
 */
export function foldRow(
  values: Float64Array,
  from: number,
  dimensions: number,
  fold: number,
  folded: Float64Array,
): void {
  folded.fill(0);
  let to = 0;
  let at = from;
  for (const end = from + dimensions; at < end; to += 1) {
    let sum = 0;
    const last = Math.min(at + fold, end);
    for (let sign = 1; at < last; at += 1) {
      sum += sign * (values[at] ?? 0);
      sign = -sign;
    }
    folded[to] = sum;
  }
}

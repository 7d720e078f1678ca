/** Fewer dimensions for a dot product that need not be exact. */

/**
 * `fold` stretches of the row are laid over each other with alternating signs: a dot product of two rows folded
 * alike has the rows' own for its expectation, and deviates by about √((fold − 1) / dimensions) of the product
 * of their lengths.
 *
 * @param values dimensions or longer
 * @param folded ⌈dimensions / fold⌉ values or more; the rest becomes 0
 */
export function foldRow(values: Float64Array, dimensions: number, fold: number, folded: Float64Array): void {
  folded.fill(0);
  const stretch = Math.ceil(dimensions / fold);
  for (let part = 0, start = 0; start < dimensions; part += 1, start += stretch) {
    const length = Math.min(stretch, dimensions - start);
    const sign = part % 2 === 0 ? 1 : -1;
    for (let next = 0; next < length; next += 1) {
      const at = next & 0x3fffffff;
      folded[at] = (folded[at] ?? 0) + sign * (values[start + at] ?? 0);
    }
  }
}

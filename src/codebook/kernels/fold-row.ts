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
  // A stretch to add and one to take off at a time: each pass reads and writes all of `folded`.
  for (let added = 0; added < dimensions; added += 2 * stretch) {
    const taken = added + stretch;
    const pairs = Math.min(stretch, Math.max(0, dimensions - taken));
    for (let next = 0; next < pairs; next += 1) {
      const at = next & 0x3fffffff;
      folded[at] = (folded[at] ?? 0) + ((values[added + at] ?? 0) - (values[taken + at] ?? 0));
    }
    const ownEnd = Math.min(stretch, dimensions - added);
    for (let at = pairs; at < ownEnd; at += 1) folded[at] = (folded[at] ?? 0) + (values[added + at] ?? 0);
  }
}

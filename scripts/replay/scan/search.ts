/** Finds many byte strings in one pass over a haystack. Pure. */

const PREFIX_BYTES = 4;
const FILTER_BITS = 16;
/** Knuth's multiplicative hash: 2^32 over the golden ratio. */
const MULTIPLIER = 0x9e3779b1;

export interface Pattern<Tag> {
  /** At least four bytes. */
  bytes: Buffer;
  tag: Tag;
}

/** @returns a function that gives the tags of the patterns which stand in a haystack, each once */
export function createSearcher<Tag>(patterns: readonly Pattern<Tag>[]): (haystack: Buffer) => Set<Tag> {
  const byPrefix = new Map<number, Pattern<Tag>[]>();
  const filter = new Uint8Array(1 << FILTER_BITS);
  for (const pattern of patterns) {
    if (pattern.bytes.length < PREFIX_BYTES) throw new RangeError("A pattern has at least four bytes.");
    const prefix = pattern.bytes.readInt32LE(0);
    filter[slotOf(prefix)] = 1;
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), pattern]);
  }

  return (haystack) => {
    const found = new Set<Tag>();
    let window = 0;
    for (const [index, byte] of haystack.entries()) {
      window = (window >>> 8) | (byte << 24);
      if (index < PREFIX_BYTES - 1 || filter[slotOf(window)] === 0) continue;
      const start = index - PREFIX_BYTES + 1;
      for (const { bytes, tag } of byPrefix.get(window) ?? []) {
        if (!found.has(tag) && bytes.equals(haystack.subarray(start, start + bytes.length))) found.add(tag);
      }
    }
    return found;
  };
}

function slotOf(prefix: number): number {
  return Math.imul(prefix, MULTIPLIER) >>> (32 - FILTER_BITS);
}

/** The most central shared phrases of each centroid, as far as they were counted. */
import { z } from "zod";

/** Some may not pass the filter, or be another centroid's label already. */
const KEPT = 3;

const Entries = z.array(z.array(z.object({ reference: z.string(), similarity: z.number() })));
export type PhraseEntry = z.infer<typeof Entries>[number][number];

export class PhraseRace {
  readonly #entries: PhraseEntry[][];

  constructor(entries: PhraseEntry[][]) {
    this.#entries = entries;
  }

  static fromBytes(centroids: number, bytes: Uint8Array | undefined): PhraseRace {
    if (!bytes) return new PhraseRace(Array.from({ length: centroids }, () => []));
    return new PhraseRace(Entries.parse(JSON.parse(new TextDecoder().decode(bytes))));
  }

  toBytes(): Uint8Array {
    return new TextEncoder().encode(JSON.stringify(this.#entries));
  }

  enter(centroid: number, entry: PhraseEntry): void {
    const others = (this.#entries[centroid] ?? []).filter(({ reference }) => reference !== entry.reference);
    this.#entries[centroid] = [...others, entry].toSorted(byCentrality).slice(0, KEPT);
  }

  /** The most central first. */
  of(centroid: number): readonly PhraseEntry[] {
    return this.#entries[centroid] ?? [];
  }
}

function byCentrality(left: PhraseEntry, right: PhraseEntry): number {
  return right.similarity - left.similarity || (left.reference < right.reference ? -1 : 1);
}

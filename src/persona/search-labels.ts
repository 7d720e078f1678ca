/** Finds centroids by the words of their labels. */
import type { CentroidDescription } from "../codebook/codebook.ts";
import { foldText, stemWord, wordsOf } from "./normalise-attribute.ts";

export type LabelledCentroid = CentroidDescription & { label: string };

/** Centroids whose labels hold a word that begins with each word of the query, or shares its stem; by label. */
export function searchLabels(
  centroids: readonly CentroidDescription[],
  query: string,
  limit: number,
): LabelledCentroid[] {
  const wanted = wordsOf(foldText(query));
  const holds = (label: string): boolean => {
    const words = wordsOf(foldText(label));
    const stems = new Set(words.map(stemWord));
    return wanted.every((word) => stems.has(stemWord(word)) || words.some((other) => other.startsWith(word)));
  };
  return centroids
    .filter((centroid): centroid is LabelledCentroid => centroid.label !== undefined && holds(centroid.label))
    .toSorted((left, right) => left.label.localeCompare(right.label, "en"))
    .slice(0, limit);
}

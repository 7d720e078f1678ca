/** Labels of centroids: what may stand for many users, and which of several sources speaks. */
import { filterSignals } from "./filter.ts";

/** Whether a text may be shown to other users: the grammar and the filter that every signal passed. */
export function isLabel(text: string): boolean {
  const signal = { facet: "topic", polarity: 1, explicit: true, confidence: 1, turn: 0 } as const;
  const [kept] = filterSignals([{ ...signal, attribute: text, statement: text }]);
  return kept?.attribute === text;
}

/**
 * The commonest wording of one phrase; of equally common ones the shorter, then the first by code points.
 *
 * @param wordings one a user
 */
export function commonWording(wordings: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const wording of wordings) counts.set(wording, (counts.get(wording) ?? 0) + 1);
  const [best] = [...counts].toSorted(
    ([left, leftCount], [right, rightCount]) =>
      rightCount - leftCount || left.length - right.length || (left < right ? -1 : 1),
  );
  return best?.[0];
}

/** What Claude and the rules found of one conversation, as one. */
import { normaliseAttribute } from "../normalise-attribute.ts";
import type { ExtractedSignal, Facet } from "../signal.ts";

const STYLE_FACETS: ReadonlySet<Facet> = new Set([
  "correction",
  "format",
  "length",
  "tone",
  "interaction",
  "locale",
]);

function keyOf({ facet, slot, attribute }: ExtractedSignal): string {
  return slot === undefined ? `${facet}:${normaliseAttribute(attribute)}` : `slot:${slot}`;
}

/**
 * Claude's signals, and of the rules' the pins and the explicit wishes for a style: those are all but
 * never wrong, and what somebody asked for must not be lost because an answer left it out. Of topics,
 * fields and skills Claude is the better judge, and decides alone. On the same thing Claude's stands,
 * and of Claude's own the latest. In order of turns.
 */
export function combineSignals(
  claude: readonly ExtractedSignal[],
  rules: readonly ExtractedSignal[],
): ExtractedSignal[] {
  const sure = rules.filter(
    ({ slot, explicit, facet }) => slot !== undefined || (explicit && STYLE_FACETS.has(facet)),
  );
  const byKey = new Map([...sure, ...claude].map((signal) => [keyOf(signal), signal]));
  return [...byKey.values()].toSorted((left, right) => left.turn - right.turn);
}

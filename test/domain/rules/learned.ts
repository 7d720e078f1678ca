import { extractByRules } from "../../../src/persona/rules/extract.ts";
import type { ExtractedSignal } from "../../../src/persona/signal.ts";

/** "+jazz", "-opera", "Name=Sam"; a "?" behind what is only implied. */
function worded({ attribute, explicit, polarity, slot }: ExtractedSignal): string {
  const name = slot === undefined ? `${polarity === 1 ? "+" : "-"}${attribute}` : `${slot}=${attribute}`;
  return explicit ? name : `${name}?`;
}

/** What is learned of the user, without what the conversation was about. */
export function learned(...turns: string[]): string[] {
  return extractByRules(turns)
    .filter(({ facet, explicit }) => explicit || facet !== "topic")
    .map(worded);
}

/** Noun phrases for how answers may be: "bullet points", "a formal tone", "disclaimers". */
import { FORMAT_NAMES } from "./format-names.ts";
import { INTERACTION_NAMES } from "./interaction-names.ts";
import type { Manner } from "./manner.ts";
import { tableOf } from "./phrase-table.ts";
import { TONE_NAMES } from "./tone-names.ts";

const DETERMINERS =
  /^(?:(?:the|your|any|some|all|such|those|these|so many|too many|too much|so much|that many|that much|as many|as much|a lot of|lots of|plenty of|more|a|an|my|nice|stupid|silly|annoying|damn|unnecessary|constant|useless|random|a few|a bit of|a little|a little bit of|quite|really|clear|of|with|only|just) )+/iu;

/** The whole of a phrase must match, so that "short sleeves" is no manner of answering. */
const named = tableOf([...FORMAT_NAMES, ...TONE_NAMES, ...INTERACTION_NAMES], DETERMINERS);

/** The manner that a noun phrase names, if the whole of it does. */
export function mannerNamed(phrase: string): Manner | undefined {
  const trimmed = phrase.trim().replace(/[.!,]+$/u, "");
  if (trimmed.length > 60) return undefined;
  return named(trimmed);
}

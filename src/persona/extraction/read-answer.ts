/**
 * Signals from Claude's answer: only what the user really said, in the grammar, through the filter that
 * the rules' signals go through as well. Whatever does not fit is dropped.
 */
import { filterSignals } from "../filter.ts";
import { normaliseText } from "../grammar.ts";
import { detectLanguage, languageName } from "../language.ts";
import { mannerNamed } from "../rules/style-names.ts";
import type { ExtractedSignal, Facet, Polarity } from "../signal.ts";
import type { ExtractionAnswer } from "./answer-schema.ts";
import { createGrounding, type Grounding, type Statement } from "./grounding.ts";
import type { OwnTurn } from "./own-turns.ts";
import { STYLE_NAMES } from "./prompt.ts";
import { facetOfSlot, isNamedValue } from "./slot-values.ts";

type Claim = ExtractionAnswer["signals"][number];

/** More claims than this of one conversation are not looked at. */
const CLAIMS_MAX = 100;
const CONFIDENCE = { low: 0.4, medium: 0.65, high: 0.9 } as const;
const STYLE_FACETS: ReadonlySet<Facet> = new Set(["correction", "format", "length", "tone", "interaction"]);
const STYLES = new Set(STYLE_NAMES);
const FIRST_PERSON = /(?<!\p{L})(?:i|i['’]\p{L}{1,2}|im|me|my|mine|myself|we|us|our)(?!\p{L})/iu;

function pinOf(
  claim: Claim,
  slot: NonNullable<Claim["slot"]>,
  value: string,
  statement: Statement,
  turns: readonly OwnTurn[],
  grounding: Grounding,
): ExtractedSignal | undefined {
  const spoken = slot === "Language" && languageSpoken(turns) === value;
  if (!spoken && !claim.explicit) return undefined;
  if (!spoken && !isNamedValue(slot, value) && !grounding.standsIn(value, statement.text)) return undefined;
  return {
    facet: facetOfSlot(slot),
    slot,
    attribute: value,
    polarity: 1,
    explicit: claim.explicit,
    confidence: CONFIDENCE[claim.confidence],
    statement: statement.text,
    turn: statement.turn,
  };
}

function languageSpoken(turns: readonly OwnTurn[]): string | undefined {
  const { language, confident } = detectLanguage(turns.flatMap(({ sentences }) => sentences));
  return confident && language !== undefined ? languageName(language) : undefined;
}

/** A style has one name: "brief replies" are "short answers", and so are "long answers" refused. */
function named(
  facet: Facet,
  attribute: string,
  polarity: Polarity,
): Pick<ExtractedSignal, "facet" | "attribute" | "polarity"> {
  const manner = STYLE_FACETS.has(facet) ? mannerNamed(attribute) : undefined;
  return manner
    ? { ...manner, polarity: manner.polarity === polarity ? 1 : -1 }
    : { facet, attribute, polarity };
}

function preferenceOf(
  claim: Claim,
  attribute: string,
  statement: Statement,
  grounding: Grounding,
): ExtractedSignal | undefined {
  const isStyle = STYLE_FACETS.has(claim.facet);
  const stated = grounding.standsIn(attribute, statement.text);
  const isNamed = isStyle && (STYLES.has(attribute) || mannerNamed(attribute) !== undefined);
  if (!stated && !isNamed && !grounding.wasSaid(attribute)) return undefined;
  // An interest is stated of oneself, in the sentence that names it; else it is at best inferred.
  const own = isStyle || (stated && isOfSpeaker(statement.text));
  const explicit = claim.explicit && own && (stated || isNamed);
  const polarity = claim.polarity === "prefers" ? 1 : -1;
  if (claim.facet === "topic" && polarity === -1 && !explicit) return undefined;
  return {
    ...named(claim.facet, attribute, polarity),
    explicit,
    confidence: CONFIDENCE[claim.confidence],
    statement: statement.text,
    turn: statement.turn,
  };
}

/** Other languages than English often do without the pronoun: there Claude is believed. */
function isOfSpeaker(sentence: string): boolean {
  const { language } = detectLanguage([sentence]);
  return FIRST_PERSON.test(sentence) || (language !== undefined && language !== "en");
}

export function readAnswer(answer: ExtractionAnswer, turns: readonly OwnTurn[]): ExtractedSignal[] {
  const grounding = createGrounding(turns);
  const signals = answer.signals.slice(0, CLAIMS_MAX).flatMap((claim) => {
    const statement = grounding.find(claim.quote, claim.turn);
    const attribute = normaliseText(claim.attribute);
    if (!statement || attribute === "") return [];
    const signal =
      claim.slot === null
        ? preferenceOf(claim, attribute, statement, grounding)
        : pinOf(claim, claim.slot, attribute, statement, turns, grounding);
    return signal ? [signal] : [];
  });
  return filterSignals(signals.toSorted((left, right) => left.turn - right.turn));
}

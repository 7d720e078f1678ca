/**
 * The filter every extractor's signals go through, Claude's as well: the grammar of the persona
 * block, no addresses or secrets, nothing of a special category (GDPR article 9), no abuse.
 */
import { isAbusive } from "./filter/abuse.ts";
import { holdsIdentifier, withoutIdentifiers } from "./filter/identifiers.ts";
import { soundsLikeOrder } from "./filter/orders.ts";
import { isSensitive } from "./filter/special-categories.ts";
import { SLOTS, isPhrase, isValue, normaliseText } from "./grammar.ts";
import { FACETS, type ExtractedSignal } from "./signal.ts";

const STATEMENT_MAX_CHARACTERS = 256;
/** More signals than this from one conversation are noise; the latest are kept. */
const SIGNALS_MAX = 64;

/** One form for comparing: what two spellings of one attribute share. */
function keyOf({ facet, slot, attribute }: ExtractedSignal): string {
  return slot === undefined ? `${facet}:${attribute.toLowerCase()}` : `slot:${slot}`;
}

/** Whether a text that the user wrote themselves may be stored: what is learned has to pass the same. */
export function mayStore(text: string): boolean {
  const neutralText = text.replace(OFF_LIMITS_FREELY, "");
  return !holdsIdentifier(text) && !isAbusive(text) && !soundsLikeOrder(text) && !isSensitive(neutralText);
}

/** Not wanting to speak of these says nothing of where one stands. */
const OFF_LIMITS_FREELY = /(?<!\p{L})(?:politics|religion|elections|politicians)(?!\p{L})/giu;

function isWellFormed(signal: ExtractedSignal): boolean {
  const { attribute, slot, facet, confidence, polarity, turn } = signal;
  if (!FACETS.includes(facet) || (slot !== undefined && !SLOTS.includes(slot))) return false;
  if (polarity !== 1 && polarity !== -1) return false;
  if (!(confidence > 0 && confidence <= 1) || !Number.isInteger(turn) || turn < 0) return false;
  if (!(slot === undefined ? isPhrase(attribute) : isValue(attribute))) return false;
  if (facet === "domain" && polarity === -1) return false;
  return !holdsIdentifier(attribute) && !isAbusive(attribute) && !soundsLikeOrder(attribute);
}

function neutral(text: string, { slot }: ExtractedSignal): string {
  return slot === "Off limits" ? text.replace(OFF_LIMITS_FREELY, "") : text;
}

function cleanStatement(statement: string): string {
  return withoutIdentifiers(normaliseText(statement)).slice(0, STATEMENT_MAX_CHARACTERS).toWellFormed();
}

/** `work` of a text once: many signals share one statement. */
function once<T>(work: (text: string) => T): (text: string) => T {
  const done = new Map<string, T>();
  return (text) => {
    const known = done.get(text);
    if (known !== undefined) return known;
    const result = work(text);
    done.set(text, result);
    return result;
  };
}

/**
 * What may be stored of `signals`, in their order. Of several on one attribute (or slot) within the
 * conversation the latest wins. Exclusive styles ("short" and "detailed answers") are left to the
 * encoder, which knows the axes.
 */
export function filterSignals(signals: readonly ExtractedSignal[]): ExtractedSignal[] {
  const mayKeep = once((text) => !isSensitive(text));
  const stated = once(cleanStatement);
  const allowed = signals
    .map((signal) => ({
      ...signal,
      attribute: normaliseText(signal.attribute),
      statement: stated(signal.statement),
    }))
    .filter(isWellFormed)
    .filter((each) => mayKeep(neutral(each.attribute, each)) && mayKeep(neutral(each.statement, each)));
  const latest = new Map(allowed.map((signal, index) => [keyOf(signal), index]));
  return allowed.filter((signal, index) => latest.get(keyOf(signal)) === index).slice(-SIGNALS_MAX);
}

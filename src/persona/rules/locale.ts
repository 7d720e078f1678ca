/** How the user's part of the world writes: language, spelling, units, currency, dates, time zone. */
import type { Slot } from "../grammar.ts";
import type { Polarity } from "../signal.ts";
import { type Attitude, attitudeIn } from "./locale-attitudes.ts";
import { type Term, oppositeOf } from "./locale-lexicon.ts";
import { mentionedIn } from "./locale-mentions.ts";
import { abstractTerms } from "./locale-terms.ts";
import { zoneOf } from "./places.ts";

export interface Locale {
  slot?: Slot;
  value: string;
  polarity: Polarity;
  confidence: number;
}

const LIVING =
  /^(?:(?:i'm|i am|we're|we are|i live|we live|i'm based|i am based|we're based|i'm located|i work|i(?:'ve| have)? (?:just |recently )?(?:moved|relocated)(?= to )|i(?:'m| am) (?:currently |now |still |actually )(?=in |based |living )) (?:currently |now |all )?(?:based |located |living |over |out |up |down )?(?:out of|in|to|on)|hello from|hi from|greetings from|writing from) ([\p{L} ]{2,24}?)(?:,? (?:so|and|now|by the way|btw|these days|last|a |two|three|recently|for|with|in|here|myself|where|which|since|if).*)?$/iu;
const RESIDENT =
  /^(?:i|we) (?:live|moved|relocated)|based|living|^i've (?:just |recently )?(?:moved|relocated)/iu;
const RULES_OF =
  /^(?:the )?(\p{Lu}[\p{L}' ]{2,20}) (?:law|laws|tax|taxes|rules|regulations|tax rules|tax law|employment law|building codes?) (?:applies|apply|is what applies|are what apply|counts?|matters?|is|are the ones?)(?: .{0,20})? (?:to|for) (?:me|us)(?:,? .{0,60})?$/u;

/** A language is also a cuisine and a people: it takes a word of speaking, or "in". */
const SPOKEN =
  /(?:\bin §|\b(?:speak|talk|reply|answer|respond|write|chat|communicate|language|tongue|switch|stay|continue|stick|easier|easiest|better than|clearer|only understand|use §)|^§\d,? (?:please,? )?only\b|^only §|\bsimple\b|§\d would be)/iu;
const TEXT_TURNED =
  /\b(?:write|put|say|do|send|give|translate|make|have) (?:it|this|that|me|them|these|an?|my|our)\b|\b(?:i'd like|i'd love|fluent|understand(?! only))\b/iu;
const LASTING =
  /\b(?:let's|can we|could we|always|only|from now on|from here on|going forward|please use)\b/iu;
/** "I'm American" tells where one is from, and no spelling. */
const WRITTEN =
  /(?<!\p{L})(?:spell\p{L}*|english|write|writing|written|use|type|colou?r|favou?rite|organi[sz]e)(?!\p{L})/iu;
/** "I need euros" is money wanted; "I need prices in euros" is how they are to be told. */
const MONEY =
  /(?<!\p{L})(?:i need|i want|i'd like|i would like|i'd love|get|send|have|i have|i use|i'm|i am|know|keep|run|sell|like|carry)(?!\p{L})/iu;
const PRICED =
  /(?<!\p{L})(?:prices?|amounts?|costs?|fares?|fees?|sums?|rates?|quotes?|quoted|totals?|figures?|bills?|invoices?|charge|paid|earn|everything|budget|think in|only)(?!\p{L})/iu;

function isMeant(
  term: Term,
  clause: string,
  text: string,
  { own, wanted }: Attitude,
  mixed: boolean,
): boolean {
  if (term.slot === "Language") {
    if (!SPOKEN.test(text)) return false;
    return own || LASTING.test(text) || !TEXT_TURNED.test(text);
  }
  if (term.slot === "Spelling" && own) return WRITTEN.test(clause);
  if (term.slot === "Currency" && wanted) return !MONEY.test(text) || PRICED.test(text) || mixed;
  return true;
}

/** Kilometres and Celsius are metric together; two currencies are none. */
function merged(terms: readonly Term[]): Term[] {
  const bySlot = new Map<string, Term>();
  for (const term of terms) {
    const key = term.slot ?? term.value;
    const known = bySlot.get(key);
    if (known === undefined || known.value === term.value) bySlot.set(key, term);
    else if (term.slot !== "Units") return [];
    else bySlot.set(key, known.value === "Celsius" || known.value === "Fahrenheit" ? term : known);
  }
  return [...bySlot.values()];
}

function refused(term: Term): Locale | undefined {
  const other = oppositeOf(term);
  if (other) return { ...other, polarity: 1, confidence: 0.8 };
  if (term.slot === "Currency") return { value: `prices in ${term.value}`, polarity: -1, confidence: 0.85 };
  if (term.slot === "Spelling") return { value: `${term.value} spelling`, polarity: -1, confidence: 0.85 };
  if (term.slot === "Language") return { value: `answers in ${term.value}`, polarity: -1, confidence: 0.85 };
  return undefined;
}

/** A whole is more than what was said of a part: kilograms tell metric, degrees Celsius themselves. */
function ofTerms(clause: string, asked: boolean): Locale[] {
  const abstracted = abstractTerms(clause);
  const attitude =
    abstracted &&
    (attitudeIn(abstracted.text, asked) ??
      (asked ? undefined : mentionedIn(abstracted.text, abstracted.runs)));
  if (!abstracted || !attitude) return [];
  const run = abstracted.runs[attitude.run] ?? [];
  return merged(run)
    .filter((term) =>
      isMeant(term, clause, abstracted.text, attitude, new Set(run.map(({ slot }) => slot)).size > 1),
    )
    .flatMap((term) => {
      if (attitude.wanted) return [{ ...term, polarity: 1 as const, confidence: 0.9 }];
      const left = refused(term);
      return left === undefined ? [] : [left];
    });
}

function livingIn(clause: string): Locale[] {
  const place = LIVING.exec(clause)?.[1]?.trim();
  const zone = place === undefined ? undefined : zoneOf(place);
  if (place === undefined || zone === undefined) return [];
  const found: Locale[] = [{ slot: "Time zone", value: zone, polarity: 1, confidence: 0.6 }];
  const named = place.replace(/^the (?=\p{Lu})/u, "");
  if (RESIDENT.test(clause) && /^\p{Lu}/u.test(named) && named !== zone)
    found.push({ value: `living in ${place}`, polarity: 1, confidence: 0.65 });
  return found;
}

/** What the clause tells of its speaker's part of the world; `asked` where it is a question. */
export function localeIn(clause: string, asked = false): Locale[] {
  const told = ofTerms(clause, asked);
  if (told.length > 0 || asked) return told;
  const land = RULES_OF.exec(clause)?.[1];
  if (land !== undefined) return [{ value: `${land} rules`, polarity: 1, confidence: 0.85 }];
  return livingIn(clause);
}

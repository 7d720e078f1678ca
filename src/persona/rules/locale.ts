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

const PLACE = "([\\p{L} ]{2,24}?)";
const AFTER_PLACE =
  "(?:,? (?:so|and|now|by the way|btw|these days|last|a |two|three|recently|for|with|in|here|myself|where|which|since|if|when|only|all|we|i|my|though|at the moment|currently|again|these|this|way|side|time) ?.*|, .{2,60})?";
const LIVING = [
  new RegExp(
    `^(?:(?:i'm|i am|im|we're|we are|i live|we live|i'm based|i am based|we're based|i'm located|i work|i reside|we reside|we settled|i settled|i stay|i(?:'ve| have)? (?:just |recently )?(?:moved|relocated)(?= to )|we(?:'ve| have)? (?:just |recently )?(?:moved|relocated)(?= to )|i(?:'m| am) (?:currently |now |still |actually )(?=in |based |living )) (?:currently |now |all |both |still )?(?:based |located |living |over |out |up |down |back |here )?(?:just )?(?:out of|outside(?: of)?|near|close to|in|to|on)|(?:i'm|i am|we're|we are) an? (?:[\\p{L}-]+ ){1,4}?(?:based |living )?in|hello from|hi from|greetings from|(?:i'm )?(?:writing|calling|messaging|chatting|texting|speaking|talking) (?:to )?(?:you )?from|(?:my )?time ?zone(?:'s| is)|(?:living|based|located|being|residing) (?:up |down |over |out |here )?in) ${PLACE}${AFTER_PLACE}$`,
    "iu",
  ),
  new RegExp(
    `^(?:(?:i|we|i'm|we're) (?!.*\\b(?:visit|holiday|trip|going|was|were|been|used|flew|fly|travel|landed|stuck)).{2,60} )?(?:over |out |up |down |back )?here in ${PLACE}(?:,? (?:so|we|i|our|my|it|the|and|everyone|everybody|people) .*)?$`,
    "iu",
  ),
  new RegExp(`^(?:i|we) (?:run|keep|have|own) (?:my|our|an?) .{3,30} out of ${PLACE}${AFTER_PLACE}$`, "iu"),
];
const RESIDENT =
  /^(?:i|we) (?:live|moved|relocated|reside|settled|stay)|^being |based|living|residing|(?:^| )here in |^(?:i|we)'ve (?:just |recently )?(?:moved|relocated)/iu;
const RULES_OF =
  /^(?:the )?(\p{Lu}[\p{L}' ]{2,20}) (?:law|laws|tax|taxes|rules|regulations|tax rules|tax law|employment law|building codes?) (?:applies|apply|is what applies|are what apply|counts?|matters?|is|are the ones?)(?: .{0,20})? (?:to|for) (?:me|us)(?:,? .{0,60})?$/u;

/** A language is also a cuisine and a people: it takes a word of speaking, or "in". */
const SPOKEN =
  /(?:\bin §|\b(?:speak|talk|reply|answer|respond|write|chat|communicate|language|tongue|switch|stay|continue|stick|easier|easiest|better than|clearer|only understand|use §)|^§\d,? (?:please,? )?only\b|^only §|\bsimple\b|\btranslat|\bno §|§\d (?:does|do|suits|works for|is how|first)\b|§\d would be)/iu;
/** "I'm fluent in Dutch" is a skill, and asks for no Dutch. */
const FLUENT = /(?<!more |most |only )fluent in §/iu;
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
    if (!SPOKEN.test(text) || FLUENT.test(text)) return false;
    return own || LASTING.test(text) || !TEXT_TURNED.test(text);
  }
  if (term.slot === "Spelling" && own) return WRITTEN.test(clause);
  if (term.slot === "Spelling" && !wanted) return WRITTEN.test(clause);
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

/** "In euros, not in pounds": of two of a kind that are not each other's only alternative, the other is told too. */
const OTHER = /(?:not|never|rather than|instead of|no) (?:(?:in|to|the|your) ){0,2}§(\d)/iu;

function leftAside(text: string, runs: readonly (readonly Term[])[], wanted: number): Locale[] {
  const run = Number(OTHER.exec(text)?.[1] ?? wanted);
  if (run === wanted) return [];
  return (runs[run] ?? []).flatMap((term) =>
    term.slot !== "Spelling" && oppositeOf(term) === undefined ? (refused(term) ?? []) : [],
  );
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
  const kept = merged(run)
    .filter((term) =>
      isMeant(term, clause, abstracted.text, attitude, new Set(run.map(({ slot }) => slot)).size > 1),
    )
    .flatMap((term) => {
      if (attitude.wanted) return [{ ...term, polarity: 1 as const, confidence: 0.9 }];
      const left = refused(term);
      return left === undefined ? [] : [left];
    });
  return attitude.wanted && kept.length > 0
    ? [...kept, ...leftAside(abstracted.text, abstracted.runs, attitude.run)]
    : kept;
}

/** "tamil nadu" is a name, however it is typed. */
function capitalised(name: string): string {
  return /\p{Lu}/u.test(name)
    ? name
    : name.replace(/(?<=^|[ -])(?!(?:of|and|the) )\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** "tz: Europe/Warsaw" */
const ZONE_NAMED =
  /(?<!\p{L})(?:tz|time ?zone)(?: is|'s|:|=)? ?(?:[A-Z][a-z]+\/)([A-Z][A-Za-z]+(?:_[A-Z][a-z]+)?)(?![\p{L}/])/u;

const MONTH_IN_WORDS =
  /^(?!.*(?<!\p{L})(?:don't|do not|never|stop) )(?:.*, (?:so |and )?)?(?:(?:please|always|just|kindly|can you|could you|i'd like you to) )*(?:(?:spell|write)(?: out)? (?:the |your )?months?(?: names?)?(?: out| in full| in letters| in words| as words?| as a word)?|spell out (?:the )?months?)(?: (?:whenever|when|every time|in|for|please|always) ?.*)?$/iu;

function writtenLike(clause: string): Locale[] {
  if (MONTH_IN_WORDS.test(clause) && !/^(?:spell|write) (?:the )?months?$/iu.test(clause))
    return [{ slot: "Dates", value: "month names spelled out", polarity: 1, confidence: 0.85 }];
  const city = ZONE_NAMED.exec(clause)?.[1]?.replaceAll("_", " ");
  if (city === undefined) return [];
  return [{ slot: "Time zone", value: zoneOf(city) ?? city, polarity: 1, confidence: 0.9 }];
}

/** "I'm in Paris for the weekend": no place to live by. */
const VISITING =
  /(?<!\p{L})(?:for (?:the|an?|this|two|three|four|five|\d+) (?:few |couple of |long )?(?:weekend|nights?|days?|weeks?|evening|afternoon|holidays?|vacation|conference|meeting|wedding|trip|visit|concert|match|game)|until (?:tomorrow|\p{L}+day|next|the)|on (?:holiday|vacation|business|a (?:business )?trip|leave)|visiting|right now|at the moment)(?!\p{L})/iu;

function livingIn(clause: string): Locale[] {
  const place = LIVING.map((pattern) => pattern.exec(clause)?.[1])
    .find((found) => found !== undefined)
    ?.trim();
  const zone = place === undefined ? undefined : zoneOf(place);
  if (place === undefined || zone === undefined) return [];
  if (VISITING.test(clause) && !RESIDENT.test(clause)) return [];
  const found: Locale[] = [{ slot: "Time zone", value: zone, polarity: 1, confidence: 0.6 }];
  const named = capitalised(place.replace(/^the (?=\p{L})/iu, ""));
  if (RESIDENT.test(clause) && named !== zone)
    found.push({
      value: `living in ${/^the /iu.test(place) ? "the " : ""}${named}`,
      polarity: 1,
      confidence: 0.65,
    });
  return found;
}

/** What the clause tells of its speaker's part of the world; `asked` where it is a question. */
export function localeIn(clause: string, asked = false): Locale[] {
  const told = ofTerms(clause, asked);
  if (told.length > 0 || asked) return told;
  const land = RULES_OF.exec(clause)?.[1];
  if (land !== undefined) return [{ value: `${land} rules`, polarity: 1, confidence: 0.85 }];
  const written = writtenLike(clause);
  return written.length > 0 ? written : livingIn(clause);
}

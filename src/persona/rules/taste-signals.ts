/** What a taste says: a manner of answering where it names one, else what its speaker likes or dislikes. */
import { isPhrase } from "../grammar.ts";
import type { Signal } from "../signal.ts";
import { type Manner, signed } from "./manner.ts";
import { favouriteKind } from "./favourites.ts";
import { gerund } from "./gerund.ts";
import { attributesOf } from "./objects.ts";
import { leadingManner } from "./leading-manner.ts";
import { scopedAttribute } from "./scope.ts";
import { mannerNamed } from "./style-names.ts";
import { HEDGED, styleSignal } from "./style-signal.ts";
import type { Taste } from "./tastes.ts";
import { isActivityVerb } from "./verbs.ts";

/** A manner at the start of a taste's object, what follows being no more than a scope. */
function mannerOfTaste({ object, polarity }: Taste): { manner: Manner; scope: string } | undefined {
  const found = leadingManner(object, mannerNamed);
  return found && { ...found, manner: signed(found.manner, polarity === 1) };
}

/** "When I fly" bounds a taste of window seats; "when it rains" tells too little to be kept. */
const DOING =
  / when(?:ever)? (?:i|we)(?:'m| am| are)? ((?!have|get|am|can|do|need|want|feel|see|think)\p{L}+)((?: (?:for work|at home|abroad|alone|at work|with \p{L}+|at night))?)[.!]*$/iu;

function whenDoing(object: string): string {
  const [, verb, rest = ""] = DOING.exec(object) ?? [];
  return verb !== undefined && (isActivityVerb(verb) || verb.endsWith("ing"))
    ? `when ${gerund(verb)}${rest}`
    : "";
}

/** Things that may be meant as a manner only where the user speaks of answers. */
const NO_TASTE = new Set([
  ..."tables lists details examples images pictures links jokes sources spaces tabs comments steps summaries prose advice proof novels essays evidence diagrams charts graphs conclusions honesty empathy humor humour puns sarcasm metaphors wit compliments suggestions tips recommendations alternatives irony types tests diffs".split(
    " ",
  ),
  "small talk",
]);

/** A favourite of these kinds may be a manner of answering; a favourite roast that is bold is none. */
const KIND_OF_MANNER =
  /(?:format|style|tone|layout|length|structure|voice|language|answer|reply|response|explanation|approach|manner)$/u;

/** "I prefer the morning", "something with a view": an answer to what is being arranged. */
const OF_ERRAND =
  /^(?:the (?:\p{L}+ )?(?:morning|afternoon|evening|night|weekend)[.!]*$|(?:something|somewhere|anything|anywhere|someone|somebody) )/iu;
const STANDING = /(?<!\p{L})(?:always|usually|generally|in general|normally|typically|tend to)(?!\p{L})/iu;

export function tasteSignals(clause: string, taste: Taste, hedged: boolean): Signal[] {
  const kind = favouriteKind(clause);
  const ofThings = kind !== undefined && !KIND_OF_MANNER.test(kind);
  const style = ofThings ? undefined : mannerOfTaste(taste);
  const confidence = hedged ? HEDGED : taste.confidence;
  const wording = taste.object.toLowerCase().replace(/[.!,]+$/u, "");
  const ofManner = kind !== undefined && !ofThings;
  const meantSo = ofManner || /prefer|rather|don't (?:like|want)|want|'d like/iu.test(clause);
  if (style && (meantSo || !NO_TASTE.has(wording))) {
    return [styleSignal(style.manner, style.scope, true, confidence)];
  }
  if (taste.wish && !/ than /iu.test(taste.object)) return [];
  if (taste.compares && OF_ERRAND.test(taste.object) && !STANDING.test(clause)) return [];
  const doing = whenDoing(taste.object);
  return attributesOf(taste.object, taste.compares).map((attribute) => {
    const manner = ofThings || NO_TASTE.has(attribute.toLowerCase()) ? undefined : mannerNamed(attribute);
    if (manner) return styleSignal(signed(manner, taste.polarity === 1), "", true, confidence);
    const named =
      kind === undefined || attribute.toLowerCase().includes(kind)
        ? attribute
        : `${attribute} as favorite ${kind}`;
    return {
      facet: "topic",
      attribute: scopedAttribute(isPhrase(named) ? named : attribute, doing),
      polarity: taste.polarity,
      explicit: true,
      confidence,
    };
  });
}

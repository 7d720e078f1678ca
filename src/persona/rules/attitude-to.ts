/** The attitude that the words around one mention of a manner express. */
import type { Polarity } from "../signal.ts";
import type { Attitude } from "./attitude.ts";
import { type ClausePart, windowBefore, windowBehind } from "./clause-parts.ts";
import {
  BARE_ORDER,
  DENIED,
  FRAGMENT_BEFORE,
  FRAGMENT_BEHIND,
  OF_ME,
  PERSON_BEFORE,
  PERSON_BEHIND,
  isOrderedBare,
} from "./cues-alone.ts";
import {
  COMPLAINS_BEFORE,
  COMPLAINS_OF_ACT,
  DISLIKES,
  LIKES,
  NOT_HERE_FOR,
  ORDERS_AWAY,
  ORDERS_FOR,
  PARTED_BEFORE,
  PARTED_BEHIND,
  THRIVES,
  WANTS_NO_LACK,
  mayOrder,
} from "./cues-before.ts";
import {
  AFFECTS,
  COMPLAINS_BEHIND,
  FINDS,
  FOUND_BAD,
  FOUND_GOOD,
  NO,
  OFFENDS,
  OWNED,
  PLEASES,
  POINTED,
  QUALITY_ENDS,
  SUBJECT_PLACE,
  SUITS,
  YES,
} from "./cues-behind.ts";
import { FAULTS, FINDS_FAULT } from "./faults.ts";
import { LIMIT_BEFORE, LIMIT_BEHIND } from "./length-limits.ts";
import { opposite } from "./manner.ts";
import type { Mention } from "./manner-mentions.ts";
import { leadingScope, trailingScope } from "./scope.ts";

/** "Beneath each other rather than in one sentence": a length that is not wanted. */
const INSTEAD = /(?:rather than|instead of|not)(?: all)?(?: (?:in|as|into))? $/iu;

/** What follows an adverb of degree is wanted less or more of. */
const TOO = /(?:^| )(?:too|overly|so|that|this|less|not|hardly|un) (?:\p{L}+ )?$/iu;

/** "Numbers without a source are worthless to me." */
const LACKING = /(?:^| )without (?:an? |any |the |some )?$/iu;

/** "I want to wait for my approval": what the user does. */
const OWN_DOING =
  /(?:^| )(?:i|i'd|we)(?: [\p{L}']+){0,3} (?:want|like|love|need|have|hate|prefer|going|got|wish|try) to $/iu;
const MATTER =
  /^ (?:of|for|about|on) (?:the|my|this|that|these|those|an?|your|our|one|two|three|four|five|six|seven|eight|nine|ten|\d+) /iu;

/** "Inventing section numbers": a doing spoken of, and no order. */
const DOING = /^\p{L}{2,}ing(?!\p{L})/iu;

/** "Being quizzed makes me nervous." */
const BEING = /(?:^| )being $/iu;

interface Words {
  /** Before the mention, in its part of the clause. */
  start: string;
  before: string;
  behind: string;
}

type Verdict = readonly [Polarity, Attitude["force"]];

function felt({ start, before, behind }: Words): Verdict | undefined {
  if (THRIVES.test(before)) return [1, "effect"];
  if (!SUBJECT_PLACE.test(start)) return undefined;
  const effect = AFFECTS.exec(behind)?.[1];
  if (effect === undefined) return undefined;
  if (!PLEASES.test(effect)) return [-1, "effect"];
  return POINTED.test(start) ? undefined : [1, "effect"];
}

function refused({ start, before, behind }: Words, act: boolean, doing: boolean): Verdict | undefined {
  if (WANTS_NO_LACK.test(before)) return [1, "ordered"];
  if (LACKING.test(before) && OFFENDS.test(behind)) return [1, "effect"];
  if (DISLIKES.test(before)) return [-1, "felt"];
  if ((!act || doing) && OFFENDS.test(behind)) return [-1, "effect"];
  if (COMPLAINS_BEFORE.test(start) || (act && COMPLAINS_OF_ACT.test(start))) return [-1, "complained"];
  if (mayOrder(start) && ORDERS_AWAY.test(before)) return [-1, "ordered"];
  if (PARTED_BEFORE.test(before) && PARTED_BEHIND.test(behind)) return [-1, "ordered"];
  return NO.test(behind) ? [-1, "ordered"] : undefined;
}

function found({ before, behind }: Words): Verdict | undefined {
  if (!FINDS.test(before)) return undefined;
  if (FOUND_BAD.test(behind)) return [-1, "effect"];
  return FOUND_GOOD.test(behind) ? [1, "effect"] : undefined;
}

function wanted(words: Words, act: boolean): Verdict | undefined {
  const { start, before, behind } = words;
  const person = PERSON_BEFORE.exec(start);
  if (person && PERSON_BEHIND.test(behind)) return [DENIED.test(person[0]) ? -1 : 1, "felt"];
  const judged = found(words);
  if (judged) return judged;
  if (LIKES.test(before)) return [1, "felt"];
  if (!act && SUITS.test(behind) && !POINTED.test(start)) return [1, "effect"];
  if (YES.test(behind)) return [1, "ordered"];
  return mayOrder(start) && ORDERS_FOR.test(start) && !TOO.test(start) ? [1, "ordered"] : undefined;
}

function wantedGone(
  { start, before, behind }: Words,
  { kind, attribute, lack, text }: Mention,
): Verdict | undefined {
  if (NOT_HERE_FOR.test(before)) return [-1, "ordered"];
  if ((FAULTS.has(attribute) || (lack && kind === "quality")) && FINDS_FAULT.test(start))
    return [-1, "complained"];
  if (kind === "act" && !lack && !DOING.test(text) && BARE_ORDER.test(start)) return [1, "ordered"];
  return kind !== "act" && COMPLAINS_BEHIND.test(behind) ? [-1, "complained"] : undefined;
}

function alone(
  { start, before, behind }: Words,
  { kind, loose, attribute, text }: Mention,
): Verdict | undefined {
  const bare = kind === "thing" && !loose && isOrderedBare(attribute, text, start, behind);
  const stands = bare || OF_ME.test(before) || (FRAGMENT_BEFORE.test(start) && FRAGMENT_BEHIND.test(behind));
  return stands ? [1, "ordered"] : undefined;
}

function verdictOn(words: Words, mention: Mention, question: boolean): Verdict | undefined {
  const act = mention.kind === "act";
  const doing = act && (DOING.test(mention.text) || BEING.test(words.before));
  if (
    OWNED.test(words.before) ||
    (act && !/^be |my(?:self| own)/iu.test(mention.text) && OWN_DOING.test(words.before))
  )
    return undefined;
  if (mention.kind === "quality" && !QUALITY_ENDS.test(words.behind)) return undefined;
  if (mention.kind === "limit" && INSTEAD.test(words.before)) return undefined;
  if (mention.kind === "limit" && (LIMIT_BEFORE.test(words.before) || LIMIT_BEHIND.test(words.behind)))
    return [1, "felt"];
  return (
    felt(words) ??
    refused(words, act, doing) ??
    wanted(words, act) ??
    wantedGone(words, mention) ??
    (question ? undefined : alone(words, mention))
  );
}

/** Words behind a manner that bound it to nothing: "for somebody else", "with gaps in between". */
const NO_SCOPE =
  /(?<!\p{L})(?:with|else|anything|something|everything|anyone|somebody|someone|between|capitals)(?!\p{L})/iu;

function scopeOf(clause: string, { end }: Mention): string {
  const behind = clause.slice(end).replace(/,? (?:please|pls|thanks|though|too)$/iu, "");
  const scope = leadingScope(clause).scope || (trailingScope(behind) ?? "");
  return NO_SCOPE.test(scope) ? "" : scope;
}

/** The attitude to `mention`, which stands in `part` of `clause`. */
export function attitudeTo(
  mention: Mention,
  part: ClausePart,
  clause: string,
  question: boolean,
): Attitude | undefined {
  const verdict = verdictOn(
    {
      start: windowBefore(part.text, mention.start - part.from),
      before: windowBefore(clause, mention.start),
      behind: windowBehind(clause, mention.end),
    },
    mention,
    question,
  );
  // A question tells no effect on whoever asks it.
  if (!verdict || (question && verdict[1] === "effect")) return undefined;
  const polarity = mention.lack ? opposite(verdict[0]) : verdict[0];
  // A length in numbers is as much as is wanted, never what is not.
  if (mention.kind === "limit" && polarity === -1) return undefined;
  const matter = MATTER.test(clause.slice(mention.end));
  return { word: mention, polarity, force: verdict[1], scope: scopeOf(clause, mention), matter };
}

/** A fact with its contrary beside it: "I'm the landlord, not the tenant", "not a Mac, Linux", "we've one dog, not two". */
import type { Signal } from "../signal.ts";
import { isPhrase } from "../grammar.ts";
import { gerund } from "./gerund.ts";
import { LEXICON } from "./locale-lexicon.ts";
import { nounPhrase } from "./noun-phrase.ts";
import { isOccupation } from "./occupations.ts";
import { zoneOf } from "./places.ts";

export interface Contrary {
  /** What is affirmed, as a clause of its own. */
  affirmed: string;
  /** What is affirmed, where its clause says nothing that a rule knows. */
  right: Signal[];
  wrong: Signal[];
}

const THING = "((?:[\\p{L}\\d'-]+ ){0,3}[\\p{L}\\d'-]+)";
const TAIL =
  "(?:[,.;]? (?:so|and|but|please|thanks|cheers|as|since|because|by the way|btw|any ?more|which|that|you|though|for the record)(?!\\p{L}).*|, .*)?$";
/** States of life that are told without an article. */
const STATES =
  "single|married|divorced|widowed|engaged|retired|vegan|vegetarian|pescatarian|self-employed|freelance|employed|unemployed|left[- ]handed|right[- ]handed|ambidextrous|adopted|rural|urban|remote|part-time|full-time|male|female|junior|senior|staff|management|a minor|an adult|\\d{1,2}(?: years old)?";
const BEING = [
  new RegExp(
    `^(i'm|i am|we're|we are) ((?:an?|the|her|his|their) )${THING},? (?:and )?not (?:an? |the |her |his |their |your |any )?${THING}${TAIL}`,
    "iu",
  ),
  new RegExp(`^(i'm|i am|i was|we're|we are) ()(${STATES}),? (?:and )?not (?:an? )?(${STATES})${TAIL}`, "iu"),
];
const NOT_BUT =
  /^(?:i'm|i am|we're|we are) not (?:an? |the )?((?:[\p{L}'-]+ ){0,2}[\p{L}\d'-]+),? (?:but|i'm|i am) ((?:an? |the )?(?:[\p{L}'-]+ ){0,2}[\p{L}\d'-]+)(?:,? .*)?$/iu;
/** With an article, or an age. */
const KIND = /not (?:an? |the |\d)/iu;
const HAVING =
  /^(i|we)(?:'ve| have)(?: got)? ((?:an?|one|two|three|four|five|six|\d+) (?:[\p{L}'-]+ ){0,2}[\p{L}'-]+),? (?:and )?not ((?:an? )?(?:[\p{L}'-]+ ){0,2}[\p{L}\d'-]+)(?:[,.]? .*)?$/iu;
const DOING =
  /^(i|we) ((?:rent|own|teach|sell|buy|run|manage|drive|play|study|live|work|write|code|grow|cook|speak|use|paint|sing|coach|dispatch|repair|lease|let|volunteer|keep|breed|ride|collect|ship)(?: [\p{L}'-]+){0,4}?),? (?:not|i don't|and don't|we don't|i do not|we do not) ((?!only|just|very|so|really|much|too|because|if|when|for|to|that|it|this)[\p{L}'-]+(?: [\p{L}'-]+){0,3})(?:[,.]? .*)?$/iu;
/** "Partner, not husband": a fragment, where something was taken wrong. */
const FRAGMENT =
  /^(?:it's |it is |it was |that's |that should be |should be |make that )?(?:an? |the )?((?:[\p{L}\d'-]+ ){0,2}[\p{L}\d'-]+),? (?:and )?not (?:an? |the )?((?:[\p{L}\d'-]+ ){0,2}[\p{L}\d'-]+)(?:,? (?:please|thanks|cheers))?$/iu;

/** A mood, an errand, a manner of speaking. */
const PASSING =
  /^(?:(?:a|the) )?(?:\p{L}+ing|happy|sad|angry|sure|joking|kidding|sorry|here|there|fan|big fan|bit|little|one|only one|customer|person|human|questions?|complaint|query|request|comment|suggestion|refund|voucher|ticket|receipt|invoice|order|code|coupon|confirmation|reservation|booking|parcel|account|kidneys?|lungs?|eyes?|ears?|legs?|arms?|breasts?|(?:one|two|an?) (?:kidneys?|lungs?|eyes?|ears?|legs?|arms?|hands?|breasts?)|stupid|blind|deaf|dumb|rich|poor|an? idiot|strict|millionaire|an? millionaire|expert|robot|bot|machine|problem|issue|right|wrong|good|bad|mind reader|idiot|fool|child|kid|baby|moron|first|last|same|member|tourist|guest|caller|user|at .*|in .*|on .*|for .*|to .*|from .*|with .*|just .*|very .*|so .*|too .*|yet|you|me|him|her|them|it|this|that|now|later|enough|always|necessarily|really|exactly|today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mondays?|january|february|march|april|may|june|july|august|september|october|november|december|am|pm|noon|cash|card|yes|no|ok|pm|both|all|some|any|everything|anything|nothing|something)$/iu;

function corrected(text: string | undefined, polarity: 1 | -1): Signal[] {
  if (text === undefined) return [];
  const plain = /^\d{1,2}$/u.test(text) ? `${text} years old` : nounPhrase(text);
  if (plain === undefined || PASSING.test(plain) || !isPhrase(plain)) return [];
  return [{ facet: "correction", attribute: plain, polarity, explicit: true, confidence: 0.85 }];
}

/** Units, languages, places and tools are read elsewhere. */
const isElsewhere = (text: string): boolean => LEXICON.has(text.toLowerCase()) || zoneOf(text) !== undefined;

function contrary(affirmed: string, right: string, wrong: string): Contrary | undefined {
  if (
    / (?:but|and|or|yet|though|if|who|that)$/iu.test(right) ||
    PASSING.test(right) ||
    PASSING.test(wrong) ||
    isElsewhere(right) ||
    isElsewhere(wrong)
  )
    return undefined;
  const denied = corrected(wrong, -1);
  return denied.length === 0 ? undefined : { affirmed, right: corrected(right, 1), wrong: denied };
}

function ofBeing(clause: string): Contrary | undefined {
  for (const pattern of BEING) {
    const [, subject = "", article = "", right = "", wrong = ""] = pattern.exec(clause) ?? [];
    if (subject !== "")
      return contrary(
        `${subject === "i was" || subject === "I was" ? "I'm" : subject} ${article}${right}`,
        right,
        wrong,
      );
  }
  const [, wrong = "", right = ""] = NOT_BUT.exec(clause) ?? [];
  const both = /^\d{1,2}$/u.test(wrong) === /^\d{1,2}$/u.test(right);
  return wrong === "" || !both || !KIND.test(clause) ? undefined : contrary(`I'm ${right}`, right, wrong);
}

function ofDoing(clause: string): Contrary | undefined {
  const [, owner = "", had = "", unhad = ""] = HAVING.exec(clause) ?? [];
  if (owner !== "") {
    const noun = had.split(" ").at(-1) ?? "";
    const wrong = /^(?:one|two|three|four|five|six|\d+)$/iu.test(unhad)
      ? `${unhad} ${noun.replace(/s?$/u, "s")}`
      : unhad;
    return contrary(`${owner} have ${had}`, had, wrong);
  }
  const [, who = "", done = "", undone = ""] = DOING.exec(clause) ?? [];
  if (who === "") return undefined;
  const [verb = "", ...rest] = done.split(" ");
  const [other = "", ...more] = undone.split(" ");
  const right = [gerund(verb), ...rest].join(" ");
  const same =
    /^(?:own|rent|teach|sell|buy|run|drive|play|study|live|work|write|code|grow|cook|speak|use|lease|manage|ride|collect|ship)$/iu;
  const wrong = same.test(other) ? [gerund(other), ...more].join(" ") : undone;
  return contrary(`${who} ${done}`, right, wrong);
}

/** The two sides of what a clause puts right; a fragment only where something was taken wrong. */
export function contraryIn(clause: string, mistaken: boolean): Contrary | undefined {
  if (!/(?<!\p{L})not |n't /iu.test(clause)) return undefined;
  const found = ofBeing(clause) ?? ofDoing(clause);
  if (found || !mistaken) return found;
  const [, right = "", wrong = ""] = FRAGMENT.exec(clause) ?? [];
  if (right === "" || /^(?:i|i'm|we|you|it|please|do|use|give|that|this|why|no)(?!\p{L})/iu.test(right))
    return undefined;
  if (/^\p{Lu}/u.test(wrong) || /(?<!^)\p{Lu}/u.test(right)) return undefined;
  return contrary(clause, right.toLowerCase(), wrong);
}

const GONE =
  /^(?:i|we) (?:(?:no longer|don't|do not|stopped|have stopped|quit) )(live|living|work|working|play|playing|drive|driving|own|owning|rent|renting|teach|teaching|study|studying|run|running) ((?!it|that|this|them)[\p{L}' -]{3,40}?)(?: any ?more| any longer| now| these days)(?:[,.]? .*)?$|^(?:i|we) no longer (live|work|play|drive|own|rent|teach|study|run) ((?!it|that|this|them)[\p{L}' -]{3,40}?)(?:,? .*)?$/iu;
const LEFT =
  /^(?:no,? )?(?:i|we)(?:'ve| have)? (?:just |recently |long since )?(?:moved (?:out of|away from)|left) ((?!the|my|a |it|for|work|home|you)\p{Lu}[\p{L}' ]{2,25}?)(?:[,;] .*| (?:last|years|months|in|ages|a while|some) .*)?$/u;
const ROLE_DENIED =
  /^(?:no,? )?(?:i'm|i am|i was never|i never was|i've never been|i have never been) (?:not |no )?(?:an? |the |your )?((?:[\p{L}'-]+ ){0,2}[\p{L}'-]+)(?:,? (?:please|so|and|you|i|at all|any ?more|any longer|nor)(?!\p{L}).*|, .*)?$/iu;
const OWNS_NONE =
  /^(?:i|we) (?:(?:have|own|keep|got) no|(?:don't|do not) (?:actually |even )?(?:have|own|keep)(?: any| an?)?|(?:haven't|have not)(?: got)?(?: any| an?)?|(?:don't|do not) do) ((?:[\p{L}'-]+ ){0,2}[\p{L}'-]+)(?:,? (?:at all|and never .*|any ?more|either|yet|either|so|please|nor|to put .*|let alone .*)(?!\p{L}).*|, .*)?$/iu;
const NOT_OWNED =
  /^(?:idea|clue|problem|problems|time|issue|issues|question|questions|complaints?|doubt|choice|interest|money|access|way|need|use|patience|desire|intention|plans?|experience|knowledge|signal|internet|luck|reason|objection|preference|preferences|appetite|memory|news|info|information|account|order|receipt|email|password|code|number|ticket|confirmation|reservation|booking|one|it|them|that|this|more|much|enough|to|any|the|your|my|comment|response|answer|reply|option|options|sympathy|love|feelings?|words|worries|regrets|balance|credit|funds|cash|card|pin)(?!\p{L})/iu;

const DOES_NOT =
  /^(?:i|we) (?:do not|don't) (?:actually |even |really )?(own|rent|drive|sell|teach|run|manage|play|live in|work in|work at|work for|study|smoke|speak|code in|write|farm|coach|commute|gamble|golf)(?: ((?!to |that|this|it|them|you|what|how|for |with )(?:the |an? |any )?[\p{L}' -]{2,30}?))?(?:,? (?:i|we|so|and|at all|any ?more|please|but|anyway)(?!\p{L}).*|, .*)?$/iu;
/** "I do eat fish", "I rent": said where the contrary was believed. */
const DOES_SO =
  /^(?:i|we) do (?:eat|drink|like|own|have|speak|drive|work in|live in|play|use) ((?!not|it|that|this|them|have|so)[\p{L}' -]{2,30}?)(?:,? (?:so|and|but|though|actually|i)(?!\p{L}).*|, .*)?$|^(?:i|we) (rent|freelance|lease|farm)(?:,? (?:so|and|but|though|actually|the .*|my .*)(?!\p{L}).*|, .*)?$/iu;
/** What one has or has not for good. */
const LACKS =
  /^(?:i|we) (?:(?:have|own) no|(?:don't|do not) (?:actually |even )?(?:have|own)(?: any| an?)?|(?:haven't|have not) got(?: any| an?)?) (kids|children|car|dog|cat|pets?|dogs|cats|smartphone|garden|tv|television|printer|siblings|driving licen[cs]e|driver'?s licen[cs]e|passport|bike|bicycle|motorbike|boat|oven|microwave|freezer|dishwasher|partner|husband|wife|brothers|sisters|grandchildren|employees|staff|landline|credit card|facebook|instagram|whatsapp)(?:,? (?:at all|and|so|any ?more|either|yet|or|but|please|nor)(?!\p{L}).*|, .*)?$/iu;
const NOT_THERE =
  /^(?:[Ii]|[Ww]e) (?:don't|do not|never|no longer) (?:actually |even )?(?:live|lived) in ((?:the )?\p{Lu}[\p{L} ]{1,25}?)(?:,? (?:so|and|but|please|any ?more|i|we|at all)(?!\p{L}).*|, .*)?$/u;
const PEOPLE_OF =
  /^(?:[Ww]e're|[Ww]e are|I'm|I am)(?: all)? (?:an? )?(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) (?:people|person|folk|girl|boy|lad|lass|household|family)(?: now| these days)?(?:,? .*)?$/u;

/** What is no longer so, or never was; of a bare denial only where something was taken wrong. */
export function deniedIn(clause: string, mistaken: boolean): Signal[] {
  const gone = GONE.exec(clause);
  const verb = gone?.[1] ?? gone?.[3];
  if (verb !== undefined)
    return corrected(`${verb.endsWith("ing") ? verb : gerund(verb)} ${gone?.[2] ?? gone?.[4] ?? ""}`, -1);
  const left = LEFT.exec(clause)?.[1];
  if (left !== undefined && zoneOf(left) !== undefined) return corrected(`living in ${left}`, -1);
  const home = PEOPLE_OF.exec(clause)?.[1];
  if (home !== undefined && zoneOf(home) !== undefined && LEXICON.get(home.toLowerCase()) === undefined)
    return corrected(`living in ${home}`, 1);
  const lacked = LACKS.exec(clause)?.[1];
  // "I don't have any lodgers" answers a question.
  if (lacked !== undefined && (mistaken || !/ any /iu.test(clause)))
    return corrected(lacked.toLowerCase(), -1);
  const elsewhere = NOT_THERE.exec(clause)?.[1];
  if (elsewhere !== undefined) return corrected(`living in ${elsewhere}`, -1);
  if (!mistaken) return [];
  const [, act = "", object = ""] = DOES_NOT.exec(clause) ?? [];
  if (act !== "") {
    const [first = "", ...rest] = act.toLowerCase().split(" ");
    return corrected(
      [gerund(first), ...rest, object.replace(/^(?:the|an?|any) /iu, "")].join(" ").trim(),
      -1,
    );
  }
  const so = DOES_SO.exec(clause);
  if (so) return corrected(so[1] ?? gerund(so[2] ?? ""), 1);
  const role = ROLE_DENIED.exec(clause)?.[1];
  if (
    role !== undefined &&
    /(?<!\p{L})(?:not|no|never)(?!\p{L})/iu.test(clause) &&
    (isOccupation(role) ||
      /^(?:an? )?(?:smoker|driver|student|parent|mother|father|drinker|gambler|golfer|member|tenant|owner|homeowner|landlord|pensioner|veteran|newcomer|tourist|gamer|runner|cyclist|vegan|vegetarian|widow|widower|native speaker|grandmother|grandfather|married|single|retired|divorced|customer of yours)$/iu.test(
        role,
      ))
  )
    return corrected(role, -1);
  const none = OWNS_NONE.exec(clause)?.[1]?.toLowerCase();
  return none === undefined || NOT_OWNED.test(none) ? [] : corrected(none, -1);
}

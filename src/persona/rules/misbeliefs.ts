/** What the assistant has wrong of the user, put right: "you keep assuming I have kids", "it's tea I like, not coffee". */
import { anyOf } from "./gate.ts";
import type { Signal } from "../signal.ts";
import { isPhrase } from "../grammar.ts";
import { habitIn } from "./habits.ts";
import { nounPhrase } from "./noun-phrase.ts";
import { gerund } from "./gerund.ts";
import { attributesOf } from "./objects.ts";
import { isTool } from "./tools.ts";

const BELIEVED =
  /^(?:(?:please |kindly )?(?:stop|quit)|you (?:(?:all|seem to|always|still) ){0,2}keep(?: on)?|you (?:(?:always|still|wrongly) )?(?:seem to )?(?=(?:assume|think|believe|have it|had it))|why do you (?:keep|always)|where (?:did|do) you get(?: (?:the idea|the impression|it))?|whoever told you|(?:you|you've|your notes|the form|your (?:system|form|records)) (?:said|noted|wrote|written down|put down|thinks?|says?|assumes?)(?: that)?(?= i )|you(?:'ve| have) got it in your head|don't (?:ever |keep )?(?=assume)|no idea why you (?:think|assume)) ?(?:assuming|thinking|believing|insisting|acting (?:as if|as though|like)|treating me (?:as if|as though|like|as)|calling me|addressing me as|taking me for|pretending|saying|telling me|assume|think|believe|have it down|had it down)? ?(?:that )?(.{2,60})$/iu;
const BEING = /^(?:i'm|i am|i was) (?:an? |the |into |from |still |some kind of (?:an? )?)?(.{2,40})$/iu;
const HAVING = /^i(?:'ve| have)(?: got)? (.{2,40})$/iu;
const LIKING =
  /^i (?:like|love|enjoy|want|prefer|need|eat|drink|use|play|drive|follow|watch|own|care about) (.{2,40})$/iu;
const LIVING = /^i (live|work|study) (.{2,40})$/iu;
const NAMED = /^(?:an? )(.{2,30})$/iu;
/** Two facts beside each other, after a mix-up: the first is not the user's. */
const DENIED =
  /^(?:i (?:don't|do not) (?:actually |even )?(?:have|own|keep|like|eat|drink|play|drive|use)|i(?:'m| am) not|i(?:'ve| have) never (?:had|owned|been)) (?:an? |any )?(.{2,40})$/iu;
/** Not to have these is an errand's trouble. */
const OF_ERRAND =
  /^(?:receipt|invoice|order|ticket|code|account|card|password|pin|parcel|package|booking|reservation|confirmation|email|number|problems?|questions?|issue|time|money|idea|clue|access|signal|choice|link|login|balance|refund|voucher|coupon|tracking)(?!\p{L})/iu;
const MIXED_UP =
  /(?<!\p{L})(?:you (?:mixed|mistook|confused|keep|always|got (?:it|that|this|me) (?:wrong|mixed|backwards)|have (?:it|that|me) (?:wrong|mixed|backwards|down)|seem to think|must be thinking)|you've (?:got|mixed|mistaken|confused|muddled)|(?:wrong|other) (?:person|way round|way around)|somebody else|someone else|backwards|i never said|that's wrong|that is wrong|not true|mistaken|your (?:notes|records?|file|memory)|correct (?:it|that|this|my|the|your)|put (?:it|that|this) right|you (?:said|wrote|think|thought|put|had|have) (?!you|that you|me on)|you swapped|swapped them|muddled|misunderstanding|(?:is|was|'s) (?:an error|a mistake|not me|outdated|out of date)|why (?:am i|do i get|are you|do you keep|the)|what's with the|(?:remove|take|strike|delete|drop|scrap|cross) (?:'?\p{L}+'? ){0,5}(?:from|out of|off) (?:my|the|your)|take that out|please (?:update|fix|correct|remove|change)|in (?:my|your|the) (?:profile|records?|file|notes|system|form)|on (?:my|your|the) (?:profile|records?|file|form)|on file|(?:your|the) (?:system|form|page|app|site|profile|notes|records) (?:has|have|says|say|thinks|still|keeps)|for the record|avoidance of doubt|i keep telling|once again|as often as it takes|i have never said|i've never said|stop (?:sending|showing|offering|suggesting|recommending|calling|assuming|treating)|could the .{2,20} stop|being (?:offered|shown|sent)|let's (?:fix|get) (?:one|this|something)|fix (?:that|this|it)|meal plan accordingly|^correction|no,? correction|ads\?|no use to me|again!|make it stop|wrong (?:bro|mate|dude)|^wrong,? (?:im|i'm|i am|we|not)|(?:in|into|for) that box|no box for|tick(?:ed)? the (?:wrong )?box|(?:i'm|i am) not an? [^,.;]{2,30}[,;.] (?:i'm|i am) an? |unclear|to be clear)(?!\p{L})/iu;
const REFUSING =
  /^(?:no,? )?it(?:'s| is) (.{2,30}?)(?: that| which)? (?:i|we) (?:(?:really|actually|always) )?(?:refuse|hate|avoid|can't stand|cannot stand|loathe|don't (?:like|eat|drink|want)|won't (?:eat|drink|touch))$/iu;
const CLEFT =
  /^(?:no,? )?it(?:'s| is| was) (?:the )?(.{2,30}?)(?: that| which)? (?:i|we) (?:(?:really|actually|always|do) )?(?:like|love|prefer|drink|eat|enjoy|use|play|speak|watch|collect|follow|want|read|study|teach)(?:,? (?:and )?(?:not|never|rather than) (?:the )?(.{2,30}))?$/iu;
const CHANGED =
  /^(?:it's |i (?:said|mean|meant|use|write|wrote|code in|work with|asked about) )?not ([^\s,]{1,15}),? (?:but )?([^\s,]{1,15})$|^(?:it's |i (?:use|write|code in|work with|mean) )([^\s,]{1,15}),? (?:and )?not ([^\s,]{1,15})$/iu;
const DAY =
  /^my (?:(?:wedding|work) )?(birthday|anniversary|name day)(?:'s| is)(?: actually| really)? ((?:in|on) [^,]{3,20}|the \d{1,2}(?:st|nd|rd|th)(?: of)? \p{L}+|\d{1,2}(?:st|nd|rd|th)? (?:of )?\p{L}+|\p{Lu}\p{L}+ \d{1,2}(?:st|nd|rd|th)?)(?:,? (?:and )?not .+)?$/iu;

/** "You keep adding tips I never asked for": a habit of the assistant's, complained of. */
const HABIT =
  /^you (?:(?:just|still|really) )?(?:keep|keep on|always|constantly|insist on|won't stop|never stop|can't stop|continue) (?:(?:adding|giving|sending|showing|suggesting|recommending|offering|pushing|including|throwing in|give|send|show|suggest|recommend|offer|include|add|put in|bringing up)(?: (?:me|us|in))? (.{3,40}?)|((?:translating|rounding|rewriting|correcting|shortening|capitali[sz]ing|abbreviating|converting|guessing|inventing|making up|apologi[sz]ing|repeating|changing|misspelling|mispronouncing|skipping|cutting|summari[sz]ing|paraphrasing|interrupting) .{3,40}?))(?:,? (?:i (?:never|don't|didn't) .{2,30}|when i .{2,40}|every time|again|all the time|even though .{2,40}|although .{2,40}|and i .{2,40}|which i .{2,40}))?$/iu;
const HABIT_AT_HAND =
  /(?<!\p{L})(?:wrong|same|error|errors|code|codes|this|that|it|refund|order|invoice|my (?!name|surname))(?!\p{L})|\p{Lu}/u;

const VOID =
  /^(?:that|this|it|them|so|not|you|your|wrong|right|sure|happy|interested|available|able|aware|familiar|comfortable|satisfied|okay|ok|convinced|pleased|impressed|ready|allowed|eligible|authori[sz]ed|getting|having|going|trying|looking|able|here|there|joking|kidding|stupid|an? idiot|i|we|what|how|why|when|where|sorry|back)(?!\p{L})/iu;

function fact(attribute: string | undefined, polarity: 1 | -1): Signal[] {
  if (attribute === undefined || VOID.test(attribute) || !isPhrase(attribute)) return [];
  return [{ facet: "correction", attribute, polarity, explicit: true, confidence: 0.85 }];
}

function stripped(text: string | undefined): string | undefined {
  const cut = text?.split(
    /,? (?:when|because|since|so|and|but|just|all the time|again|any ?more|please|which|who)(?: |$)|[,;]/iu,
    1,
  )[0];
  return cut === undefined ? undefined : nounPhrase(cut);
}

function denial(belief: string): Signal[] {
  const living = LIVING.exec(belief);
  if (living) return fact(stripped(`${gerund(living[1] ?? "")} ${living[2] ?? ""}`), -1);
  const thing =
    HAVING.exec(belief)?.[1] ??
    LIKING.exec(belief)?.[1] ??
    BEING.exec(belief)?.[1] ??
    NAMED.exec(belief)?.[1];
  return fact(stripped(thing), -1);
}

/** Whether a turn says that something was taken wrong, so that a bare fact in it puts it right. */
export function speaksOfMistake(turn: string): boolean {
  return MIXED_UP.test(turn);
}

const mayRight = anyOf([BELIEVED, HABIT, REFUSING, CLEFT, CHANGED, DAY, DENIED]);

/** What a clause puts right; a bare fact only where something was wrong. */
export function misbeliefIn(clause: string, mixedUp: boolean): Signal[] {
  if (!mixedUp && !mayRight(clause)) return [];
  const belief = BELIEVED.exec(clause)?.[1];
  const denied = belief === undefined ? [] : denial(belief);
  if (denied.length > 0) return denied;
  const habit = HABIT.exec(clause);
  const complained = habit?.[1] ?? habit?.[2];
  if (complained !== undefined && !HABIT_AT_HAND.test(complained)) return fact(stripped(complained), -1);
  const refused = REFUSING.exec(clause)?.[1];
  if (refused !== undefined && !VOID.test(refused)) return fact(stripped(refused), -1);
  const cleft = CLEFT.exec(clause);
  if (cleft && !VOID.test(cleft[1] ?? "")) {
    const [, right = "", wrong] = cleft;
    return attributesOf(wrong === undefined ? right : `${right} over ${wrong}`).flatMap((attribute) =>
      fact(attribute, 1),
    );
  }
  const changed = CHANGED.exec(clause);
  const [now, before] = [changed?.[2] ?? changed?.[3] ?? "", changed?.[1] ?? changed?.[4] ?? ""];
  if (now !== "" && isTool(now) && isTool(before)) return fact(now, 1);
  const [, day = "", when = ""] = DAY.exec(clause) ?? [];
  if (day !== "") return fact(`${day.toLowerCase()} ${when}`, 1);
  if (!mixedUp) return [];
  const unowned = DENIED.exec(clause)?.[1];
  if (unowned !== undefined && !OF_ERRAND.test(unowned)) return fact(stripped(unowned), -1);
  const owned = habitIn(clause);
  return owned?.circumstance === true ? fact(stripped(owned.object), 1) : [];
}

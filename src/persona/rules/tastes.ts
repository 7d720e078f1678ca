/** First-person statements of taste: which words of a clause are its object, and with what sign. */
import type { Polarity } from "../signal.ts";
import { favouriteIn } from "./favourites.ts";
import { choiceOf, gateOf } from "./gate.ts";
import { gerund } from "./gerund.ts";
import { kindOfPerson } from "./kinds-of-person.ts";
import { isActivityVerb } from "./verbs.ts";

export interface Taste {
  object: string;
  polarity: Polarity;
  confidence: number;
  /** "prefer": "tea to coffee" compares. */
  compares: boolean;
  /** "I'd prefer", "I want": of this errand, unless it is about how to be answered. */
  wish: boolean;
}

const SUBJECT =
  "(?:i|we|my (?:wife|husband|partner|girlfriend|boyfriend|spouse|family|friends?|kids|sister|brother) and i|me and my \\p{L}+)";
const BE = "(?:i'm|i am|im|we're|we are|my (?:wife|husband|partner|family) and i are)";
const ADVERB =
  "(?:(?:also|really|truly|absolutely|just|still|usually|generally|normally|mostly|mainly|particularly|especially|definitely|certainly|honestly|always|personally|actually|simply|much|totally|completely|quite|rather|do|kinda|kind of|sort of|sorta|strongly|highly|greatly|deeply|secretly|tend to|even|only|often|sometimes|typically|very much|so much|so|have to admit i|have to say i|must say i|both|too|as well|now|currently|lately|pretty|very|super|extremely|more|all) ){0,3}";
const STRONG =
  /\b(?:love|adore|hate|detest|loathe|despise|can't stand|cannot stand|obsessed|crazy|passion|always|never|really|absolutely|strongly|huge|big|favou?rite|nothing (?:beats|better)|live for|allergic)\b/iu;
const WEAK =
  /\b(?:kind of|kinda|sort of|sorta|guess|might|somewhat|appreciate|interested|don't mind|sometimes|lately|like)\b/iu;

interface Form {
  pattern: RegExp;
  polarity: Polarity;
  compares?: boolean;
  wish?: boolean;
}

const form = (body: string, polarity: Polarity, more: Partial<Form> = {}): Form => ({
  pattern: new RegExp(`^${body} (.+)$`, "iu"),
  polarity,
  ...more,
});

const NEGATION = "(?:don't|do not|dont|didn't ever|never|no longer|don't even)";

const FORMS: readonly Form[] = [
  // Negative ones first: "I don't like" holds "I … like".
  form(
    `${SUBJECT} ${ADVERB}${NEGATION} ${ADVERB}(?:prefer|love|like|enjoy|fancy|dig|favou?r|appreciate|care (?:much |too much )?for|go for|get the appeal of|see the appeal of|see the point of|have (?:any |much )?(?:interest|time|patience) (?:in|for)|want any(?: more)?)`,
    -1,
  ),
  form(
    `${SUBJECT} ${ADVERB}(?:hate|dislike|detest|loathe|despise|avoid|abhor|resent|try to (?:avoid|stay away from|steer clear of)|stay away from|steer clear of|can't (?:really )?(?:stand|bear|abide|tolerate|do)|cannot (?:stand|bear|abide|tolerate|do)|cant (?:stand|bear)|could never get into|have no (?:interest in|time for|patience for|use for)|get (?:bored|annoyed|irritated) (?:by|with|of)|could do without|can do without|refuse to (?:eat|use|drink|watch|buy|wear|drive|fly|pay for)|(?:have )?(?:grown|become|got(?:ten)?) (?:tired|sick|bored) of|lose (?:patience|interest) (?:with|in)|roll my eyes at|cringe at|run (?:away )?from|have never (?:liked|enjoyed|been a fan of|been into|been fond of)|never (?:really |quite )?(?:liked|enjoyed|cared for|got(?:ten)? (?:on with|along with|into|used to)|took to|warmed to|saw the (?:point|appeal) of|understood the (?:appeal|point) of|got the (?:appeal|point) of))`,
    -1,
  ),
  form(
    `i've ${ADVERB}(?:never (?:really |much )?(?:liked|enjoyed|been (?:a (?:big |huge )?fan of|into|fond of|keen on|one for))|always (?:hated|disliked|avoided))`,
    -1,
  ),
  form(
    `${SUBJECT} (?:don't|do not|never|dont) (?:${ADVERB})(?:eat|drink|use|watch|read|listen to|play|buy|wear|do|cook with|cook|order|touch|drive|smoke|follow|shop at|take|stay (?:in|at)|book|subscribe to|trust|pay for|ride|fly(?: with)?|travel with)(?! (?:notes?|care|part|time|place|a break|long|in advance|off|up|out|back|over|down)\\b)`,
    -1,
  ),
  form(
    `(?:${BE} (?:${ADVERB})(?:not|never) ${ADVERB}|${BE}n't ${ADVERB})(?:an? |much (?:of an? )?|really |the |too |very |that |at all ){0,4}(?:big |huge |great |massive |real )?(?:fan of|into|fond of|keen on|crazy about|mad about|wild about|interested in|in favou?r of|lover of|one for|drawn to)`,
    -1,
  ),
  form(
    `${BE} ${ADVERB}(?:tired of|sick of|sick and tired of|fed up with|bored (?:of|with|by)|turned off by|put off by|annoyed by|irritated by|bothered by)(?! (?:getting|being|having to|waiting|paying|dealing|this|that|the|my|our|your) )`,
    -1,
  ),
  form(
    `(?:not (?:really |exactly |much of )?(?:a |an )?(?:big |huge )?(?:fan of|into|keen on|fond of)|can't stand|cannot stand|(?:now |these days )hate|really hate|really dislike|absolutely hate|hate|dislike|don't (?:really )?like)`,
    -1,
  ),

  form(`${SUBJECT} ${ADVERB}(?:prefer|favou?r)`, 1, { compares: true }),
  form(
    `(?:i'd|i would|id|we'd) ${ADVERB}(?:prefer|(?:rather|sooner)(?: have| eat| drink| use| watch| read| play| go for)?)`,
    1,
    { compares: true, wish: true },
  ),
  form(
    `${SUBJECT} ${ADVERB}(?:like|love|enjoy|adore|fancy|dig|relish|cherish|treasure|appreciate|am loving|live for|lean towards?|gravitate towards?|go for|stick (?:to|with)|opt for|swear by|rely on|believe in|delight in|geek out (?:over|about)|nerd out (?:over|about)|get excited about|look for|(?:have )?(?:recently |just |lately |finally )?(?:fallen|fell) (?:head over heels )?in love with|have (?:recently |lately )?(?:got(?:ten)?|taken) (?:into|up|to)|care (?:a lot |deeply |a great deal |very much |strongly |so much )?about(?! (?:getting|having|my|this|that|the|what|how|whether|when|you)\\b)|have always (?:loved|liked|enjoyed|been (?:into|fond of|fascinated by|interested in|a fan of))|can't get enough of|cannot get enough of|can't live without|couldn't live without|can't resist|(?:have|have got|'ve got) (?:an? |no end of )?(?:\\p{L}+ )?(?:thing|soft spot|passion|weakness|love|fondness|sweet spot|obsession|preference|interest|addiction|penchant|(?<!(?:similar|same|good|great|bad|different) )taste) (?:for|with|of|in)|find (?:joy|pleasure|comfort|peace) in|take pleasure in|grew up (?:loving|listening to|watching|reading|playing|eating|on a diet of)|could (?:eat|watch|listen to|talk about|read))`,
    1,
  ),
  form(
    `(?:i|we) (?:was|were) never ${ADVERB}(?:an? )?(?:big |huge )?(?:into|fan of|fond of|keen on|one for|interested in)`,
    -1,
  ),
  form(
    `(?:i've|we've) ${ADVERB}(?:always |long )?(?:loved|liked|enjoyed|adored|been ${ADVERB}(?:an? )?(?:big |huge |massive |lifelong |long-time )?(?:into|fond of|fascinated (?:by|with)|interested in|fan of|obsessed with|passionate about|drawn to|lover of|keen on|hooked on|crazy about)|(?:recently |lately |just |finally )?(?:fallen in love with|(?:taken|warmed) to|discovered a love (?:of|for)|(?:got|gotten) (?:really |very |so )?(?:into|hooked on))|(?:got )?(?:an? |no end of )?(?:\\p{L}+ )?(?:thing|soft spot|passion|weakness|fondness|penchant|sweet spot) for)`,
    1,
  ),
  form(
    `${BE} ${ADVERB}(?:an? |the )?(?:big |huge |massive |great |real |avid |lifelong |long-time |major |total |bit of an? |complete ){0,4}(?:fan of|fans of|into|fond of|keen on|passionate about|obsessed with|crazy about|mad about|nuts about|wild about|hooked on|addicted to|in love with|partial to|fascinated (?:by|with)|interested in(?! (?:an? |the |this |that |finding |booking |seeing |buying |getting |attending |going |renting |knowing |hearing |visiting ))|lover of|big on|huge on|very big on|admirer of|student of|connoisseur of|collector of|about|enthusiastic about|excited about|drawn to|enamou?red (?:with|of))`,
    1,
  ),
  form(
    `nothing (?:beats|is better than|better than|makes me happier than|relaxes me (?:more|like)|compares to)`,
    1,
  ),
  form(`(?:big|huge|massive|great|lifelong|avid) fan of`, 1),
  form(
    `(?:my (?:biggest |main |greatest |real |true |only )?(?:passions?|hobby|hobbies|pastimes?|interests?|obsessions?|thing|jam|guilty pleasures?|favou?rite (?:hobby|hobbies|pastimes?|things? to do|activity|activities|ways? to (?:relax|unwind|spend \\p{L}+|pass the time))))(?: (?:in life|outside of work|in my (?:free|spare) time|for fun|on weekends))? (?:is|are|includes?|would be|has to be|lies? in|range from)(?: ${ADVERB.slice(0, -5)}?)?`,
    1,
  ),
  form(
    `(?:really love|really like|really enjoy|absolutely love|just love|love|loving|enjoy|always loved|(?:now |these days |lately )?(?:prefer|love|like|enjoy))`,
    1,
  ),
  form(`(?:i'm|i am) ${ADVERB}(?:all about|a sucker for|a slave to|a champion of|down for)`, 1),
  form(
    `(?:i|we) (?:always|only|usually|mostly|exclusively|mainly|generally|typically|tend to) (?:go for|choose|pick|buy|use|order|wear|drink|eat|read|watch|listen to|shop at|fly|play|opt for|stick to|drive|ride|pay (?:with|by)|travel (?:with|by|in)|fly (?:with|in)|stay (?:in|at)|book|eat at|work with|listen to|subscribe to|look for|shop for|prefer|use)(?! (?:\\d|(?:it|this|that|them|these|those|the|one|my|your|with|by|in|on|for|to|up|out|off|about|at|from)\\b))`,
    1,
  ),
];

const WISH = new RegExp(
  `^(?:i|we) ${ADVERB}(?:want|need|would like|would love|wish for|expect)|^(?:i'd|id) (?:really |much )?(?:like|love|appreciate)`,
  "iu",
);

/** "I'd pick books over films any day": a choice for good, told from one of this errand by "any day". */
const ANY_DAY =
  /^(?:i'd|i would|i'll|i will|we'd|give me|i) (?:always |still |rather |gladly |much rather |sooner )?(?:(?:pick|choose|take|have|go for) )?((?:[\p{L}'-]+ ){1,4}(?:over|instead of|rather than) (?:[\p{L}'-]+ ){0,3}[\p{L}'-]+|[\p{L}'-]+(?: [\p{L}'-]+){0,3}),? (?:any day|any ?time|every time|any day of the week)$/iu;
/** "I wear mostly dark colours", "always an aisle seat for me". */
const NOTHING_BUT =
  /^(?:i|we) (?:wear|eat|drink|read|watch|buy|use|listen to|play|drive|cook|order|fly|wear|grow) (?:mostly|mainly|only|almost only|exclusively|nothing but|primarily|pretty much only) (.{3,50})$/iu;
const ALWAYS_FOR_ME =
  /^(?:always|only|definitely) (?:an? |the )?([\p{L}' -]{3,40}) for (?:me|us)(?:,? (?:please|always|thanks))*$/iu;
/** "X is my favourite", "X is my passion". */
const SUBJECT_FIRST =
  /^(.{2,60}?)(?: music| stuff)?(?: (?:is|are|has always been|have always been)|'s) (?:(?!not\b|no\b|never\b|hardly\b|barely\b)\p{L}+ ){0,2}?my (?:absolute |all-time |all time |personal |biggest |greatest |true |real |number one |go-to |main |own |great )?(?:favou?rites?(?: [\p{L}]+){0,2}|passion|thing|jam|hobby|go-to(?: [\p{L}]+)?|obsession|guilty pleasure|life|happy place|weakness|cup of tea|first love|preference|first choice|pick|comfort food|comfort read|drink|idea of (?:heaven|bliss|fun|a good time))(?: (?:of all(?: time)?|by far|too|as well|ever|though))?$/iu;
const SUBJECT_FIRST_NEGATIVE =
  /^(.{2,60}?) (?:isn't|aren't|is not|are not|'s not|is so not|is definitely not|are definitely not|is just not|are just not|has never been|have never been|was never|were never|is hardly|are hardly|is no longer|are no longer) (?:really |exactly |quite |at all |just |usually |particularly ){0,2}(?:my (?:thing|cup of tea|style|scene|jam|favou?rites?|bag|speed|kind of (?:thing|music|food|fun|place|holiday|film|movie|book)|idea of (?:fun|a good time))|for me|up my (?:street|alley))(?: at all| any ?more| really)?$/iu;
const NOT_FOR_ME = /^no (?:more )?(?!.* you |need\b)([\p{L}' -]{3,40}) for (?:me|us)$/iu;
function confidenceOf(frame: string): number {
  if (STRONG.test(frame)) return 0.9;
  return WEAK.test(frame) ? 0.75 : 0.8;
}

/** "I could eat dumplings every day." */
const WITHOUT_END =
  /(?:,? (?:every (?:single )?day|all day(?: long)?|all night|day and night|forever|for ever|for hours|endlessly|24\/7|for (?:breakfast|every meal).*))$/iu;

/** What a frame is said of: an activity in "my favourite thing to do is bake". */
function saidOf(frame: string, object: string): string {
  if (/could \p{L}+(?: to| about)? $/u.test(frame)) return object.replace(WITHOUT_END, "");
  const [verb = ""] = object.split(" ", 1);
  return /to do (?:is|are) $/iu.test(frame) && isActivityVerb(verb) ? `to ${object}` : object;
}

function taste(object: string, polarity: Polarity, confidence: number, more: Partial<Taste> = {}): Taste {
  return { object: object.trim(), polarity, confidence, compares: false, wish: false, ...more };
}

const PASTIME =
  "read|watch|walk|cycle|run|cook|bake|drive|stay (?:in|home|at home)|go (?:out|home|\\p{L}+ing|for an? \\p{L}+)|eat (?:in|out|at home)|relax|sleep in|travel|work from home|drink|play|hike|swim|listen|text|email|type|write|camp|sew|fly|take (?:the|a) (?:train|bus|ferry|boat)|sail|ski|garden|paint|knit|dance";
/** "I'd rather read than watch TV." */
const RATHER_DO = new RegExp(
  `^(?:i'd|i would|we'd) (?:always |much |far )?(?:rather|sooner) ((?:${PASTIME})(?: [\\p{L}'-]+){0,3}?) than ((?:${PASTIME})(?: [\\p{L}'-]+){0,3})(?:,? (?:any day|any time|every time))?$`,
  "iu",
);

function done(activity: string): string {
  const [verb = "", ...rest] = activity.split(" ");
  return [gerund(verb), ...rest].join(" ");
}

/** "I'd rather chew glass than …" is no taste of glass. */
const RATHER_NOT =
  /^(?:i'd|i would) rather (?:chew|starve|go hungry|watch paint|die|eat my|have a root|stick pins|pull my)(?!\p{L})/iu;

/** The words of taste: a clause without any of them needs no look at the patterns. */
const ANY_TASTE =
  /prefer|lov(?:e|ing)|like|enjoy|ador|hat(?:e|ing)|stand|bear|avoid|favou?r|fan\b|fans\b|into|fond|keen|passion|obsess|crazy|mad\b|wild|nuts|hook|addict|partial|fascinat|interest|admir|student|connoisseur|collector|enthusias|excit|drawn|enamou?r|fancy|dig\b|relish|cherish|treasur|appreciat|live for|lean|gravitat|go for|stick|opt\b|opt for|swear|rely|believe|delight|geek|nerd|look for|enough|without|resist|thing|spot|weakness|preference|penchant|taste|joy|pleasure|comfort|peace|grew up|could|rather|sooner|nothing|hobb|pastime|jam\b|pleasures|all about|sucker|only|always|usually|mostly|exclusively|mainly|generally|typically|tend|dislike|detest|loath|despis|abhor|resent|stay away|steer|tolerate|do without|refuse|never|don't|do not|dont|tired|sick|fed up|bored|annoy|irritat|turned off|put off|one for|person|people|family|household|drinker|eater|reader|watcher|dancer|hiker|runner|swimmer|shopper|gardener|baker|singer|writer|walker|camper|partier|gamer|cook|cyclist|gambler|buff|junkie|aficionado|fanatic|freak|fiend|snob|guy|gal|girl|lover|go-to|happy place|cup of tea|for me|for us|slave|champion|down for|fallen|fell|taken|got|care|lose|roll|cringe|run|big|huge|mostly|any ?day|any ?time|every|primarily|style|speed|street|alley|trust|hardly|longer|not /iu;

/** "I can't do Tuesday": of one day and no taste. */
const A_DAY =
  /^(?:on |this |next |that )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!s)|tomorrow|today|tonight|next week|that (?:day|time|date))(?!\p{L})/iu;

const mayTaste = gateOf([ANY_TASTE]);
const chooseForm = choiceOf(
  FORMS.map(({ pattern }) => pattern),
  [SUBJECT, BE, ADVERB, ADVERB.slice(0, -5), NEGATION],
);

/** What a clause says its speaker likes or dislikes; nothing if it says no such thing. */
export function tasteIn(clause: string): Taste | undefined {
  if (!mayTaste(clause) && !/^no | for (?:me|us)$/iu.test(clause)) return undefined;
  if (RATHER_NOT.test(clause)) return undefined;
  const chosen = ANY_DAY.exec(clause)?.[1];
  if (chosen !== undefined) return taste(chosen, 1, 0.85, { compares: true });
  const [, rather = "", than = ""] = RATHER_DO.exec(clause) ?? [];
  if (rather !== "") return taste(`${done(rather)} over ${done(than)}`, 1, 0.8, { compares: true });
  const wished = WISH.test(clause);
  if (!wished) {
    const choice = chooseForm(clause);
    for (const [index, { pattern, polarity, compares, wish }] of FORMS.entries()) {
      if ((choice & (1 << index)) === 0) continue;
      const match = pattern.exec(clause);
      const object = match?.at(-1);
      if (object === undefined) continue;
      if (A_DAY.test(object)) return undefined;
      const frame = clause.slice(0, clause.length - object.length);
      // "I'm interested in Lisbon": a wish of this errand as likely as an interest.
      if (/(?:am|'m) interested in $/iu.test(frame) && /^\p{Lu}/u.test(object)) return undefined;
      const bare = saidOf(frame, object);
      return taste(bare, polarity, confidenceOf(frame), {
        compares: compares ?? false,
        wish: wish ?? false,
      });
    }
  }
  const liked = favouriteIn(clause);
  if (liked !== undefined) return taste(liked, 1, 0.9);
  const refused = SUBJECT_FIRST_NEGATIVE.exec(clause)?.[1] ?? NOT_FOR_ME.exec(clause)?.[1];
  if (refused !== undefined) return taste(refused, -1, 0.8);
  const first = SUBJECT_FIRST.exec(clause)?.[1];
  if (first !== undefined) return taste(first, 1, 0.85);
  const always = NOTHING_BUT.exec(clause)?.[1] ?? ALWAYS_FOR_ME.exec(clause)?.[1];
  if (always !== undefined) return taste(always, 1, 0.8);
  const kind = kindOfPerson(clause);
  return kind && taste(kind.likes, kind.polarity, kind.polarity === 1 ? 0.8 : 0.75);
}

/** A wish ("I want", "I'd like") whose object may be how to be answered. */
export function wishIn(clause: string): Taste | undefined {
  const match = WISH.exec(clause);
  if (!match) return undefined;
  return taste(clause.slice(match[0].length), 1, 0.8, { wish: true });
}

/** More ways in which skill is told: by what was done, by comparison, and in fragments ("helm noob", "no clue about taxes"). */
import { shortlistOf } from "./gate.ts";
import { zoneOf } from "./places.ts";
import type { Proficiency } from "./proficiency.ts";

const FIELD = "(?:(?:all|any|this|that|the|these|an?|my|your|anything to do with|anything) ){0,2}(.{2,40}?)";
const END =
  "(?=$|[,;.]| (?:so|and|but|because|since|yet|before|at all|stuff|in my life|ever|to be honest|at best|at the moment|lately|these days|now|though|if|when|which|that|myself|already|please|or|whatsoever|for (?:over|more|about|almost|ten|twenty|\\d|years|decades|a living))(?![\\p{L}]))";
const SOFTLY =
  "(?:(?:still|all|pretty|completely|totally|brand|very|really|quite|rather|just|mostly|always|also|a bit|so|absolutely|only|already|basically|reasonably|kind of|actually|probably|definitely|fairly|perfectly) ){0,3}";
const YEARS =
  "(?:for |since |like |over |about |around |almost |nearly |some |more than |the (?:last|past) ){0,3}(?:\\d{1,2}\\+?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|twenty-five|thirty|thirty-five|forty|fifty|many|several)(?:-odd| odd| plus)? ?(?:years|yrs|decades)|(?:for )?(?:decades|years and years|donkey's years|half my life|most of my life|all my life|my whole (?:life|career))|since (?:(?:19|20)\\d\\d|before .{3,50}|i was .{2,20}|school|college|university|childhood|the (?:\\d0s|eighties|nineties|seventies|noughties|beginning))";
const PRACTICE =
  "(?:using|doing|coding|programming|wiring|pulling|selling|trading|baking|cooking|sewing|knitting|sailing|climbing|gardening|teaching|painting|drawing|brewing|investing|flying|fishing|riding|translating|editing|welding|roasting|farming|keeping|growing|breeding|racing|coaching|writing|designing|developing|building|restoring|repairing|fixing|soldering|modelling|producing|composing|working (?:with|on|in)|running|managing|laying|plumbing|fitting|installing|driving|playing|shooting|printing|cutting|testing|auditing|administering|configuring|deploying|maintaining)";
const MANY =
  "(?:(?:a (?:fair |good |great )?(?:few|number of|couple of)|quite a few|dozens of|hundreds of|thousands of|loads of|lots of|plenty of|many|several|countless|more|too many|enough)(?: \\p{L}+ than .{3,20})?|my (?:fair )?share of|\\d{2,}) ";
const GOOD =
  "(?:confident|comfortable|fluent|strong|solid|good|great|experienced|at home|proficient|professional|advanced|an? (?:expert|pro|veteran|old hand))";
const WEAK =
  "(?:weak|new|hopeless|useless|bad|terrible|awful|rubbish|clueless|an? (?:(?:complete|total|absolute) )?(?:beginner|novice|newbie|noob|fresher))";

const from = (body: string): RegExp => new RegExp(`^${body}`, "iu");

const KNOWN = [
  from(
    `(?:you can |please |just )?assume (?:that )?(?:i|we) (?:already )?(?:know|understand) (?!nothing|very little|little|zilch|what|how|why)${FIELD}${END}`,
  ),
  from(`(?:i|we) (?:don't need|do not need|needn't have|don't want) (?:the )?${FIELD} explained(?: to me)?`),
  from(`(?:i've|i have|i'd|been|i) (?:been )?(${PRACTICE} .{2,30}?),? ${YEARS}`),
  from(
    `(?:i've|i have|we've|we have) (?:already |personally )?(?:built|written|made|shipped|run|designed|sold|repaired|restored|taught|managed|installed|fitted|edited|published|developed|deployed|set up|coded|baked|sewn|knitted|launched|migrated) ${MANY}${FIELD}${END}`,
  ),
  from(
    `(?:i|we) (?:can|could) (?:find my way (?:a)?round|do|use|write|read|speak|code|play|operate|handle|navigate) ${FIELD} (?:blindfolded?|in my sleep|with (?:my eyes (?:shut|closed)|one hand .{3,25})|backwards|by heart|fluently)`,
  ),
  from(
    `${FIELD},? (?:i )?(?:could|can) (?:do|use|write|read|play) (?:it |that )?(?:in my sleep|blindfolded?|with my eyes (?:shut|closed))`,
  ),
  from(
    `${FIELD},? (?:i|we) (?:can )?(?:speak|write|read|know|use|do|play|handle) ${SOFTLY}(?:fluently|well|inside out|by heart|in my sleep|every day|daily|professionally)`,
  ),
  from(`(?:with|in|at|on) ${FIELD},? i(?:'m| am| feel) ${SOFTLY}${GOOD}(?!\\p{L})`),
  from(
    `(?:with|in|at|on) ${FIELD},? i(?:'m| am)? (?:have|having|'ve) (?:an? )?${SOFTLY}(?:good|strong|excellent|great|solid|full|long|decent) (?:command|experience|knowledge|grasp|background|grounding|hand)`,
  ),
  from(
    `(?:i'm|i am|we're) ${SOFTLY}(?:strong|great|excellent|solid|a (?:power|heavy|daily|long-time|longtime|seasoned) user|no stranger|no newcomer|not new|a dab hand|a veteran|a fluent speaker|self-taught|(?:pretty|quite|very|really|fairly|rather) (?:good|handy|strong)) (?:in|with|at|on|of|to) ${FIELD}${END}`,
  ),
  from(
    `(?:you (?:can|may|should) )?(?:assume|expect|take) (?:full|expert|professional|advanced|complete|good|deep|solid|plenty of)(?: professional| working| expert)? (?:knowledge|experience|familiarity|command) (?:of|with|in) ${FIELD}${END}`,
  ),
  from(
    `(?:in|on) (?:matters of|the (?:subject|topic|matter) of) ${FIELD},? (?:you (?:can|may) )?assume (?:full|expert|professional|complete)`,
  ),
  from(`(?:i )?(?:already )?know my way (?:a)?(?:round|about) ${FIELD}${END}`),
  from(
    `my (?:level|knowledge|skill|command|experience) (?:in|of|with|at) ${FIELD} (?:is|are) ${SOFTLY}(?:professional|excellent|strong|good|very good|advanced|expert|high|solid|native|deep)(?!\\p{L})`,
  ),
  from(`(?:i|we) (?:did|studied|read|took) ${FIELD} at (?:university|uni|college|degree level)${END}`),
  from(
    `(?:i )?(?:teach|taught|lecture (?:in|on)|run courses (?:in|on)|give (?:courses|lessons|workshops) (?:in|on)) ${FIELD} (?:course|classes|for a living|at (?:university|college|degree level)|professionally)`,
  ),
];
const UNKNOWN = [
  from(
    `(?:i|we) (?:really |honestly |just )?(?:don't|do not|can't|cannot|never) (?:really |quite )?(?:understand|get|grasp|follow|comprehend) (?!why|how|what|when|where|who|if|the |your |this|that|it)${FIELD} (?:at all|one bit|in the (?:slightest|least)|to save my life|for the life of me|, never (?:have|did))`,
  ),
  from(
    `(?:i|we) (?:only|just|barely|hardly) (?:really )?know (?:the (?:bare |very )?basics|a (?:tiny |little |wee )?bit|a little|very little|the bare minimum) (?:of|about|in) ${FIELD}${END}`,
  ),
  from(`(?:i|we) (?:know|understand) (?:less|little) about ${FIELD} than `),
  from(
    `(?:(?:i )?(?:have |'ve |got |i've got )?(?:absolutely |really )?(?:no|zero|not a|not the (?:first|slightest|faintest|foggiest)) (?:clue|idea|inkling) (?:about|of|on|where .{3,20} with|when it comes to)) (?!what|how|why|where|when|who|which|if|whether)${FIELD}${END}`,
  ),
  from(
    `(?:i'm |i am )?${SOFTLY}(?:wet behind the ears|a fish out of water|all (?:at sea|thumbs)|at sea|out of my depth|a dunce|finding my (?:feet|way)|learning the ropes|getting my head (?:a)?round|coming to grips|getting to grips|feeling my way|a learner|(?:an? )?(?:absolute |total |complete )?(?:beginner|fresher|starter|newcomer)) (?:when it comes to|with|in|at|of|around|to|on) ${FIELD}${END}`,
  ),
  from(`(?:with|in|at|on) ${FIELD},? i(?:'m| am| feel) ${SOFTLY}${WEAK}(?!\\p{L})`),
  from(
    `(?:in|on) (?:matters of|the (?:subject|topic|matter) of) ${FIELD},? (?:you (?:can|may|should) )?assume (?:none|nothing|no knowledge|zero)`,
  ),
  from(
    `(?:i'm |i am )?${SOFTLY}(?:weak|shaky|rusty|clueless|hopeless) (?:on|in|at|with|about) (?!the (?:phone|road)|my feet)${FIELD}${END}`,
  ),
  from(
    `(?:i|we)(?:'ve| have)? (?:only (?:just )?|just )(?:started|begun|took up|picked up|begun learning|started learning|started to learn|begun to learn)(?: learning| doing| with| on)? (?!to|my|the|this|a |an |it)(.{2,30}?)(?: (?:in (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)|(?:last|this) (?:week|month|year|spring|summer|autumn|winter)|(?:a|two|three|a few|\\d) (?:weeks?|months?|days?) ago|yesterday|recently))`,
  ),
  from(
    `this is my (?:very )?first (smart ?phone|computer|laptop|tablet|ipad|iphone|mac|android|3d printer|sewing machine|camera|guitar|piano|car|house|garden|tax return|website)${END}`,
  ),
  from(
    `(?:my )?${FIELD} (?:skills? )?(?:is|are|'s) (?:totally|completely|entirely|brand|all|still|quite|very) new (?:to|for) me`,
  ),
  from(
    `(?:i|we) (?:never|haven't|have not|didn't ever) (?:really |properly |quite )?(?:learned|learnt|understood|mastered|got the hang of|figured out|managed to learn) (?:how to |to )?(?!it|that|this|what|why|how|who|where|your|the )${FIELD}${END}`,
  ),
];

/** "SQL veteran here", "helm noob", "absolute greenhorn with a DAW". */
const FRAGMENT =
  /^(?:i'm |i am )?(?:(?:an? |total |complete |absolute |utter |very much an? |bit of an? ){0,3})((?:[\p{L}\d+#./-]+ ){1,3}?)(veteran|expert|pro|guru|wizard|power user|old hand|noob|newbie|n00b|beginner|novice|rookie|greenhorn|dummy|amateur)(?: (?:here|myself|speaking))?$/iu;
const FRAGMENT_OF =
  /^(?:(?:an? |total |complete |absolute |utter |very much an? |bit of an? ){0,3})(veteran|expert|pro|power user|old hand|noob|newbie|n00b|beginner|novice|rookie|greenhorn|dummy|amateur) (?:with|in|at|of|when it comes to|to) (?:an? |the )?(.{2,30})$/iu;
const ABLE = /^(?:veteran|expert|pro|guru|wizard|power user|old hand)$/iu;
const NO_FIELD =
  /(?<!\p{L})(?:i|i'm|you|your|he|she|they|we|is|are|was|were|this|that|the|not|no|any|for|who|what|how|can|please|need|want|looking|a|an|to|service|customer|my|our|talk|tax|legal|your|hire|find|good|real|war|army|military|navy|like|as|total|complete|absolute|utter|such|very)(?!\p{L})/iu;

/** "I'm better at SQL than at Python." */
const BETTER =
  /^(?:i'm|i am|i feel|we're) (?:(?:much|far|way|a lot|a bit|definitely) )?(better|stronger|more (?:comfortable|confident|experienced|fluent|at home)) (?:at|in|with|on) (.{2,25}?) than (?:(?:i am )?(?:at|in|with|on) )?(.{2,25})$|^(?:i know|i understand) (?:(?:much|far|way|a lot|a bit) )?(?:more) (?:about )?(.{2,25}?) than (?:about )?(.{2,25})$|^my (.{2,20}?) (?:is|are) (?:(?:much|far|way|a lot|a bit) )?(?:better|stronger) than my (.{2,20})$/iu;

const ONE_THING =
  /^(?:this|that|it|these|those|your|you|he|she|they|him|her|them|me|us|which|what|where|everything|nothing|something|anything|here|there|one|ones|someone|my|our|the (?:app|site|website|price|form|page|order)|life|person|time|money|things?|times?|work|a lot|orders?|refunds?|prices?|customers?|complaints|emails?|calls|tickets|friends?|people|i|we)(?!\p{L})|(?<!\p{L})(?:you|your|yours|this|waiting|calling)(?!\p{L})| (?:on|to|for|with|in) (?:the|my)(?!\p{L})/iu;

const shortlist = shortlistOf<boolean>(
  [...UNKNOWN.map((each) => [each, false] as const), ...KNOWN.map((each) => [each, true] as const)],
  [FIELD, END, SOFTLY, YEARS, MANY],
);

export function masteryIn(clause: string): Proficiency | undefined {
  for (const [each, knows] of shortlist(clause)) {
    const field = each.exec(clause)?.[1];
    if (field !== undefined && !ONE_THING.test(field) && zoneOf(field) === undefined) return { field, knows };
  }
  const fragment = FRAGMENT.exec(clause);
  const [name, level] = fragment
    ? [fragment[1]?.trim() ?? "", fragment[2] ?? ""]
    : [FRAGMENT_OF.exec(clause)?.[2] ?? "", FRAGMENT_OF.exec(clause)?.[1] ?? ""];
  if (name === "" || NO_FIELD.test(name) || ONE_THING.test(name)) return undefined;
  return { field: name, knows: ABLE.test(level) };
}

/** A comparison tells of both: "stronger in SQL than Python". */
export function strongerIn(clause: string): string | undefined {
  const match = BETTER.exec(clause);
  if (!match) return undefined;
  const [more, less] = [match[2] ?? match[4] ?? match[6] ?? "", match[3] ?? match[5] ?? match[7] ?? ""];
  if (ONE_THING.test(more) || ONE_THING.test(less)) return undefined;
  return `stronger in ${more} than ${less}`;
}

const JARGON =
  /^(?:i'm|i am|we're|we are) (?:(?:really|absolutely|definitely|certainly|just) )?(?:absolutely |really |definitely )?(?:no|not an?|not a trained|not a professional) ((?:[\p{L}-]+ )?[\p{L}-]+)(?:,? .{0,60})?$/iu;

/** Denied of oneself, these are no trade whose words are hard. */
const NO_TRADE =
  /(?:^| )(?:student|undergraduate|intern|apprentice|trainee|employee|owner|landlord|landlady|manager|driver|worker|retiree|housewife|homemaker|mom|mum|dad|guy|player|freelancer|founder|investor|teacher)$/iu;

/** "I'm no lawyer": whose own words are no use, by the name of the trade. */
export function disclaimedTrade(clause: string): string | undefined {
  const trade = JARGON.exec(clause)?.[1];
  return trade === undefined || NO_TRADE.test(trade) ? undefined : trade;
}

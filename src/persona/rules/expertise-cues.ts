/** Knowing a thing or not, told by a turn of phrase anywhere in what is said of oneself, with the field beside it. */
import { shortlistOf } from "./gate.ts";
import type { Proficiency } from "./proficiency.ts";

const FIELD = "(?:(?:all|any|this|that|the|these|an?|my|your) ){0,2}(.{2,40}?)";
const STOP =
  "(?=$|[,;.]| (?:so|and|but|because|since|yet|before|at all|stuff|thing|things|business|world|lark|malarkey|in my life|ever|as it is|to be honest|at best|at the moment|lately|these days|now|though|if|when|which|that|myself|already|please|or|whatsoever|go|for (?:over|more|about|almost|ten|twenty|\\d|years|decades|a living))(?![\\p{L}]))";
const TIME =
  "(?:(?:about|around|maybe|roughly|like|barely|not even|less than|under|only|just|over|more than|nearly|almost|some|well over|the best part of|the last|the past|a good) ){0,2}(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|twenty-five|thirty|forty|a few|a couple of|several|many)(?:-odd| odd| plus|\\+)?";
const NEGATIVE =
  "(?:next to (?:nil|nothing|nonexistent|non-existent|zero)|nil|zero|zilch|non-?existent|shaky|rusty|poor|weak|basic|limited|patchy|terrible|awful|rudimentary|minimal|thin|hazy|sketchy|wobbly|laughable|embarrassing|not (?:great|good|up to much|the best|up to scratch)|only good enough .{2,30}|bad|pretty (?:basic|limited|poor|weak|shaky)|at beginner level|kindergarten level|schoolboy level|a bit (?:rusty|shaky|thin|weak)|very (?:basic|limited|poor|weak)|non existent)";

const cue = (body: string): RegExp => new RegExp(body, "iu");
const NOVICE = [
  cue(
    `^${FIELD} (?:(?:always|really|just|still|all) ){0,2}(?:makes?|have|has|gives?) (?:my (?:head|brain) (?:spin|spinning|hurt|hurting|ache|melt)|my eyes (?:glaze over|glazing over|water)|me (?:dizzy|a headache|cross-eyed))`,
  ),
  cue(
    `^i(?:'ve| have)(?: got)? two left (?:hands|feet|thumbs) (?:when it comes to|with|at|for) ${FIELD}${STOP}`,
  ),
  cue(
    `^i (?:barely|hardly|scarcely|can barely|can hardly|only just) (?:know|understand|manage|cope with|use|speak|read) (?:how to use )?(?!the |your |my |it |him |her |them |you )${FIELD}${STOP}`,
  ),
  cue(`^i know just enough ${FIELD} to (?:be dangerous|get by|get into trouble)`),
  cue(
    `^i(?:'ve| have) (?:only|just|barely)(?: just)? (?:been |started |begun |taken up |picked up |got into )((?:learning |doing |using )?.{2,40}?)(?: for| about)? ${TIME} (?:days?|weeks?|months?)\\b`,
  ),
  cue(
    `^i(?:'ve| have)? (?:only |just )?(?:picked up|took up|taken up|started(?: learning| with| out (?:in|with))?|got into|joined) (.{2,30}?) (?:last|this|a|two|three|only|just|about|earlier) (?:week|month|weeks|months|few|couple|this)`,
  ),
  cue(
    `^i(?:'ve| have) never (?:held|opened|soldered|changed|wired|filed|driven|flown|hung|drilled|cut|sharpened|replaced|repaired|assembled|handled|cooked|made|ridden|run|bought|rented|sold|invested in|set foot in|gone near|so much as (?:held|touched|opened|seen)|seen the inside of|been (?:near|any good (?:at|with))) ${FIELD}(?: (?:in my (?:whole |entire )?life|before in my life))`,
  ),
  cue(
    `^my (?:knowledge|grasp|understanding|command|experience|mastery|grip|sense) (?:of|on|with|in) ${FIELD} (?:is|are) ${NEGATIVE}`,
  ),
  cue(
    `^my (.{2,25}? (?:skills?|knowledge|experience|know-how|abilities|ability|vocabulary)) (?:is|are|was never) ${NEGATIVE}`,
  ),
  cue(
    `^(.{2,25}?) and (?:me|i|myself) (?:don't|do not|never|have never|aren't|are not) (?:really |exactly |quite )?(?:mix|get along|get on|see eye to eye|go together|friends|on speaking terms|been friends|agree)`,
  ),
  cue(
    `\\b(?:complete|total|absolute|utter|real|bit of an?|very much an?) (?:novice|beginner|newbie|amateur|newcomer|dunce|dummy|ignoramus) (?:at|in|with|to|when it comes to|as far as|where|on) ${FIELD}(?: (?:is|are|goes|go) ?(?:concerned)?)?${STOP}`,
  ),
  cue(
    `\\b(?:i've|i've got|i have|have|with|got|bring|having) (?:absolutely |virtually |practically |next to |almost )?(?:zero|no|little|nil|not much|hardly any|very little|precious little|not a shred of|not an ounce of) (?:formal |real |prior |previous |any )?(?:background|experience|training|grounding|expertise|schooling|knowledge|education|know-how|understanding|practice|feel|talent|aptitude) (?:in|with|of|for|at|about|on) ${FIELD}${STOP}`,
  ),
  cue(
    `\\b(?:assume|take it that|pretend|imagine|expect) (?:that )?(?:i|we) (?:know|understand) (?:nothing|zilch|very little|absolutely nothing) (?:about|of|on) ${FIELD}${STOP}`,
  ),
  cue(
    `\\b(?:assume|expect|take for granted) (?:no|zero) (?:prior |previous |real )?(?:knowledge|experience|familiarity|background) (?:of|with|in|about) ${FIELD}${STOP}`,
  ),
  cue(
    `\\b(?:i'm|i am|we're|me being|being) (?:(?:still|very|fairly|pretty|quite|so|completely|totally|really|brand|relatively|rather|all) ){0,2}(?:new|green|fresh) (?:to|at|in|when it comes to) ${FIELD}${STOP}`,
  ),
  cue(
    `\\b(?:i'm|i am) (?:(?:still|very|fairly|pretty|quite|so|completely|totally|really|a bit|rather|no|not|far from|hardly|anything but) ){1,3}(?:an? )?(?:expert|pro|genius|whizz|whiz|wizard|guru|natural|maestro|hand|connoisseur|specialist|authority) (?:at|in|on|with|when it comes to) ${FIELD}${STOP}`,
  ),
  cue(
    `\\b(?:i|we) (?:get|am|'m|feel|always get|quickly get) (?:\\p{L}+ )?(?:lost|overwhelmed|muddled|confused|out of my depth|stuck|cross-eyed|intimidated) (?:with|by|as soon as it comes to|when it comes to|when people talk about|the moment it comes to) ${FIELD}${STOP}`,
  ),
  cue(
    `\\b(?:i|we) (?:can't|cannot|couldn't|can barely|can hardly|could never|don't know how to) (?:tell .{2,20} from|make head or tail of|make heads or tails of|make sense of|read|follow|code|program|get my head (?:a)?round|wrap my head around) ${FIELD} (?:to save my life|for the life of me|at all|if my life depended on it)`,
  ),
];
const EXPERT = [
  cue(
    `\\b(?:i'm|i am) (?:(?:fairly|pretty|quite|very|reasonably|rather|really|perfectly|more than|totally|completely|already|plenty|well) ){0,2}(?:handy|confident|comfortable|competent|fluent|at home|at ease|solid|decent|proficient|adept|clued up|up to speed|versed|conversant|savvy|schooled|qualified|certified|trained|experienced) (?:with|in|at|around|about|on) ${FIELD}${STOP}`,
  ),
  cue(
    `\\b(?:i've|i have|i've got|i got|have|with|hold|holding) (?:an? )?(?:(?:solid|strong|long|formal|decent|good|deep|professional|full) )?(?:background|degree|phd|doctorate|master's|masters|diploma|qualification|certificate|certification|training|grounding|licen[cs]e|career) (?:in|of) ${FIELD}${STOP}`,
  ),
  cue(
    `^(?:i've |i have |after |with |got |i bring )?(?:(?:done|spent|had|put in|clocked up|notched up) )?${TIME} (?:years?|decades?|yrs)(?:'|s')?(?: now)? (?:of|in|doing|at|working (?:in|with|on)|building|running|teaching|with|behind) ${FIELD}(?: (?:behind|under) .{2,12})?${STOP}`,
  ),
  cue(
    `\\b(?:i|we)(?:'ve| have)? (?:already |do )?(?:know|read|learned|learnt|understand|studied|picked up) (?:more than |quite |easily )?enough (?:about |of )?${FIELD} to(?= (?!be dangerous|get by|get into))`,
  ),
  cue(`\\b${FIELD} (?:needs?|require|requires) no (?:introduction|explanation|explaining)`),
  cue(
    `\\b(?:i|we) (?:already |do |of course )?know (?:the )?(?:basics|fundamentals|ins and outs|ropes|theory|score|essentials|jargon|lingo|rules) (?:of|in|about|around|when it comes to) ${FIELD}${STOP}`,
  ),
  cue(
    `\\b(?:i|we) (?:live and breathe|eat,? sleep and breathe|eat and breathe|dream in|cut my teeth on|made a career (?:of|out of|in)|wrote (?:a|the) book on|breathe) ${FIELD}(?: in my sleep| for a living| all day)?${STOP}`,
  ),
  cue(
    `\\b(?:i|we) (?:do|did|teach|taught|write|wrote|design|designed|build|built|sell|sold|fix|repair|code|test|audit|model|study|practise|practice) ${FIELD} (?:for a living|professionally|by trade|as my (?:day )?job|all day|day in,? day out|every day of my life)`,
  ),
  cue(
    `^my (.{2,25}? (?:skills?|knowledge|experience|know-how|abilities)) (?:is|are) (?:fluent|solid|strong|excellent|pretty good|very good|rock solid|native|near-native|advanced|up to scratch|decent|well above average)${STOP}`,
  ),
];
/** Lessons that are not wanted are told of oneself, whatever the field. */
const BASICS =
  /^i(?:'m| am) (?:really |certainly |definitely )?(?:no|not an?|hardly an?|far from an?|past the) (?:beginner|novice|newbie|noob|rookie)(?: stage| phase)?(?= *$|[,.;]| (?:so|and|any ?more|at this|here|please))|(?<!\p{L})(?:don't|do not|no need (?:to|for)|needn't|need not|you can skip|please skip|always skip|skip|spare me|without|no|never|no more|leave out|drop|can do without|i don't need|i don't want|i'm past|we're past|i'm beyond|enough of|not) (?:\p{L}+ ){0,4}(?:basics|101|101s|beginner'?s? (?:stuff|tips|guides?|explanations?|level)|hand-?holding|baby steps|kid gloves|kindergarten|abcs?|newbie (?:stuff|tips)|primers?|intro stuff|textbook definitions|for dummies|dumbed[- ]down|training wheels|spoon-?feeding)(?!\p{L}|[ -](?:package|plan|tier|paint|for the|kit|set|course|version|pack))/iu;

const SKILL = / (?:skills?|knowledge|experience|know-how|abilities|ability)$/iu;
const ONE_THING =
  /(?<!\p{L})(?:prices?|flights?|rooms?|orders?|refunds?|claims?|delivery|labels?|waiter|bills?|packages?|hotel|seats?|bookings?|staff|checks?|tickets?|returns?|waiting|calling|trying|asking|going|getting|having|being|looking|living|sitting|standing|paying|basket|cart|receipt|parcel)(?!\p{L})|^(?:this|that|it|these|those|your|you|he|she|they|him|her|me|us|which|what|where|everything|nothing|something|here|there|one|someone|my (?:account|card|phone|order)|account|app|website|card|name|order|problem|job|heart|battery|connection|signal|internet|english|credit|(?:the )?last|life|marriage|mood|memory|eyesight|hearing|health|vision|balance|phone|wifi|country|city|area|town|place|neighbourhood|neighborhood|family|kids?|children|wife|husband|house|day|time|sleep|luck|team|boss)(?!\p{L})/iu;

const shortlist = shortlistOf<boolean>(
  [...NOVICE.map((each) => [each, false] as const), ...EXPERT.map((each) => [each, true] as const)],
  [FIELD, STOP, TIME],
);

export function cuedProficiency(clause: string): Proficiency | undefined {
  for (const [each, knows] of shortlist(clause)) {
    const field = each.exec(clause)?.[1];
    if (field === undefined || ONE_THING.test(field)) continue;
    return { field: field.replace(SKILL, ""), knows };
  }
  return undefined;
}

export function refusesBasics(clause: string): boolean {
  return BASICS.test(clause);
}

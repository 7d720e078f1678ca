/** How well somebody knows a thing, told of the thing ("SQL is second nature to me") or of oneself. */
import { shortlistOf } from "./gate.ts";

export interface Proficiency {
  /** What is known or not, in the speaker's words. */
  field: string;
  knows: boolean;
}

const SOFTLY =
  "(?:(?:still|all|pretty|completely|totally|brand|very|really|quite|rather|just|mostly|always|also|a bit|pure|so|entirely|absolutely|only|already|basically|honestly|simply|kind of|sort of|actually|probably|definitely|much|almost|fairly) ){0,3}";
const FIELD = "(.{2,50}?)";
const END =
  "(?:,? (?:at all|in my life|before|ever|these days|here|though|myself|completely|every time|entirely|yet|now|any ?more|to be honest|i'm afraid|i fear|up|i admit|lol|too|whatsoever|honestly|really|personally|so far)){0,3}$";

const pattern = (body: string): RegExp => new RegExp(`^${body}${END}`, "iu");

const KNOWN = [
  pattern(
    `(?:i|we) ${SOFTLY}know ${FIELD} (?:inside out|inside and out|back to front|backwards(?: and forwards)?|like the back of my hand|by heart|cold|in my sleep|${SOFTLY}well)`,
  ),
  pattern(`(?:i|we) ${SOFTLY}know my way (?:a)?round (?:inside )?${FIELD}`),
  pattern(
    `${FIELD} (?:is|are|'s) ${SOFTLY}(?:second nature|old hat|old news|familiar ground|familiar territory|home turf|child's play|nothing new|a breeze)(?: (?:to|for) (?:me|us))?`,
  ),
  pattern(
    `${FIELD} (?:is|are|'s) ${SOFTLY}(?:my (?:strong suit|forte|strong point|specialty|speciality|area of expertise|area|field of expertise|bread and butter))`,
  ),
  pattern(
    `(?:i|we)(?: have|'ve)? (?:did|done|finished|got|completed|wrote|written|have|hold|defended) (?:my|an?) (?:phd|ph\\.d|doctorate|master's|masters|degree|thesis|dissertation|bachelor's|msc|ma|mba|diploma|apprenticeship|postdoc) (?:thesis )?(?:on|in|about|of) ${FIELD}`,
  ),
  pattern(
    `(?:i've|i have|we've|we have) ${SOFTLY}(?:been )?(?:doing|in|at|into|working (?:with|on|in)|using|teaching|studying|practising|practicing|around) ${FIELD} (?:for|since) (?:(?:over|more than|about|around|almost|nearly|well over|the (?:last|past|best part of)|some|at least|like|a good) ){0,3}(?:\\d+|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|many|several|decades|years|half)(?: ?(?:years?|decades?|yrs?|of my life|century|a century))?(?: now)?`,
  ),
  pattern(
    `(?:i've|i have|we've|we have) ${SOFTLY}been ((?:trading|baking|cooking|sewing|knitting|coding|programming|sailing|climbing|running|cycling|gardening|teaching|painting|drawing|brewing|investing|flying|diving|fishing|riding|skiing|translating|editing|welding|roasting|farming|keeping|growing|breeding|racing|coaching|lifting|photographing|writing|designing|developing|building|restoring|repairing|fixing|soldering|woodworking|modelling|producing|composing|practising|practicing|working with)(?: [\\p{L}\\d'-]+){0,4}?) (?:for|since) (?:(?:over|more than|about|around|almost|nearly|the (?:last|past)|some|at least|i was) ){0,3}[\\p{L}\\d]+(?: (?:years?|decades?|yrs?))?(?: now)?`,
  ),
  pattern(
    `(?:i|we) (?:have|'ve got|have got) (?:\\d+|ten|twenty|thirty|forty|many|decades) ?(?:years)? of ${FIELD} (?:behind|under) (?:me|us|my belt|our belts?)`,
  ),
];
const UNKNOWN = [
  pattern(
    `${FIELD} (?:isn't|aren't|is not|are not|'s not|was never|has never been|is hardly|are hardly) ${SOFTLY}(?:exactly )?my (?:strong suit|forte|strong point|strongest suit|area|field|world|home turf)`,
  ),
  pattern(
    `${FIELD} (?:is|are|'s) ${SOFTLY}(?:new|foreign|alien|a (?:total |complete )?mystery|a closed book|a black box|unfamiliar|(?:like )?a foreign language|(?:like )?greek|double dutch|gibberish|(?:new|uncharted|unknown|unfamiliar) territory|magic|witchcraft|beyond|lost|hieroglyphics|(?:like )?rocket science|all greek) (?:to|for|on)? ?(?:me|us)`,
  ),
  pattern(`${FIELD} ${SOFTLY}(?:go|goes|fly|flies) (?:right |straight |way |clean )?over my head`),
  pattern(
    `${FIELD} ${SOFTLY}(?:loses?|baffles?|intimidates?|overwhelms?|scares?|defeats?|terrifies|terrify|confuses?|trips?) me`,
  ),
  pattern(
    `(?:i'm|i am|we're|we are) ${SOFTLY}(?:hopeless|useless|terrible|awful|rubbish|no good|clueless|lost|not (?:very |so |too |that )?(?:great|good|strong|hot|up|clever|handy)|weak|shaky|ignorant|out of my depth|no use|dreadful|pants|crap|a dunce|a dinosaur|illiterate) (?:with|at|on|in|when it comes to|about|where) ${FIELD}(?: (?:is|are) concerned)?`,
  ),
  pattern(
    `(?:i'm|i am|we're|we are) ${SOFTLY}not (?:from|in|of) (?:the |a )?${FIELD} (?:world|industry|trade|business|field|background|crowd|side of things|person|people)`,
  ),
  pattern(`(?:i'm|i am|we're|we are) ${SOFTLY}not an? ${FIELD} (?:expert|whizz|whiz|wizard|guru|brain)`),
  pattern(
    `(?:i've|i have|we've|we have) ${SOFTLY}never ${SOFTLY}(?:written|touched|used|done|set up|built|worked with|programmed|coded(?: in)?|sewn|knitted|studied|learned|learnt|dealt with|had (?:to do with|anything to do with)|installed|managed|edited) (?:a (?:single )?|an |any |one )?${FIELD}`,
  ),
  pattern(
    `(?:i|we) ${SOFTLY}(?:(?:don't|do not) ${SOFTLY}(?:know|understand) ${SOFTLY}(?:anything|the first thing|a thing|much|a lot|beans)|(?:don't|do not|haven't|haven't got|don't have|have not) (?:have |got )?(?:a clue|the faintest|the foggiest|the first idea)|(?:have|'ve|'ve got) (?:no|zero|absolutely no|not the slightest) (?:clue|idea)|(?:know|understand) ${SOFTLY}(?:nothing|next to nothing|very little|little|zilch|nada)) (?:about|of|when it comes to) ${FIELD}`,
  ),
  pattern(
    `(?:at \\d\\d,? )?(?:i'm|i am|we're|we are) ${SOFTLY}(?:getting the hang of|getting to grips with|coming to grips with|finding my (?:feet|way) (?:with|in|around)|getting used to|learning the ropes of|learning the basics of|at the very beginning (?:of|with)|dipping (?:a|my) toes? (?:in|into)|a newcomer to|a stranger to|getting started (?:with|in|on)|wrapping my head around) (?:this |the |my |an? )?${FIELD}`,
  ),
  pattern(
    `(?:i'm|i am) ${SOFTLY}(?:\\d+|an?|one|two|three|four|five|six|a few|a couple of) (?:days?|weeks?|months?) into ${FIELD}`,
  ),
  pattern(
    `(?:i|we) ${SOFTLY}(?:have|'ve|'ve got|have got) ${SOFTLY}(?:zero|no|little|next to no|hardly any|very little|limited|almost no) ${FIELD} (?:skills?|knowledge|background|experience|know-how|training|ability|abilities)`,
  ),
  pattern(
    `(?:i'm|i am) an? .{2,40} with ${SOFTLY}(?:zero|no|little|next to no|hardly any|very little|limited|almost no) ${FIELD} (?:skills?|knowledge|background|experience|know-how|training)`,
  ),
  pattern(`(?:i|we) ${SOFTLY}struggle with ${FIELD}`),
];

/** What a clause could only begin with if it were about one thing or one moment. */
const ONE_THING =
  /^(?:this|that|it|these|those|the (?:app|site|website|form|page|link|last|first|other)|your|you|he|she|they|what|which|everything|nothing|something|all|here|there|none|money|one|someone|anyone|who|if|when|how|why)(?!\p{L})/iu;

const shortlist = shortlistOf<boolean>(
  [...UNKNOWN.map((each) => [each, false] as const), ...KNOWN.map((each) => [each, true] as const)],
  [SOFTLY, FIELD, END],
);

export function proficiencyIn(clause: string): Proficiency | undefined {
  for (const [each, knows] of shortlist(clause)) {
    const field = each.exec(clause)?.[1];
    if (field !== undefined && !ONE_THING.test(field)) return { field, knows };
  }
  return undefined;
}

/** Ways of wording, which are not fields: who is lost by them wants others. */
const WORDING =
  /(?:^|[ -])(?:names|terms?|acronyms|abbreviations|initialisms|jargon|lingo|terminology|equations|formulas|formulae|symbols|notation|legalese|buzzwords|slang|idioms|graphs|charts|diagrams|wording|speak|words|latin|technobabble|bizspeak)$/iu;

export function isWording(field: string): boolean {
  return WORDING.test(field);
}

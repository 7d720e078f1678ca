/**
 * Cues in an English sentence that somebody speaks of themselves. Broad on purpose: they decide whether
 * a conversation is worth a call, not what is learned. Every repetition is bounded, so that a test is
 * linear in the sentence.
 */

const cue = (source: string): RegExp => new RegExp(source, "iu");

const ADVERBS =
  "(?:(?:really|also|just|absolutely|particularly|especially|personally|do|still|actually|truly|mostly|mainly|generally|usually|always|often|sometimes|rarely|never|only|even|kind of|sort of|quite|very much|typically|normally|don't|do not|can't|cannot|didn't) ){0,3}";
const END = "(?:\\s*[.,!?;:…)]|\\s*$| and | but | so | because | then | for | a lot| too| very)";
/** What is liked for the moment: "I like that one", "I don't like the time". */
const POINTING = `(?:(?:it|that|this|these|those|them|one)(?: [\\p{L}'-]+){0,2}|(?:the|your|their) (?:first|second|third|last|other|same|sound|idea|time|price|date|day|place|location|movie|song|album|flight|restaurant|hotel|house|apartment|car|bus|option|event|show|choice|suggestion|recommendation|selection|address|rating|help|assistance|answer)(?: [\\p{L}'-]+){0,3})${END}`;
const ERRAND_VERB =
  "(?:book|reserve|make|find|get|know|see if|order|cancel|change|buy|ask|check|search|look|schedule|rent|transfer|pay|send|open|confirm|say|bother|have (?:a|an|the|it|this|that|my|one)|(?:travel|go|fly|leave|return|depart|move|eat|dine|stay|watch|see|listen|visit|attend|ride)(?: out)? (?:to|from|at|in|on|for|a|an|the|some|something|there|with|around|by|that|this))\\b";
const MOMENTARY =
  "(?:an?|the|something|anything|somewhere|some|one|having it|\\d+|mornings?|afternoons?|evenings?|\\p{L}{3,6}day)\\b";
const KIN =
  "(?:wife|husband|partner|girlfriend|boyfriend|fianc[eé]e?|kids?|child(?:ren)?|sons?|daughters?|baby|twins|mom|mum|dad|mother|father|parents|sisters?|brothers?|siblings?|grand\\p{L}{3,10}|family|dogs?|cats?|puppy|kitten|pets?|horses?|best friends?|roommates?)";
const NOT_IDENTITY =
  "(?:bit|little(?: bit)?|lot|(?:existing |current |new |regular |loyal |long[- ]time )?(?:customer|client|user|member|account holder)|few|while|couple|victim|mess)\\b";
const DAILY =
  "\\b(?:every|each) (?:single )?(?:day|morning|evening|night|week|weekend|summer|winter|sunday|saturday)\\b";

/** One of these is enough. */
const STRONG: readonly RegExp[] = [
  // Tastes; a wish of the moment is "I'd like".
  cue(
    `\\bi ${ADVERBS}(?:like|love|enjoy|hate|dislike|detest|adore|loathe|despise)\\b(?! (?:${POINTING}))(?! to ${ERRAND_VERB})(?! (?:if|for you|you to|me to|that you)\\b)`,
  ),
  cue(`\\bi ${ADVERBS}prefer\\b(?! (?:${POINTING}))(?! to ${ERRAND_VERB})(?! ${MOMENTARY})`),
  cue(
    "\\b(?:fan of|fond of|obsessed|passionate|crazy about|hooked on|keen on|addicted to|sick of|can't stand|cannot stand|partial to|into (?!(?:my|the|your|an?|this|that|it|another)\\b))(?<=\\b(?:i|i'm|im|i've|i'd|me)\\b[\\p{L}' ]{0,40})",
  ),
  cue(
    "\\bi(?:'m| am|'ve (?:always )?been) (?:also |really |very |mostly )?interested in (?!(?:the|a|an|that|this|it|some|something|one|buying|booking|getting|opening|your|seeing|finding|watching|going|making|reserving|attending|eating|visiting|renting|trying|having)\\b)",
  ),
  cue(
    "\\bmy (?:[\\p{L}-]{2,14} ){0,2}(?:favou?rites?|hobb(?:y|ies)|passions?|dream(?: job)?|go-to|pet peeve|guilty pleasure)\\b",
  ),
  cue(
    "\\b(?:in|during) my (?:free|spare|off|leisure) time\\b|(?<=\\bi\\b[^.?!]{0,60}) for (?:fun|a living)\\b(?!\\?)",
  ),
  cue(
    "\\bi(?:'ve| have|) always (?:wanted|loved|liked|dreamed|hated|enjoyed|been (?:an?|fascinated|interested|drawn|the))\\b",
  ),
  // Who they are, what they do.
  cue(`\\bi(?:'m| am|m) (?:also |actually |just |currently |only |now )?an? (?!${NOT_IDENTITY})\\p{L}`),
  cue("\\b(?:my name(?:'s| is)|call me|i go by|my pronouns|my nickname)\\b"),
  cue(
    "\\bi (?:used to |currently |also |now |still |mostly |only )?(?:work|live|study|teach|volunteer|grew up|was born|majored?|speciali[sz]e) (?:as|at|in|for|with|on|from|near|alone|part|full|remotely|there|\\p{L}{4,})\\b",
  ),
  cue(
    "\\bi(?:'m| am) (?:originally )?from\\b|\\bi(?:'m| am) (?:currently |also |now |still )?(?:studying|learning|majoring|training for|teaching|retired|self-employed|vegan|vegetarian|allergic|married|getting married|single|divorced|dyslexic|colou?r-?blind|left-handed|new to (?!the (?:area|app|city)|this)\\p{L}|not (?:good|great) (?:at|with)|good at|bad at|terrible at|fluent|working (?:on|as))\\b",
  ),
  cue("\\bi used to (?!(?:be able|get|have|know|use|see|receive)\\b)\\p{L}"),
  cue(
    "\\b(?:my|our) (?:job|career|profession|major|degree|startup|students|co-?workers|colleagues|hometown|band|garden|collection)\\b",
  ),
  cue(
    `\\b(?:my|our) (?:[\\p{L}-]{2,12} ){0,2}${KIN} (?:and i|is an?|named|called|loves?|likes?|lives?|works?|are (?:my|so|very|all))\\b`,
  ),
  cue(
    `\\bi have (?:an?|two|three|four|five|six|\\d{1,2}|some|many|several) (?:[\\p{L}-]{2,14} ){0,3}${KIN}\\b`,
  ),
  // Habits.
  cue(
    "\\bi (?:usually|often|always|never|sometimes|typically|normally|mostly|rarely|regularly|tend to|try (?:not )?to avoid|avoid) (?!(?:get|got|receive|received|seem|be|been|have|had|need|able|see|thought|knew|assumed|authori[sz]ed|made|did|asked|use(?:d)? (?:it|this|my|the)|ordered|requested|agreed|wanted)\\b)\\p{L}{3,}",
  ),
  cue(
    `${DAILY}[^.?!]{0,20}\\bi\\b|${DAILY}(?<=\\bi\\b[^.?!]{0,80})|\\b(?:on|at) (?:the )?weekends\\b(?<=\\bi\\b[^.?!]{0,80})`,
  ),
  cue(
    "\\bi(?:'ve| have) (?:recently |also |just )?been (?:really |very |getting )?(?:learning|practi[cs]ing|playing|studying|reading|writing|painting|working (?:on|at|in|as)|teaching|training|into|cooking|collecting|running|wanting to (?:learn|try|write))\\b",
  ),
  cue(
    "\\bi (?:also |currently |recently |just )?(?:started|began|took up|picked up) (?:learning|playing|a new|\\p{L}{3,}ing)\\b",
  ),
  // What somebody does with their days, and how it makes them feel.
  cue(
    "\\b(?:today|yesterday|lately|recently|last (?:night|week|weekend|month|summer|year)|this (?:morning|weekend))\\b[^.?!]{0,30}\\bi(?:'ve| have)? (?:went|gone|decided|visited|watched|finished|met|read|felt|cooked|baked|played|joined|learned|painted|hiked|ran|wrote)\\b",
  ),
  cue(
    "\\bi(?:'ve| have)? (?:been feeling|(?:also |just |really |always )?(?:feel|felt) (?!(?:like (?:an?|some|having|eating|watching|going|i (?:have|need|want))|hungry|free|safe)\\b))\\p{L}|\\bmakes? me (?:feel|happy|sad|anxious|smile|laugh)\\b|\\bmy mood\\b",
  ),
  cue("\\bi (?:can|know how to) (?:already )?(?:speak|play|code|program|cook|sing|dance|draw|swim)\\b"),
];

/** Asking for something to be done, or reporting what goes wrong: first person, but of the moment. */
const ERRAND = cue(
  "\\bi(?:'d| would|'ll| will|'m going to| am going to)? (?:(?:also|just|really|only|do|still|now|might|may|probably) ){0,2}(?:like|need|want|wanna|require|wish|prefer|rather|have to|have (?:an?|no|zero|\\d+)|see|noticed?|got|get|tried|try|can't|cannot|could|couldn't|don't|do not|didn't|did not|wonder|guess|think (?:so|that|it)|made|paid|sent|bought|ordered|lost|received?|used|withdrew|transferred|take|know|understand|appreciate|changed|hope|be|do|did|go|leave|heard|forgot|meant|clicked|pressed|opened|typed|entered|restarted|installed|uploaded|downloaded|filled|followed)\\b|\\b(?:i'm|im|i am|i've been) (?:(?:actually|also|just|now|currently|really|so|very) )?(?:looking|trying|not|calling|having|getting|being|unable|sorry|still|ok|okay|good|fine|done|all|sure|interested|wondering|waiting|thinking|planning|searching|leaving|going|travell?ing|flying|departing|returning|coming|staying|in need|hungry|starving|free|available|bored|angry|upset|worried|confused|unaware)\\b|\\b(?:i'll|i will|i'd|i would)\\b|\\b(?:my|the|your) (?:card|account|order|payment|transfer|top|balance|refund|booking|reservation|flight|ticket|package|bill|pin|cash|money|table|help|bank|app|phone|passcode|identity)\\b|\\b(?:find|get|show|give|tell|book|help|play|send|make|let|reserve|check|put) (?:\\p{L}+ )?me\\b|\\b(?:for|with) me\\b|\\ball (?:the \\p{L}{2,12} |that )?i need(?:ed)?\\b|\\b(?:sounds?|looks?|works) (?:good|great|fine|perfect|ok|okay)\\b|\\bcheck to see\\b",
);
/** What an errand is about, where nothing asks for anything: "I was charged twice". */
const ERRAND_MATTER = cue(
  "\\b(?:charged?|charges|overcharged|withdr[ae]wn?|withdrawals?|transactions?|statements?|transfers?|payments?|declined|exchanged?|atm|pin|fees?|top(?:ped|ping)?[- ]up|refund(?:s|ed)?|deducted|cancel(?:l?ed|lation)?|blocked|stolen|expired?|visa|mastercard|virtual|parcels?|deliver(?:y|ed)|invoices?|restaurants?|dinner|reservations?|bookings?|tickets?|flights?|airport|airlines?|hotels?|appointments?|depart(?:ing|ure)|economy|password|passcode)\\b",
);
const FIRST_PERSON = cue("\\b(?:i|i'm|i've|im|me|myself|we've)\\b");
/** "My boss loves long reports": whatever it is about, it is not the speaker. */
const OTHERS = cue(
  "^(?:(?:well|oh|ok|okay|and|but|so|honestly|apparently|funny,?|last (?:week|year|month)|the other day|yesterday)[, ]+){0,2}(?:my|our|his|her|their|the|an?|some|every(?:one|body)|people) (?:\\p{L}{1,14} ){0,3}(?:loves?|likes?|wants?|wanted|asked|asks|said|says|thinks?|prefers?|hates?|swears?|lives? on|insists?|told|keeps? (?:asking|telling|saying))\\b",
);
const PERSONAL_MIN_WORDS = 5;

export function straightened(sentence: string): string {
  return sentence.replace(/[’‘]/gu, "'");
}

/** Tastes, habits and who somebody is, in words that say so. */
export function speaksOfSelf(sentence: string): boolean {
  return STRONG.some((pattern) => pattern.test(sentence));
}

export function speaksOfOthers(sentence: string): boolean {
  return OTHERS.test(sentence);
}

/** A sentence about the speaker that is neither an errand nor a question. */
export function isPersonal(sentence: string): boolean {
  if (sentence.endsWith("?") || sentence.split(" ").length < PERSONAL_MIN_WORDS) return false;
  return FIRST_PERSON.test(sentence) && !ERRAND.test(sentence) && !ERRAND_MATTER.test(sentence);
}

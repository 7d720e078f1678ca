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

export function straightened(sentence: string): string {
  return sentence.replace(/[’‘]/gu, "'");
}

/** Tastes, habits and who somebody is, in words that say so. */
export function speaksOfSelf(sentence: string): boolean {
  return STRONG.some((pattern) => pattern.test(sentence));
}

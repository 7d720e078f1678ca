/**
 * What a bot is mostly told: errands, what went wrong, what other people like, politeness. A statement that is none
 * of these is a remark, and may say something of whoever makes it. English; every repetition is bounded.
 */

const cue = (source: string): RegExp => new RegExp(source, "iu");

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
/** A status, the weather, what happened. */
const REPORT = cue(
  "^(?:still \\p{L}{2,12}ing|been (?:raining|pouring|snowing|waiting)|ah?,? there it is|half the|(?:do not|don't|dont|didn't|can't|cannot|couldn't) (?:see|find|know|remember|understand|open|log))\\b|\\b(?:had|was|were|went|came|said|says)\\b|\\b(?:not|isn't|isnt|aren't|doesn't|won't) (?:work|load|open|show|turn|let)(?:ing|s)?\\b",
);
const OTHER_SUBJECT = cue(
  "^(?:(?:well|oh|right|ok|okay|so|and|but|funny|anyway),? ){0,2}(?:the|my|an?|it|it's|its|there|some|his|her|our|he|she|they|every(?:one|body)|some(?:one|body)|people|last|yesterday|leaving|going|flying|departing|you've been|you have been)\\b",
);
const REPLY = cue(
  "^(?:(?:yes|yeah|yep|nope|ok|okay|sure|thanks?|thank you|great|perfect|hi|hello|hey|good|fine|nice|awesome|cool|right|all right|alright|sorry|that|that's|this|exactly|correct|sounds|works|bye|cheers|i|one|two|three|four|five|on|at|from|to|around|tomorrow|today|next|january|february|march|april|may|june|july|august|september|october|november|december|\\p{L}{3,6}day)\\b|\\d|no[.,!]|no,? (?:that|that's|thats|need|nothing|thanks?|not|it|i'm|worries|problem)\\b|not at|not (?:now|yet|today)\\b)|\\b(?:please|now|today|tomorrow|tonight|at the moment|at this time|would be (?:great|fine|good|nice)|next \\p{L}{2,12})[.! ]*$",
);
const ORDER = cue(
  "^(?:(?:please|pls|can you|could you|just|now|then|and|so|also|actually),? ){0,3}(?:book|find|get|show|give|tell|help|play|send|make|let|reserve|check|put|search|look|order|cancel|change|confirm|buy|add|open|go|try|see|what|when|where|how|why|who|which|is|are|do|does|did|can|could|will|would|should)\\b",
);
const PERSONAL_MIN_WORDS = 5;
const REMARK_MIN_WORDS = 3;

export function speaksOfOthers(sentence: string): boolean {
  return OTHERS.test(sentence);
}

/** Neither a question nor an errand nor a report: about the speaker, or about no one else. */
export function isRemark(sentence: string): boolean {
  if (sentence.endsWith("?") || ERRAND.test(sentence) || ERRAND_MATTER.test(sentence)) return false;
  const words = sentence.split(" ").length;
  if (words >= PERSONAL_MIN_WORDS && FIRST_PERSON.test(sentence)) return true;
  return (
    words >= REMARK_MIN_WORDS &&
    ![OTHER_SUBJECT, REPLY, ORDER, REPORT].some((pattern) => pattern.test(sentence))
  );
}

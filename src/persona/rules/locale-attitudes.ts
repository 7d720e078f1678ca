/** What a clause says of a unit, a currency, a clock or a language: that its speaker wants it, or not. */

/** Any of them, with the noun that it may stand before: "dollar prices", "ISO format". */
const TERM =
  "(?:(?:the|my|our|your|good old|plain|proper|simple|easy|degrees|old) ){0,2}§(\\d)(?: (?:prices?|amounts?|figures?|values?|format|formats|style|units?|measurements?|measures|spellings?|dates?|times?|zone|timezone|clock|temperatures?|temps|numbers|system|way|equivalents?|text|menus?|subtitles|replies|answers|messages|letters|signs?|translations?))?";
const POLITE =
  "(?:please|pls|plz|kindly|i expect|i'd ask you to|i would ask you to|i'd be grateful if you(?: would)?|i'd appreciate it if you(?: would)?|it would be great if you could|best if you|always|just|only|from now on|from here on|going forward|in future|by default|definitely|do|and|so|then|could you|can you|would you|will you|would you mind|could we|can we|let's|let us|i'd like you to|i would like you to|i want you to|i need you to|you can|you should|you may|i'd like|i would like|i'd prefer|i would prefer|i'd rather|i'd rather have|i'd rather you|i prefer|i want|i need|i much prefer|i strongly prefer|i'd love|it would help to|it helps me to|best to|better to|make sure to|remember to|if you can|if you could|if possible|for me|for my sake|with me|to me|when you (?:write|talk|speak) to me|for (?:temperatures|distances|weights|dates|times|prices|amounts|spelling|measurements)|to)";
const VERB =
  "(?:gimme|use|using|stick to|stick with|sticking to|sticking with|keep to|give|giving|show|showing|quote|quoting|write|writing|answer|answering|reply|replying|respond|responding|convert|converting|list|put|state|express|spell|speak|speaking|talk|talking|chat|chatting|stay|switch|switch back|change|go with|go for|display|default to|do|have|carry on|continue|keep|tell|price|be|communicate|lay out|format|send|get|see|hear|read|make it|stick)";
const OBJECT =
  "(?:(?:to |with )?(?:me|us)|everything|it all|things|it|this|that|words|any|every|all(?: of)?(?: the| my| your)?|the|my|our|prices?|amounts?|costs?|fares?|fees?|sums?|rates?|quotes?|totals?|figures?|bills?|invoices?|weights?|measurements?|measures|distances?|lengths?|heights?|speeds?|temperatures?|temps|weather|forecasts?|dates?|times?|hours?|slots?|appointments?|deadlines?|(?:meeting|call|opening|arrival|delivery|departure|flight|appointment) times?|schedules?|timestamps?|numbers?|sizes?|units?|recipes?|ovens?|replies|answers|responses|emails|messages|conversations?|spelling|calendars?|quantities|talk|back|over|only|always|here|please|should be|can be|to be|needs to be|need to be|must be|you (?:give|quote|show|send|mention|write)(?: me| us)?)";
const AFTER =
  "(?:please|pls|plz|only|always|thanks|thank you|many thanks|thx|ta|cheers|mate|love|pet|dear|or nothing|siempre|from now on|from here on(?: out| in)?|going forward|in (?:the )?future|here|for me|for us|with me|with us|to me|to us|instead|everywhere|throughout|in my head|every time|by default|if you (?:please|can|don't mind|could|would|like)|if (?:that's|it's|it is|that is) (?:ok|okay|possible|all right|alright)|if possible|when(?:ever)? (?:you can|possible)|where possible|that way|at all times|in (?:our|your|my) (?:chats|conversations|answers|replies|messages)|for (?:all|any|every|my|everything)(?: [\\p{L}-]{2,20}){0,3}|as (?:usual|always|a rule)|too|as well|though|mate|ok|okay|and nothing else|all the way|(?:and )?not (?:in )?[\\p{L}\\d§ /-]{1,30}|rather than [\\p{L}\\d§ /-]{1,30}|instead of [\\p{L}\\d§ /-]{1,30}|over [\\p{L}\\d§ /-]{1,30}|never [\\p{L}\\d§ /-]{1,30}|(?:so|or|because|since|as|otherwise) .{2,90}|whenever (?:you|we) .{2,50}|when we .{2,50}|every time (?:you|we) .{2,50}|when you (?:write|talk|speak|mention|give|quote|send) .{2,50}|wherever you .{2,50}|\\d[\\d.:/-]{1,12}(?: style)?|like .{2,40})";
const BEFORE = `(?:(?:${POLITE}),? ){0,5}`;
const BEHIND = `(?:,? ${AFTER}){0,5}`;
const IN = "(?:(?:in|to|into|with|as|by|using|on|at|about) )?";

/** What makes a bare "metric" a lasting wish and no answer to a question. */
const ANCHOR =
  /(?<![\p{L}])(?:thanks|thx|ta|cheers|please|pls|plz|kindly|mate|love|pet|or nothing|all the way|siempre|always|only|from now on|from here on|going forward|in future|(?:for|with|to) (?:me|us)|if you (?:please|can|don't mind)|i'd|i would|i want|i need|i prefer|i much prefer|every time|everything|by default|prices|amounts|costs|fares|fees|sums|rates|quotes|totals|weights|measurements|distances|temperatures|temps|dates|times|hours|slots|numbers|calendars|sizes|recipes|replies|answers)(?![\p{L}])/iu;
const ORDER = new RegExp(`^${BEFORE}(?:${VERB})(?![\\p{L}])`, "iu");
const WANTED = new RegExp(
  `^${BEFORE}(?:${VERB} )?(?:${OBJECT} ){0,4}(?:(?:please|always|only|just) ){0,2}${IN}${TERM}${BEHIND}$`,
  "iu",
);

const OFTEN =
  "(?:(?:only|always|mostly|usually|mainly|still|just|really|actually|all|generally|normally|exclusively|personally|do|also|never use anything but) ){0,2}";
const OWN = [
  new RegExp(
    `^(?:i|we) ${OFTEN}(?:think|work|measure(?: things| everything)?|count|cook|bake|budget|pay|earn|get paid|am paid|are paid|deal|live|calculate|price(?: everything| things)?|bill|invoice|charge|sell|spell(?: things| words| everything)?|write(?: dates| my dates| things)?|weigh (?:things|everything)|do (?:everything|things|temperatures|dates|my baking|my cooking|weights|distances)|grew up|was raised|were raised|was brought up|am used to|know|use|understand|stick to|stick with|prefer|like|follow|tell (?:the )?time|read(?: time| dates| things)?|go by|get by|run|keep) ${OFTEN}(?:(?:in|with|by|on|to|using) )?(?:(?:temperatures|distances|dates|prices|weights) in )?${TERM}(?:,? (?:always have|at (?:home|work)|here|only|too|myself|every day|daily|and nothing else|in our (?:house|office)|best)){0,2}${BEHIND}$`,
    "iu",
  ),
  new RegExp(
    `^(?:i'm|i am|i've been|i was|we're|we are|we were) ${OFTEN}(?:(?:more|most|much more|far more) )?(?:raised|brought up|used|happiest|happier|happy|comfortable|at home|better|best|fluent|schooled|at ease|paid|set|a|an)(?: to)?(?: (?:reading|writing|thinking|working|measuring|talking|speaking|baking|cooking))? (?:(?:on|with|in|at|to) )?${TERM}(?: (?:person|household|family|user|speaker|country))?(?: than .{2,40})?${BEHIND}$`,
    "iu",
  ),
  new RegExp(
    `^(?:my|our) (?:local )?(?:currency|calendar|time ?zone|spelling|units|dates|money|accounts?|bank account|card|salary|wages|home currency|oven|car|scale|scales|ruler|tools|kit|thermometer|thermostat|prices|books|keyboard|bills|rent|native language|first language|preferred language|mother tongue|native tongue|language|best language|main language|clock|phone|watch) (?:is|are|runs? on|use|uses|works? in|reads?|is set to|are in|is in|shows?|keeps?|starts? on)(?: (?:all|in|set to|on|only))? ${TERM}${BEHIND}$`,
    "iu",
  ),
  new RegExp(
    `^(?:it's |it is )?§(\\d)(?: (?:is|are|'s))? (?:(?:much|far|way|a lot|so much|always|all) )?(?:easier|easiest|better|best|clearer|clearest|simpler|what i (?:know|use|think in|grew up (?:on|with|in)|was raised (?:on|with)|'m used to|am used to|understand|measure in|work in)|how i think|all i (?:know|understand|use)|my (?:native|first|mother|best|strongest|preferred) (?:language|tongue))(?: (?:for|to) (?:me|us)(?: to (?:read|follow|write|understand))?)?${BEHIND}$`,
    "iu",
  ),
  new RegExp(
    `^(?:it's |it is )§(\\d)(?: in (?:this|our|my) (?:house|household|office|family|country|shop)| (?:over |round |around )?here| for (?:me|us)| with me| all the way)(?:,? (?:mate|please|thanks|always))*${BEHIND}$`,
    "iu",
  ),
  new RegExp(
    `^(?:we're|we are|i'm|i am|i work|we work|i live|i keep|i run) (?:(?:on|in|by|to) )?(?:the )?§(\\d)(?: (?:here|over here|out here|zone|timezone|time|hours|myself|over there|as well)){0,2}${BEHIND}$`,
    "iu",
  ),
  new RegExp(`^(?:my|our) (?:weeks?|calendars?) ${TERM}${BEHIND}$`, "iu"),
  new RegExp(
    `^(?:my|our) §(\\d)(?: is|'s) (?:(?:much|far|way|a lot|so much) )?(?:better|stronger|more fluent) than (?:my|our) .{2,30}$`,
    "iu",
  ),
  new RegExp(
    `^${TERM} (?:is|are|'s) (?:(?:the )?only (?:(?:money|currency|unit|units|language|clock|system|format|thing|way|one)s? )?(?:that )?(?:i|we) .{3,30}|all (?:that )?(?:i|we) .{3,30}|(?:how|what) (?:my (?:head|brain) works|my (?:head|brain) thinks in|i dream in|i (?:was taught|learned|learnt|learned with|grew up with)|we (?:all )?(?:use|write|speak|were taught|learned|count in|measure in)).{0,40}|my (?:mother|native|home|first) .{3,20})$|^${TERM} (?:does|do|suits|suit|works? for) (?:me|us)(?: (?:fine|best|well|nicely|just fine|perfectly))?${BEHIND}$|^(?:my|our) (?:whole|entire|daily) (?:life|world|day|shop|office) (?:is|runs on|runs in) ${TERM}${BEHIND}$`,
    "iu",
  ),
];
/** "Colour, not color": of two of a kind, one is wished for, whatever else is said. */
const CONTRAST = new RegExp(
  `^${BEFORE}(?:${VERB} )?(?:${OBJECT} ){0,3}(?:in |to |with |by )?(?:the )?§(\\d),? (?:and )?(?:not|never|rather than|instead of|over) (?:in )?(?:the )?§(\\d)${BEHIND}$`,
  "iu",
);
const CONTRARY = new RegExp(`^(?:please )?not (?:in )?§\\d,? (?:but )?(?:in )?§(\\d)${BEHIND}$`, "iu");
/** "Comma for decimals, that's how we write it here." */
const CUSTOM = new RegExp(
  `^${TERM},? (?:(?:that|this)(?:'s| is) (?:how|the way|what) (?:i|we) .{2,50}|as (?:i|we) (?:do|write|say) .{2,40})$`,
  "iu",
);

const LOST =
  "(?:greek|mumbo[- ]jumbo|double dutch|chinese|hieroglyphics|gobbledygook|nonsense|meaningless|a mystery|a foreign language|confusing|useless|no (?:use|good|help)|no use at all|lost|beyond|foreign|alien|hard(?:er)?(?: to (?:read|picture|follow))?|impossible(?: to (?:read|picture))?|wasted|tricky|difficult|ambiguous)";
const BADLY =
  "(?:(?:really|always|just|all|totally|completely|still|absolutely|only|both|simply|keep|kind of) ){0,2}";
const REFUSED = [
  new RegExp(
    `^(?:(?:anything|everything|numbers|prices|dates|weights|times|temperatures|distances|measurements|seeing|reading) in |all (?:these|those|that) |the |those |these |an? |your )?${TERM} ${BADLY}(?:(?:mean|means|say|says|tell|tells) ${BADLY}(?:nothing|very little|little|zilch|absolutely nothing)(?: at all)? to (?:me|us)|(?:don't|doesn't) mean (?:anything|much|a thing) to (?:me|us)|(?:is|are|'s) ${BADLY}${LOST}(?: to| on| for| of)? (?:me|us)|(?:go|goes|fly|flies) (?:right |straight |way |clean )?over my head|(?:confuse|throw|baffle|annoy|grate|trip|puzzle|irritate|bug|muddle|bother|catch)(?:s|es)?(?: on)?(?: me| us| my (?:eyes|nerves|ears))?(?: up| off| out)?|(?:make|makes) (?:no|little) sense to me|(?:get|gets) me (?:confused|muddled|lost|every time))(?:,? (?:every time|always|completely|no end|a bit|sometimes|a lot)){0,2}${BEHIND}$`,
    "iu",
  ),
  new RegExp(
    `^(?:i|we)(?:'ve| have|'m| am)? ${BADLY}(?:got )?(?:no (?:idea|clue|feel|feeling|sense|patience|use|time|love) (?:for|of|about|with|what|how)?|(?:never|don't|do not|can't|cannot|can never|could never|won't|hardly|rarely) ${BADLY}(?:learned|learnt|understood|got|get|understand|use|think in|do|follow|grasp|work (?:with|in)|picture|read|know(?: what)?|speak|want|like|need|deal in|get used to|get my head (?:a)?round|made sense of|make sense of|use(?:d)?)|struggle with|(?:always |constantly |still )?have to (?:convert|look up|google|translate|work out)|can't convert|cannot convert|get (?:confused|lost|muddled) (?:by|with|in|over)|hate|loathe|can't stand|dislike|keep misreading|misread|stumble over|not used to|not good with|hopeless (?:with|at)|useless (?:with|at)|lost (?:with|in)|avoid) ?(?:(?:what|how (?:hot|cold|big|far|long|much|heavy|warm|tall)|anything in|prices in|dates in|in|an?|the|those|these|your|reading|seeing|writing) ){0,3}${TERM}(?: (?:is|are|means?|comes to))?${BEHIND}$`,
    "iu",
  ),
  new RegExp(
    `^${BEFORE}(?:no more|no|never|not|skip|avoid|spare me|spare us|drop|don't ever|don't|do not|stop|quit|enough of|enough with) ?(?:(?:use|using|give|giving|quote|quoting|write|writing|send|sending|talk|talking|speak|speaking|reply|replying|answer|answering|show|showing|translate|translating|convert|converting|put|putting|switch|switching|serve|giving|in|into|to|with|me|us|the|your|those|any|all|more|prices|dates|times|numbers|temperatures|anything|everything|it|back|things|at) ){0,5}${TERM}(?:,? (?:if you can help it|just(?: because .{2,60})?|any ?more|ever|again|ever again)){0,2}${BEHIND}$`,
    "iu",
  ),
  new RegExp(
    `^(?:nobody|no one|none of (?:us|my .{3,15})|hardly anyone|not one of us)(?: (?:here|on (?:my|our) .{3,12}|in (?:my|our|this) .{3,12}|at (?:my|our) .{3,12}))? (?:\\p{L}+s|understood|knows how to read) (?:.{2,20} )?(?:in )?${TERM}${BEHIND}$`,
    "iu",
  ),
];

/** Money that changes hands, and a text that is to be turned, are errands. */
const ERRAND =
  /(?<!\p{L})(?:convert (?:it|this|that|my|the|\d)|transfer|exchange|withdraw|top up|send (?:it|them|this|money|over)|get (?:it|some|my)|change (?:it|this|my)|put (?:it|this|that)|do (?:it|this|that)(?! in)|have (?:it|some|this))(?!\p{L})/iu;

export interface Attitude {
  /** Which of the runs. */
  run: number;
  wanted: boolean;
  /** The one of two which is left over when the other is refused is surmised. */
  own: boolean;
}

/** `asked`: of a question, in which nothing but a request is read. */
export function attitudeIn(text: string, asked: boolean): Attitude | undefined {
  const wanted = WANTED.exec(text)?.[1];
  if (wanted !== undefined && (ORDER.test(text) || ANCHOR.test(text)) && !ERRAND.test(text))
    return { run: Number(wanted), wanted: true, own: false };
  if (asked) return undefined;
  const contrast = CONTRAST.exec(text)?.[1] ?? CONTRARY.exec(text)?.[1];
  if (contrast !== undefined) return { run: Number(contrast), wanted: true, own: false };
  for (const pattern of OWN) {
    const own = pattern
      .exec(text)
      ?.slice(1)
      .find((run) => run !== undefined);
    if (own !== undefined) return { run: Number(own), wanted: true, own: true };
  }
  const custom = CUSTOM.exec(text)?.[1];
  if (custom !== undefined) return { run: Number(custom), wanted: true, own: true };
  for (const pattern of REFUSED) {
    const refused = pattern.exec(text)?.[1];
    if (refused !== undefined) return { run: Number(refused), wanted: false, own: false };
  }
  return undefined;
}

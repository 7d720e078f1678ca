/** A manner that stands by itself in its part of a clause: "plain text only", "with me, bottom line first". */

/** A manner alone with a word that makes it a standing order: "plain text only", "bottom line first, please". */
export const FRAGMENT_BEFORE =
  /^(?:(?:just|only|always|strictly|purely|simply|straight|back to|nothing but|and|with me,?|with me it's|with me its|for me,?|for me it's|for me better is|better|better is|best is|make it|so|please|pls|but|the|your|my|an?|proper|normal|some|more|lots of|plenty of|oh and|also|ok|okay|then|yes to|all|in|as|at most|max|maximum|under|no more than|up to|within|at the most|really|very|nice|good|friendly|it's|its|it is),? )*$/iu;

export const FRAGMENT_BEHIND =
  /^(?:,| -)?(?: (?:answers|replies|messages|style|format|output|language|tone|things|text|stuff|talk))?(?:,| -)?(?: (?:only|please|pls|plz|always|at all times|every (?:single )?time|with me|for me|to me|from now on|from here on(?: out)?|going forward|tops|max|maximum|at most|at the most|or less|no more|thx|thanks|thank you|in future|in general|as a rule|by default|over .{3,40}|rather than .{3,40}|not .{3,40}|instead of .{3,40}|is it|first|that's (?:it|all|me|my rule)|all the way|all day long|every day|any day|any time|and nothing (?:else|more)|whenever .{3,40}|when(?:ever)? (?:you|i|there) .{3,40}|where possible|if possible|then .{2,40}|\p{L}+ (?:later|last|second|after|below|underneath)|if you (?:can|please|would|don't mind|could)|will you|would you|ok|okay|same as .{3,40}|like in .{3,40}|(?:nothing|no) (?:else|more|less|frills|fuss|extras|around it|fluff|waffle|padding|essays?|small talk|chit-?chat|nonsense|faff|bells and whistles|sugar-?coating|drama)|i (?:beg|pray|ask)(?: of)? you|or nothing|or bust|(?:only |please |thanks )?(?:mate|bro|dude|man|lol|ta|cheers|innit|yeah|friend)(?: .{3,90})?|for everything|in everything|even if .{3,40})(?:,| -)?){1,4}$/iu;

/** "The short version", said alone in a sentence that goes on "always" or "please". */
export const STANDING =
  /(?<!\p{L})(?:always|please|pls|only|every time|from now on|at all times|thanks|thx)(?!\p{L})/iu;

/** An act at the start of a part is an order, with or without "please". */
export const BARE_ORDER =
  /^(?:(?:please|pls|just|also|and|so|then|kindly|do|always|instead|oh|ok|okay|better(?: to)?|it's better to|rather|with me,?|for me,?),? ){0,4}$/iu;

export const OF_ME = /(?:^|[ ,])(?:with|for) me,?(?: it's| its| it is| better is)? $/iu;

/** "I'm a prose man", "I'm no table person". */
export const PERSON_BEFORE =
  /(?:^|[ ,])(?:i'm|i am|im) (?:(?:more of|very much|really|just|such|definitely|totally|more|not|not really|not much of|no|always been|a bit of) ){0,2}(?:an? )?$/iu;

export const PERSON_BEHIND =
  /^ (?:man|woman|person|guy|girl|gal|type|fan|lover|reader|people|thinker|kind of (?:guy|girl|person|man|woman|reader)|(?:sort|kind|type) of \p{L}+)(?!\p{L})/iu;

export const DENIED = /(?<!\p{L})(?:not|no|never|hardly|isn't|n't)(?!\p{L})/iu;

/** What a bare mention orders: nobody names these to complain of them. */
const ORDERED_BARE = new Set([
  "short answers",
  "detailed answers",
  "medium-length answers",
  "direct answers",
  "blunt honesty",
  "plain language",
  "plain text",
  "prose",
  "bullet lists",
  "numbered steps",
  "short paragraphs",
  "code blocks",
  "one command per line",
  "commented code",
  "full URLs",
  "JSON output",
  "digits",
  "checklists",
  "a summary at the top",
  "the answer first",
  "just the answer",
  "best guesses",
  "everything at once",
  "step by step instructions",
  "one question at a time",
  "one clear recommendation",
  "neutral tone",
  "calm tone",
  "formal tone",
  "casual tone",
  "gentle wording",
]);

/** "Short answer: it broke" answers shortly, and orders nothing. */
const ANNOUNCES =
  /^(?:(?:very )?(?:short|quick|straight|honest|plain|simple|long) (?:answer|version|reply|story|explanation)|tl;?dr|tweet|bits? by bit|one by one|one after the other)$/iu;
const TAIL =
  /^(?: (?:please|only|always|for me|with me|thanks))?(?:$|, (?!.*(?<!\p{L})(?:no|nope|never|hate|enough|stop|again|ugh|seriously|really|them|those)(?!\p{L})))/iu;

/** "Straight answers.", "All steps in one go, I don't want to type next seven times." */
export const isOrderedBare = (attribute: string, text: string, before: string, behind: string): boolean =>
  ORDERED_BARE.has(attribute) && !ANNOUNCES.test(text) && FRAGMENT_BEFORE.test(before) && TAIL.test(behind);

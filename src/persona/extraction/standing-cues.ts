/**
 * Cues in an English sentence that it holds beyond this conversation, or says how to treat whoever speaks, in
 * whatever way people put that. Where `cues.ts` and `style-cues.ts` know what is said, these know how it is said.
 * Every repetition is bounded, so that a test is linear in the sentence.
 */

const cue = (source: string): RegExp => new RegExp(source, "iu");

/** What is done for somebody at this moment: "book it for me", "works for me". */
const FOR_NOW =
  "\\b(?:book|booking|check|checking|reserv\\p{L}{1,8}|find|get|got|make|do|does|explain|works?|sounds?|looks?|send|order|cancel|help|have|meeting|convenient|seems?|happened|charged|refund\\p{L}{0,3}|sent|paid|transfer\\p{L}{0,4}|deliver\\p{L}{0,3})\\b";
const SHOWING =
  "(?:answers?|repl(?:y|ies)|tone|style|messages?|explanations?|spelling|last (?:one|answer|message))";
const ANY_TIME =
  "(?:forever|(?:every|each|any) ?time|every single|from here on|as a rule|in general|general thing|at all times|whenever|these days|nowadays|by default|all the time|going forward|in future|once in a while|in the habit|never|(?<!\\b(?:it|that|this)(?:'s| is| has| had)? )always(?! (?:thought|been|wondered)\\b)|\\bi (?:usually|normally|mostly|hardly|rarely))";

/** Of a question and of anything else. */
const ANYWHERE: readonly RegExp[] = [
  // How answers look and sound.
  cue(
    "\\b(?:headings?|headers?|in bold|italics?|code blocks?|paragraphs?|sentences?|one-?liners?|(?:in|nested|check|think in) ?lists?|tables? (?:over|please|pls)|baby steps|each step|summar(?:y|ies|i[sz]e)|recap|acronyms?|abbreviations?|buzzwords?|jokes?|humou?r|sarcas(?:m|tic)|pleasantr(?:y|ies)|greet(?:ing)?s?|apolog(?:y|ies|i[sz]e|i[sz]ing)|compliments?|flatter(?:y|ing)?|prais(?:e|ing)|hedg(?:e|ing)|lectur(?:es?|ing)|downsides?|bottom line|answers? first|answers? only|formal(?:ly)?|casual(?:ly)?|blunt(?:ly)?|brief(?:ly)?|concise(?:ly)?|long-winded|in detail|more detail|waffl(?:e|ing)|rambl(?:e|ing)|padding|capitals|all caps|patronis(?:e|ing)|patroniz(?:e|ing)|dumb(?:ed|ing)? (?:it )?down|baby talk|screen ?reader)\\b",
  ),
  // How things are counted and written down.
  cue(
    "\\b(?:imperial|kilos?|kilogram(?:me)?s?|feet and inches|iso dates?|(?:day|month|year) first|time ?zone|decimal (?:comma|point)|pounds sterling|(?:canadian|australian|us|american|nz|new zealand|singapore|hong kong) dollars|francs|rupees|zlot(?:y|ys)|naira|kron(?:er|or|a|e)|lakhs?|crores?|prices in|amounts in|dates? (?:in|as|with)|times? in|in (?:french|german|spanish|italian|portuguese|dutch|polish|japanese|chinese|hindi|english))\\b",
  ),
  // How the assistant goes about it.
  cue(
    `\\byou (?:always|never|sound|ramble|come across|should know|can (?:drop|skip|leave|stop|go|be|just|spare)|don't (?:have|need) to|needn't|leave out|mixed|assume|rewrote|get me wrong)\\b|\\byour ${SHOWING}\\b`,
  ),
];

const ASSERTED: readonly RegExp[] = [
  cue(`\\b${ANY_TIME}\\b`),
  cue(`\\b(?:with|to|on|for|of) me\\b(?! to\\b)(?<!${FOR_NOW}[^.?!]{0,40} \\p{L}{2,4} me)`),
  cue(
    "\\b(?:my kind of|not my thing|my style|my cup of tea|how i am|who i am|as far as i'm concerned|up my street)\\b",
  ),
  // What not to do.
  cue(
    "(?:^|[,;:.!–—-] |\\b(?:and|so|but|please|pl[sz]|just|kindly) )(?:(?:don't|dont|do not)(?! (?:see|have|know|think|understand|remember|work|recogni[sz]e)\\b)|stop|quit|skip|drop|lose|ditch|spare|enough (?:of|with)|no more|cut (?:it|the|out|to|down)|avoid|leave out|less|fewer|easy on|go easy|hold the|forget the|mind (?:my|the)|no (?!one|problem|thanks?|that|this|not|idea|worries|need|i\\b|it\\b)\\p{L}{2,15}(?: \\p{L}{2,15})?(?:,? (?:please|pl[sz])|[!,.]|$))",
  ),
  // What one thing is beside another, and what it does to somebody.
  cue(
    "\\b(?:rather than|rather you|sooner have|better than|suits? me|works? (?:best|better)|best for me|(?:helps|(?:throw|lose|bore|drive|annoy|confuse|trip|stress|wind|put|switch|paralyse)s?) me\\b|over my head|nightmare|lost on me|mean(?:s)? nothing|a must|sacred|goes a long way|on my nerves|my head in|grates?|pet hate|no patience|can't (?:bear|abide|be doing)|cannot (?:bear|abide)|couldn't care)",
  ),
  // Who speaks.
  cue(
    "\\bi(?:'m| am|m) (?:in (?!need|late|early|today|the (?:process|middle)|a (?:hurry|rush|different)|\\p{L}{2,12} (?:right now|at the moment|on))|out in|based|better|worse|hopeless|rubbish|useless|bad|clueless|self-|not an?|no \\p{L}|the (?:type|kind|sort|one who)|up at|half|new to|used to|blind|deaf|on nights|on shift|setting up|old enough|past)|\\bi (?:run|own|manage|look after|sell|let out|live|measure|think in|speak|teach|drive a|get around|earn|keep|farm|write|code|trade|translate|do (?:all )?my own|read (?!about|that|it|the|your)|eat|drink|don't (?:own|eat|drink|drive|speak|read|do)|can't (?:eat|read|see|hear|stand)|know (?:\\p{L}{2,12} ){1,3}(?:inside|well|by heart|nothing)|know nothing|take in|count on|go by|answer to|expect)\\b|\\bi(?:'ve| have) (?:been (?:an? |in |doing |trading )|never|got (?:two|three|an? )|gone off|no (?!idea|clue)\\p{L})|^been (?:an?|in|doing)\\b|\\b(?:here|by trade|for a living)[,.!]",
  ),
  cue(
    "\\bwe(?:'re| are) (?!look|try|plan|go|travel|interest|a party|\\d)\\p{L}|\\bwe (?:run|sell|do|keep|own|make|ship|farm|serve|teach|write|don't (?:eat|drink|drive|use))\\b|\\bour (?:own |\\p{L}{2,12} )?(?:store|shop|team|company|firm|practice|outfit|school|business|servers?|clients|patients|customers|office|studio|charity|church|farm|house|home|kids|staff|readers)\\b",
  ),
  cue(
    "\\b(?:my (?:\\p{L}{2,12} )?(?:(?:english|french|german|spanish|italian|dutch|level|trade|field|line of work|surname|first name|middle name|eyes|eyesight|hands|knees|back|hearing|memory|work|diet|religion|faith|weeks?|ears|stomach|rule|limit|pronouns|partner|anniversary|birthday)\\b)|the name's|everyone calls|calls? me|he/him|she/her|they/them|(?:he|she|they) and (?:him|her|them)|vegan|vegetarian for|halal|kosher|gluten|lactose|dairy[- ]free|pescatarian|teetotal|decaf)\\b(?!\\?)",
  ),
  cue(
    "^not (?:an? |my |\\p{L}{2,12}, )|\\bnot (?:mrs?|ms|miss|dr)\\b|\\bfor your records\\b|\\b(?:keep|bear|have) (?:that|it|this) in mind\\b|\\bfor context\\b|\\bfyi\\b",
  ),
];

export function holdsBeyondNow(sentence: string): boolean {
  if (ANYWHERE.some((pattern) => pattern.test(sentence))) return true;
  return !sentence.endsWith("?") && ASSERTED.some((pattern) => pattern.test(sentence));
}

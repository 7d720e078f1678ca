/** Tastes told without a verb of taste: "seafood is out for me", "decaf only", "I've gone off football". */
import type { Polarity } from "../signal.ts";
import { shortlistOf } from "./gate.ts";
import type { Taste } from "./tastes.ts";

const X = "(.{3,45}?)";
const ME =
  "(?:for|with|to) (?:me|us)|in (?:my|our) (?:house|home|kitchen|household|family|book|world)|as far as i'm concerned|where i'm concerned|if you ask me";
const ALWAYS =
  "always|every (?:time|single time|day|flight|trip|journey|morning|evening|visit)|without fail|without exception|any day|any time|all the way|or nothing|whenever possible|wherever possible|if at all possible|as a rule|as ever|from now on|for ever|forever";
const MORE =
  "(?:,? (?:please|pls|thanks|thank you|these days|now|completely|entirely|altogether|for good|at all|full stop|period|any ?more|always|ever|though|honestly|nowadays|by choice|too|as well|so .{2,60}|not .{2,40}|and .{2,40}))*";
const SOFTLY =
  "(?:(?:always|just|strictly|definitely|absolutely|totally|completely|really|simply|usually|mostly|generally|also|still|now|quite|most|very|firmly|all|never) ){0,2}";
const YOU =
  "(?:whenever|when|every time|each time|if|wherever) you (?:ever )?(?:suggest|recommend|plan|find|book|pick|show|send|choose|propose|offer|make|put|write|look|search|give|list|order)(?:s|ing)?(?: .{2,50})?";
const TELLS =
  "(?:suggest|recommend|find|send|give|offer|show|plan|book|pick|make|propose|put together|choose|order|list)";

type Verdict = readonly [pattern: RegExp, says: { polarity: Polarity; compares: boolean }];
const verdict = (body: string, polarity: Polarity, compares = false): Verdict => [
  new RegExp(`^${body}${MORE}$`, "iu"),
  { polarity, compares },
];

const VERDICTS: readonly Verdict[] = [
  verdict(
    `${X} (?:is|are|'s) ${SOFTLY}(?:out|off the (?:menu|table|list)|off limits|a no|a no-no|a no-go|a hard no|a big no|a firm no|no good|not an option|banned|ruled out|verboten|a deal-?breaker|a turn-?off|too much|wasted|not happening|poison),? (?:${ME})`,
    -1,
  ),
  verdict(
    `(?:i'm|i am|i've been|i have been|i've|i have|we've|we're|i|we) ${SOFTLY}(?:gone (?:right |clean |completely |totally |rather )?off|went off|given up(?: on)?|gave up|sworn off|swore off|cut out|cutting out|done with|through with|finished with|kicked|quit (?:eating|drinking|smoking)|stopped (?:eating|drinking|buying|watching|reading|playing|wearing|listening to|using)|no longer (?:eat|drink|buy|watch|wear|play|follow|touch|care for)|staying (?:away from|off)|steering clear of|lost (?:all )?interest in|lost my taste for|fallen out of love with|had enough of|had my fill of) (?!(?:the|this|that|my|your|it|them|trying|waiting|hope|on) )${X}(?: (?:in|since|at|last|years ago|months ago|a while (?:ago|back)|long ago) ?.{0,30})?`,
    -1,
  ),
  verdict(
    `(?:i|we) ${SOFTLY}(?:can't|cannot|can not|won't|don't|could never|can never|will not) ${SOFTLY}(?:eat|drink|stomach|touch|go near|abide|bear|stand|face|look at|be doing with)(?: anything(?: with| made with| containing)?)? ${X}`,
    -1,
  ),
  verdict(
    `(?:i|we) ${SOFTLY}(?:can't|cannot|don't|never) (?:eat|drink|stomach|abide|stand|bear|do) (?:anything|things|stuff|food) (?:that's |that is |too )?${X}`,
    -1,
  ),
  verdict(`${X} ${SOFTLY}(?:tastes?|smells?|feels?) (?:like|of) .{3,25} to me`, -1),
  verdict(
    `(?:please )?(?:no|leave out|skip|nothing with|without|avoid|drop|spare me|omit|hold back on|go easy on|less) ${X} (?:${YOU}|(?:in|on|for|at|from|with|among) (?:any|anything|all|every|everything|each|whatever|your|the) (?:.{0,30}? )?(?:you (?:ever )?${TELLS}(?: for)? (?:me|us)|suggestions?|recommendations?)(?: to me| for me)?)`,
    -1,
  ),
  verdict(
    `(?:please )?(?:no|nothing with) (?:any |more )?${X},? (?:ever|for (?:me|us)(?: (?:ever|please))?)`,
    -1,
  ),
  verdict(
    `${X} (?:isn't|aren't|is not|are not) (?:really )?(?:for (?:me|us)|my bag|my idea of .{3,20}|welcome (?:in|at) (?:my|our) .{3,15})`,
    -1,
  ),

  verdict(
    `${X} (?:is|are) (?:really )?(?:no (?:use|good|fun)(?: at all)? (?:to|for) (?:me|us)|nothing for (?:me|us)|not (?:really )?my (?:bag|kind of .{2,15})|my (?:idea of (?:hell|a nightmare|torture|purgatory|misery)|kryptonite|nemesis|personal hell|pet hate|bugbear))`,
    -1,
  ),
  verdict(
    `(?:my idea of (?:hell|a nightmare|torture) is|nothing (?:bores|annoys|irritates|winds) me (?:up )?more than|there's nothing i (?:hate|dislike|loathe) more than|keep me (?:well )?away from|you won't (?:catch|find) me (?:eating|drinking|watching|wearing|near|on|in)|you couldn't pay me to (?:eat|drink|watch|wear|go on)|i'd rather starve than eat|life's too short for|i (?:won't|don't|refuse to) (?:set foot in|go anywhere near)|i'm trying to (?:cut down on|cut back on|quit|eat less|drink less|avoid)|i've (?:cut down on|cut back on|been avoiding)|i try (?:not to (?:eat|drink|buy|use|watch)|to (?:limit|eat less|cut down on|keep away from))|i'm (?:really )?not (?:big|keen|hot|sold|wild|mad|great) on|i (?:really )?don't (?:rate|get on with|see eye to eye with|have time for|go in for|hold with|much care for)|i'm not a (?:big )?(?:lover of|believer in)|i(?:'ve| have) (?:never|got no|no|zero|little) (?:time for|interest in|love for|patience (?:for|with)|truck with|desire for|appetite for)) ${X}`,
    -1,
  ),
  verdict(
    `(?:please )?(?:don't|do not|never|no need to|stop) (?:ever )?(?:suggest|recommend|offer|propose|suggesting|recommending|offering) (?:me |us )?(?:any |anything with |anything |things with )?${X}(?:,? (?:to me|i (?:hate|can't stand|find|loathe|don't (?:like|eat|drink)) .{2,30}))?`,
    -1,
  ),
  verdict(
    `(?:anything but|i'd rather (?:chew glass|starve|go hungry|watch paint dry|die|eat my .{2,10}|have a root canal|stick pins .{2,15}|pull my .{2,15}) than (?:watch|eat|drink|go to|sit through|listen to|read|play|wear)|you'd have to (?:drag|pay|force) me to (?:eat|go to|watch|drink|try|wear)?|(?:i|we) (?:haven't|have not|'ve not) (?:touched|eaten|drunk|watched|bought|worn)|i break out in .{2,15} at the (?:thought|sight) of|i run a mile from) ${X}(?: (?:in|for) (?:an?|over|more than|\\d+|two|three|ten|many|several|years|decades) ?.{0,15}| since .{2,15})?`,
    -1,
  ),
  verdict(
    `${X} and (?:i|me|myself) (?:(?:are|aren't|were|have|don't|do|will|parted ways|fell out) ?)?(?:not|never|definitely not|really not)? ?(?:(?:been|be) )?(?:friends|get on|get along|mix|agree|a good match|enemies|sworn enemies|strangers|on speaking terms)(?: .{3,30})?`,
    -1,
  ),
  verdict(
    `${X} (?:(?:is|are) (?:\\p{L}+ )?(?:wasted|lost) on me|(?:hasn't|haven't|has not|have not) passed my lips(?: (?:in|since|for) .{2,20})?)`,
    -1,
  ),
  verdict(`nothing (?:by|with|from|in|containing|involving) ${X},? (?:ever|please|for (?:me|us))`, -1),
  verdict(
    `(?:i|we) (?:never|hardly ever|rarely|don't ever) ((?:eat out|go to|go out|go clubbing|go camping|stay in|watch|shop|travel by|take|cook|listen to|play|celebrate|fly|drive|wear|read) ?(?!it\\b|that\\b|this\\b|them\\b|you\\b).{0,35}?)`,
    -1,
  ),
  verdict(
    `(?:my|our) (?:kitchen|house|home|diet|household|cupboards?|fridge) (?:is|are) (?:completely |strictly |entirely )?([\\p{L}]+)-free`,
    -1,
  ),

  verdict(
    `${X} (?:is|are) the one thing i (?:(?:could|can|would|will) )?(?:(?:'d|would|could) )?never (?:give up|live without|say no to|do without|get enough of|tire of)`,
    1,
  ),
  verdict(
    `(?:my idea of (?:heaven|bliss|a good time|fun|a perfect (?:day|evening|weekend|holiday)|a great (?:day|evening|weekend|holiday)|happiness)|the way to my heart|my (?:comfort food|drink of choice|guilty secret|happy place|idea of luxury)) is(?: through)? ${X}`,
    1,
  ),
  verdict(
    `${X} (?:is|are) (?:pure |absolute |sheer )?(?:heaven|bliss|paradise|my idea of (?:heaven|fun|bliss|a good time)|my (?:comfort food|drink of choice|happy place|catnip|love language))(?: (?:for|to) me)?`,
    1,
  ),
  verdict(
    `${X} (?:makes? my (?:day|week|heart sing)|(?:does|do) it for me|hits? the spot|gets? me (?:every time|going)|wins? me over(?: every time)?|wins? every time|floats? my boat|tickles? my fancy|rocks? my world)`,
    1,
  ),
  verdict(
    `(?:i'd|i would) (?:walk (?:miles|a mile)|drive (?:miles|hours)|cross (?:town|the city|an ocean)|do (?:anything|almost anything)|kill|give anything|happily queue|travel (?:miles|hours)) for (?:an? |some |good |decent ){0,2}(?!.*right now)${X}`,
    1,
  ),
  verdict(
    `(?:i|we) can't (?:start (?:the|my) (?:day|morning)|get through (?:the|a|my) (?:day|week|morning)|function|face the (?:day|morning)|relax|imagine life) without (?:an? |my |some ){0,2}${X}`,
    1,
  ),
  verdict(
    `(?:anything|everything) (?:with|in|by|about|from|made of) ${X},? (?:and i'm (?:happy|sold|in|there)|is fine by me|makes me happy|works for me|is right up my (?:street|alley)|will do(?: nicely)?|is a (?:win|yes|plus) (?:for|with|to) me)`,
    1,
  ),
  verdict(
    `(?:there's nothing i (?:love|like|enjoy) more than|i'm (?:firmly |very much |definitely )?team|i'm a (?:devoted|committed|confirmed) (?:fan of|follower of)|i (?:root for|cheer for)) ${X}`,
    1,
  ),
  verdict(
    `(?:i|we) (?:take|have|like|drink|eat|prefer) (?:my|our) ((?:tea|coffee|steak|eggs|toast|whisky|beer|curry|pasta|pizza|burgers?|chips|bread|wine) (?:(?:very|extra) )?(?:black|white|strong|weak|sweet|unsweetened|rare|medium rare|medium|well done|blue|hot|mild|spicy|al dente|neat|cold|dark|plain|crispy|runny|without (?:milk|sugar)|with (?:milk|sugar|lemon|oat milk|cream)|milky))`,
    1,
  ),
  verdict(`(?:${X}) over .{3,30}?,? (?:${ALWAYS}|${ME})`, 1, true),
  verdict(
    `(?:only |just |strictly |purely |nothing but |always )(?:an? |the )?${X},? (?:${ME}|${ALWAYS})`,
    1,
  ),
  verdict(
    `(?:an? |the )?${X},? (?:only|always|exclusively|every time|all the way|any day|any time|every single time|every flight|every trip)(?: and (?:always|only))?,? (?:${ME})`,
    1,
  ),
  verdict(
    `(?:an? |the )?((?:[\\p{L}'-]+ ){0,2}(?:seats?|rooms?|tables?|floors?|berths?|cabins?|bunks?|carriages?|trains?|flights?|hotels?|milk|coffee|tea|bread|wine|beer|water|slots?|appointments?)),? (?:${ALWAYS})`,
    1,
  ),
  verdict(`(?:an? |the )?${X},? (?:${ME}),? (?:${ALWAYS})`, 1),
  verdict(
    `((?:[\\p{L}'-]+ ){1,2}(?:seats|rooms|hotels|trains|flights|floors|cabins|tables|carriages|routes|options|recipes|books)) only`,
    1,
  ),
  verdict(`${X} (?:is|are) (?:always|most|very|ever) welcome(?: (?:here|with me|at (?:my|our) .{3,12}))?`, 1),
  verdict(
    `(?:i'm|i am|we're|we are) ${SOFTLY}(?:up for|game for|in the mood for|one for|powered by|fuelled by|happiest (?:with|in|on|around|among)|at my (?:happiest|best) (?:with|in|on|when)|a slave to|never without|never far from|mad for|big into|dead keen on) (?!(?:it|that|this|them)\\b)${X}`,
    1,
  ),
  verdict(
    `(?:i|we) ${SOFTLY}(?:could (?:happily )?live on|live on(?! (?:an?|the|my|our|campus|\\d))|run on|never say no to|never turn down|never get (?:tired|bored|sick|enough) of|never tire of|can always eat|can never get enough of|have (?:all the time in the world|a lot of time) for|make (?:a point of|time for)|have a ball with|get a kick out of|won't say no to|wouldn't say no to|have eyes only for|only have eyes for|only ever (?:buy|wear|drink|eat|use|read|watch|play)) (?!(?:it|that|this|them|him|her)\\b)${X}`,
    1,
  ),
  verdict(
    `(?:give me|make it|i'll take|i'd take) ${X},? (?:any day|any time|every time|any day of the week|always|over .{3,25} any day)`,
    1,
  ),
  verdict(
    `(?:i do|i make(?= (?:all )?my own (?!decisions|way|luck|mind|rules|choices))|i bake|i brew|i grow|i cook|we grow|we bake|we make) (?:all )?(?:my|our) own ${X}`,
    1,
  ),
  verdict(`(?:more |mostly |some |a bit of )?((?:[\\p{L}'-]+ ){1,3}?)${YOU}`, 1),
  verdict(
    `(?:everything|anything|all things) (?:with|about|to do with|related to|involving|made (?:of|with)|that has to do with) ${X} ${SOFTLY}(?:interests?|fascinates?|excites?|delights?|appeals to|thrills?) (?:me|us)`,
    1,
  ),
];
/** "The spicier the better." */
const THE_BETTER =
  /^the ((?:more|less) [\p{L}-]{3,15}|[\p{L}-]{3,15}er)(?: (?:the|my|your) ([\p{L}' -]{3,25}?))?(?: (?:is|are|gets?))?,? the better(?:,? ((?:for|with) (?:me|us)|as far as i'm concerned|in my book|i (?:always )?say|i (?:always )?find|if you ask me|always)(?:,? .{0,30})?)?$/iu;
const TIMES =
  /^(?:more |less )|^(?:soon|quick|fast|cheap|earli|lat|long|short|brief|great|bigg|high|low|small)er$/iu;
const DOUBLED = /([bdgnt])\1er$/iu;
/** "Simple", "large": the comparative takes no more than its "r". */
const ENDS_IN_E = /[^aeiou]l$|rg$|[nr]s$/iu;
const ENDS_AS_IT_IS = /(?:[aeiou]{2}|[^aeiou])[^aeiou]$|[wxy]$/iu;

/** "Spicier" → "spicy", "hotter" → "hot", "darker" → "dark", "riper" → "ripe". */
function positive(comparative: string): string {
  if (/^more /iu.test(comparative)) return comparative.slice(5);
  if (/ier$/iu.test(comparative)) return comparative.replace(/ier$/iu, "y");
  if (DOUBLED.test(comparative)) return comparative.replace(DOUBLED, "$1");
  const stem = comparative.slice(0, -2);
  return ENDS_AS_IT_IS.test(stem) && !ENDS_IN_E.test(stem) ? stem : `${stem}e`;
}

/** One thing, a person, or a moment. */
const NO_KIND =
  /^(?:it|that|this|these|those|the|he|she|they|we|i|i'm|you|your|my|our|his|her|what|which|who|one|nothing|something|everything|anything|not|if|when|and|but|or|there|as|so|no|none|both|some|here|please|thanks|good|great|sorry|yes|ok|fine|how|why|just|right|more|less|make|give|use|keep|tell|write|show|put|add|call|contact|be|do|go|send|answer|reply|talk|speak|let|ask|explain|wrong|problem|fault|way|too|same|much|all|see|get|to|out|up|on|in|at|for|feel|works?|sure|is|are|can|could)(?![\p{L}'])/iu;
const OF_ERRAND =
  /(?<!\p{L})(?:order|parcel|refund|account|app|website|card|payment|charge|charges|delivery|problem|problems|issue|issues|question|questions|change|changes|worries|rush|hurry|need|idea|clue|luck|chance|point|reason|way|time|thanks|today|tomorrow|tonight|yesterday|one|ones|that|this|it|me|you|us|them|i|been|was|were)(?!\p{L})/iu;

/** An order is no statement of one's own: a name in it may be anybody's brand. */
const ORDER =
  /^(?:please|don't|do not|never|no|nothing|stop|leave|skip|without|avoid|omit|drop|less|more)(?!\p{L})/iu;
/** "Trams over taxis", what anchors it left out. */
const COMPARED =
  /^.{3,45}? over .{3,30}?(?=,? (?:always|every|without|any|all|whenever|wherever|if|as|from|for|with|to|in|where))/iu;
const shortlist = shortlistOf(VERDICTS, [X, MORE, SOFTLY]);

/** "The new layout is lost on me": of the product at hand. */
const OF_PRODUCT =
  /^(?:the|this|that|these|those|your) (?:\p{L}+ ){0,2}(?:layout|app|update|version|menus?|page|button|interface|design|site|website|screen|form|feature|dashboard|checkout|map|chart|offer|deal|price|logic|point|humou?r|irony|joke)s?$/iu;

const AGO =
  /^(?:(?:many|several|some|two|three|a few|a couple of|\d+|a) )?(?:years?|months?|weeks?|decades?|ages|while)(?: |$)/iu;

function judged(object: string, polarity: Polarity, compares: boolean): Taste | undefined {
  const thing = object.replace(/^(?:an?|the|any) (?=\p{L})/iu, "").trim();
  if (OF_PRODUCT.test(object) || AGO.test(object)) return undefined;
  if (NO_KIND.test(thing) || OF_ERRAND.test(thing) || thing.split(" ").length > 6) return undefined;
  return { object: thing, polarity, confidence: 0.8, compares, wish: false };
}

/** A standing yes or no to a kind of thing, with the words that make it the speaker's and lasting. */
export function verdictIn(clause: string): Taste | undefined {
  const [, comparative = "", noun, mine] = THE_BETTER.exec(clause) ?? [];
  if (comparative !== "" && (noun ?? mine) !== undefined && !TIMES.test(comparative)) {
    return judged([positive(comparative.toLowerCase()), noun].filter(Boolean).join(" "), 1, false);
  }
  for (const [pattern, { polarity, compares }] of shortlist(clause)) {
    const match = pattern.exec(clause);
    const object = match?.[1];
    if (object === undefined) continue;
    const whole = compares ? COMPARED.exec(clause)?.[0] : object;
    if (ORDER.test(clause) && /\p{Lu}/u.test(object)) continue;
    const found = judged(whole ?? object, polarity, compares);
    if (found) return found;
  }
  return undefined;
}

/**
 * Units, money, clocks and languages in a first-person remark of no fixed shape ("my oven only does
 * Celsius"): it is the speaker's unless a word of refusal stands beside it. A number before it makes a
 * measure of it, another person somebody else's, the past nobody's.
 */
import type { Attitude } from "./locale-attitudes.ts";
import type { Term } from "./locale-lexicon.ts";

const OWN = /(?<!\p{L})(?:i|i'm|i've|i'd|we|we're|we've|me|my|our|us|please|pls|kindly)(?!\p{L})/iu;
const REFUSED =
  /(?<!\p{L})(?:never|no|not|don't|doesn't|drop|skip|avoid|confus\p{L}*|lost|hopeless|useless|can't|cannot|hate|stop|nothing|nobody|no one|without|bother|instead of|rather than|over|no idea|no clue|struggle|sick of|tired of|enough|forget|ditch|spare|misread\p{L}*|leave out|isn't|aren't|meaningless|baffl\p{L}*|puzzl\p{L}*|weird|alien|translate|work out|look up|convert|google|decode|guess)(?!\p{L})[^,;]{0,40}$/iu;
const REFUSED_AFTER =
  /^ (?:\p{L}+ ){0,3}(?:confus\p{L}*|nothing(?! (?:else|but|more))|catch(?:es)?|baffl\p{L}*|puzzl\p{L}*|lost on|useless|no use|meaningless|don't|doesn't|aren't|isn't|trip|trips|throw|throws|over my head|gibberish|greek|drives? me)(?!\p{L})/iu;
const OTHERS =
  /(?<!\p{L})(?:clients?|customers?|boss|manager|colleagues?|friends?|sister|brother|mother|father|mum|mom|dad|son|daughter|wife|husband|neighbour|neighbor|guests?|visitors?|readers|audience|he|she|they|their|his|her|someone|somebody|people|teacher|professor|essay|homework|menu|poster|letter|notice|sheet|pdf|report|label|document|slides?|brochure|toggle|widget|essay|exchange|transfer|transferred|withdraw|withdrew|top up|topped|atm|charged|refund|refunded|deposit|deposited|sent|received|hold|worth|cost|flight|flights|restaurant|food|book|movie|song|music|ticket|tickets|ran|walked|drove|hike|last|yesterday|today|tomorrow|class|classes|exam|test|lesson|film|show|if|could you tell|back in the day|used to(?= (?:read|write|speak|live|work|use))|nowadays|years ago|as a (?:child|kid|teenager|student)|instead of me|want to (?:learn|buy|speak)|learning|trip to|visiting|visit|holiday)(?!\p{L})/iu;
/** Words that mean other things as well. */
const AMBIGUOUS = /^(?:imperial|metric|cups and spoons)$/u;
const SURE =
  /(?<!\p{L})(?:in|not|use|using|only|to|by|with|and) §|§\d (?:system|units?|please|only|for)|§\d,? (?:not|and not|instead|person|country|household|baffle|mean|confuse|make)/iu;
const SPEAKING =
  /(?<!\p{L})in §|(?:speak|write|reply|answer|answered|respond|talk|chat) (?:\p{L}+ ){0,2}§|§\d (?:would be |is |'s )?(?:better|easier|best|my (?:first|native|mother|strongest))/iu;
const TO_ME = /(?<!\p{L})(?:you|me|please|pls|better|easier|native|first|mother)(?!\p{L})/iu;
const PRICED =
  /(?<!\p{L})(?:prices?|priced|quote|quotes|quoted|paid|earn|spend|budget|think|deal|amounts?|totals?|figures|rates|salary|bills?)(?!\p{L})/iu;
const MEASURED = /\d ?$/u;
/** "No emojis and metric, please": whether the refusal reaches past the "and", nobody can tell. */
const JOINED = / (?:and|but|so) /iu;

export function mentionedIn(text: string, runs: readonly (readonly Term[])[]): Attitude | undefined {
  if (!OWN.test(text) || OTHERS.test(text)) return undefined;
  let left: Attitude | undefined;
  for (const [run, terms] of runs.entries()) {
    const at = text.indexOf(`§${run}`);
    const before = text.slice(0, at);
    const slot = terms[0]?.slot;
    if (at < 0 || MEASURED.test(before) || slot === "Spelling") continue;
    if (slot === "Units" && terms.every(({ value }) => AMBIGUOUS.test(value)) && !SURE.test(text)) continue;
    if (slot === "Language" && !(SPEAKING.test(text) && TO_ME.test(text))) continue;
    if (slot === "Currency" && !PRICED.test(text)) continue;
    const refusal = REFUSED.exec(before)?.[0] ?? "";
    if (JOINED.test(refusal)) continue;
    const wanted = refusal === "" && !REFUSED_AFTER.test(text.slice(at + 2));
    if (wanted) return { run, wanted, own: true };
    if (slot === "Currency" || slot === "Language") continue;
    left ??= { run, wanted, own: true };
  }
  return left;
}

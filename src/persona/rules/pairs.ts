/** Pairs that an "and" joins into one thing, which a list must not take apart. */

import { isActivityVerb } from "./verbs.ts";

/** Stands for the spaces around the "and" of such a pair. */
export const PAIR_JOINT = "\u0001";

const FIXED =
  /\b(?:rock|fish|mac|bed|arts|drum|salt|black|pros|peace|up|food|track|hide|cops|sweet|dungeons|science|wine|law|cream|rhythm|country|copy|cut|do's|beer|cheese|bread|hip|ham|bacon|burgers?|gin|rum|trial|r|now|here|again|day|more|over) (?:and|&|n|'n') (?:roll|chips|cheese|breakfast|crafts|bass|pepper|white|cons|quiet|down|drink|field|seek|robbers|sour|dragons|technology|dine|order|sugar|blues|western|paste|dry|don'ts|butter|eggs|fries|tonic|coke|error|b|wine|crackers|then|there|again|night|more|over)\b/giu;

const KIN =
  "(?:friends?|family|families|wife|husband|spouse|partner|girlfriend|boyfriend|kids?|children|sons?|daughters?|grandkids|grandchildren|nieces?|nephews?|brothers?|sisters?|siblings|mom|mum|dad|mother|father|parents|grandparents|relatives|cousins?|neighbou?rs|colleagues|coworkers|loved ones)";
/** "My brothers and parents", "my husband and our two sons": company, and not two things to like. */
const COMPANY = new RegExp(
  `\\b${KIN} (?:and|&) (?=(?:(?:my|our|the|other|close|closest|best|two|three|four) ){0,2}${KIN}\\b)`,
  "giu",
);

/** "Old and quiet villages": what stands before the "and" qualifies what comes after it. */
const QUALITY =
  "(?:new|old|big|small|tall|long|short|young|fit|healthy|exciting|interesting|fun|funny|different|beautiful|unique|unusual|strange|weird|modern|traditional|local|foreign|warm|cozy|cosy|simple|quick|easy|cheap|affordable|rare|good|bad|nice|kind|safe|clean|happy|strong|active|busy|loud|hot|rich|creamy|crispy|crunchy|juicy|tender|soft|bright|colou?rful|clever|honest|natural|organic|friendly|lively|lovely)";
const QUALITIES = new RegExp(`\\b${QUALITY} (?:and|&|or) (?=(\\p{L}+))`, "giu");
/** A word in "-ing" qualifies only where it is known to; else it is another thing that is done. */
const QUALIFYING =
  /^(?:exciting|interesting|challenging|relaxing|inspiring|outgoing|caring|loving|amazing|stunning|thrilling|entertaining|moving|charming|refreshing|engaging|filling|lasting)$|(?<!ing)$/iu;
const NO_QUALITY =
  /^(?:to|the|an?|my|our|in|on|at|with|for|i|we|that|this|not|no|also|then|all|some|lots)$/iu;

function qualifies(next: string): boolean {
  return QUALIFYING.test(next) && !NO_QUALITY.test(next) && !isActivityVerb(next);
}

/** "Buying and restoring clocks": both have the one object. */
const SHARED_OBJECT =
  /\b(?:sending|making|buying|building|giving|trying|seeing|using|meeting|finding|designing|planning|creating|collecting|restoring|growing|caring for) (?:and|&) (?=\p{L}+ing \p{L})/giu;

/** "Watching our lambs play and thrive": both are the lambs'. */
const WITNESSED =
  /\b(?:see|watch|hear|help|feel|let)(?:ing)? (?:[\p{L}']+ ){1,4}?(?:learn|grow|develop|laugh|smile|play|thrive|succeed|improve|change|heal|sing|dance|bloom|run|jump|come|work|live|eat|sleep|move|explore|progress|get fit) (?:and|&) (?=\p{L}+(?:$|[ ,.]))/giu;

/** "The Sense and Sensibility films": one title, as its article tells. */
const TITLED =
  /\b[Tt]he \p{Lu}[\p{L}'-]+ (?:and|&) (?=\p{Lu}[\p{L}'-]+ (?:movies?|films?|books?|series|games?|shows?|novels?|franchise|saga|trilogy)\b)/gu;

const LAST_JOINT = / (and|&|or) $/iu;

const joined = (pair: string): string => pair.replace(LAST_JOINT, `${PAIR_JOINT}$1${PAIR_JOINT}`);

/** The text with each such pair held together. */
export function protectPairs(text: string): string {
  if (!/ (?:and|&|n|'n'|or) /iu.test(text)) return text;
  let pairs = text.replace(FIXED, (pair) =>
    pair.replace(/ (and|&|n|'n') /iu, `${PAIR_JOINT}$1${PAIR_JOINT}`),
  );
  for (const pattern of [SHARED_OBJECT, COMPANY, WITNESSED, TITLED]) pairs = pairs.replace(pattern, joined);
  return pairs.replace(QUALITIES, (pair, next: string) => (qualifies(next) ? joined(pair) : pair));
}

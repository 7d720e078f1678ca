/** Sentences whose "I" is left out: "been vegan for years", "never written code", "total beginner here". */
import { anyOf } from "./gate.ts";

const STATES =
  "(?:not )?(?:(?:an?|the|total|complete|absolute|real|very much|proud|bit of|definitely|really|just|still|only|huge|big|long-time|lifelong|seasoned|experienced|retired|busy|tiny|small|little) ){0,3}";
const PLURAL_HEAD = /(?:^|[^s])s$/iu;

type Restored = readonly [pattern: RegExp, subject: string];

const ELIDED: readonly Restored[] = [
  [
    /^(?:also |always |already |only |just |recently )?(?:been|never (?:written|used|done|touched|owned|worked|coded|learned|learnt|had|liked|been|eaten|tried|set|built|programmed)|gone off|given up|got(?:ten)? into|moved to|relocated to|worked (?:in|as)|started (?:out )?(?:with|learning))(?!\p{L})/iu,
    "I've",
  ],
  [/^(?:gave up|grew up|was raised|did my|studied|trained as|retired|lost interest in)(?!\p{L})/iu, "I"],
  [
    /^(?:raised|brought up|born and raised|based|working in|working as|living in|allergic|not a|not an|not much of an?|not from|no expert|hopeless|useless|self-taught|new to|terrible at|rubbish at|bad at|clueless|(?:complete|total|absolute|utter) (?:novice|beginner|newbie|amateur|layman)|(?:fairly|pretty|very|still|quite|brand) new to|fluent in|obsessed with|addicted to|hooked on|partial to|fond of|keen on|mad about|crazy about|more of an?|not (?:big|keen) on|not into|still (?:learning|finding|getting|new)|slowly (?:learning|getting)|currently (?:learning|studying|living|working|based)|just (?:learning|starting|moved)|no good at|training to be|studying to be)(?!\p{L})/iu,
    "I'm",
  ],
  [
    /^(?:can't (?:stand|bear|abide|eat|drink|do|take)|don't (?:eat|drink|drive)|could live on|swear by|never (?:eat|drink|touch|wear|fly|drive|shop)|work (?:in|as|at|for)|live (?:in|on|near)|run an?|own an?|teach|study|commute)(?!\p{L})/iu,
    "I",
  ],
];
/** "Seasoned traveller here", "three-person studio here". */
const HERE = new RegExp(
  `^(${STATES}[\\p{L}\\d'-]+(?: [\\p{L}\\d'-]+){0,4}) (?:(?:over )?here|btw|by the way)(?:,? .{0,40})?$`,
  "iu",
);
/** "Huge Beatles fan". */
const FAN =
  /^(?:huge|big|massive|lifelong|long-time|total|proud|avid|keen|die-hard) (?:[\p{L}\d'-]+ ){1,3}(?:fan|lover|nerd|geek|buff|enthusiast|person)$/iu;
const NO_PERSON =
  /^(?:i|i'm|we|we're|you|it|it's|is|are|was|the|that|this|there|what|who|how|where|when|why|nothing|nobody|someone|everyone|everything|something|no|stuck|back|still|down|right|over|up|in|out|on|from|my|our|your|weather|problem|same|live|living|work|working|click|come|look|see|press|stay|sitting|waiting|raining|snowing)(?!\p{L})|\b(?:is|are|was|were|has|have|been|be|not|problem|issue|question|trouble|error|weather|time|please|again)\b/iu;

function described(state: string): string {
  if (/^(?:an?|the|not|very|self-taught|new)(?: |$)/iu.test(state)) return `I'm ${state}`;
  if (PLURAL_HEAD.test(state.split(" ", 4).at(-1) ?? "") && !/boss$|less$/iu.test(state))
    return `we're ${state}`;
  return `I'm ${/^[aeiou]/iu.test(state) ? "an" : "a"} ${state}`;
}

/** "Experienced baker, so …", "first-time buyer", "full-time mum of three". */
const LEVELLED =
  /^(?:experienced|seasoned|novice|beginner|first[- ]time|amateur|keen|long-time|longtime|newbie|intermediate|advanced|lifelong|self-taught|retired|full-time|stay-at-home|single|busy|proud) (?!please)(?:[\p{L}-]+ ){0,2}?(?:\p{L}{2,}(?:er|ers|or|ist|ian|man|woman|chef|cook|pilot|nurse|mum|mom|dad|parent|user))(?: (?:of|in|with|at) [\p{L}\d' ]{2,25}?)?(?: here| myself)?(?:,.{0,60})?$/iu;
const ORDERED =
  /(?<!\p{L})(?:please|pls|needed|wanted|required|near|available|want|need|looking|discount|offer|customer|manager|number|order|letter|other|another|either|number)(?!\p{L})/iu;
const mayElide = anyOf([...ELIDED.map(([pattern]) => pattern), FAN, HERE, LEVELLED]);

/** The clause with the subject that it leaves out, if it does. */
export function withSubject(clause: string): string {
  if (!mayElide(clause)) return clause;
  for (const [pattern, subject] of ELIDED)
    if (pattern.test(clause)) return `${subject} ${clause.charAt(0).toLowerCase()}${clause.slice(1)}`;
  if (FAN.test(clause)) return `I'm a ${clause}`;
  if (LEVELLED.test(clause) && !ORDERED.test(clause))
    return `I'm ${/^(?:[aeio]|advanced)/iu.test(clause) ? "an" : "a"} ${clause.charAt(0).toLowerCase()}${clause.slice(1)}`;
  const state = HERE.exec(clause)?.[1];
  return state === undefined || NO_PERSON.test(state) || /^\p{Lu}\p{Ll}+$/u.test(state)
    ? clause
    : described(state);
}

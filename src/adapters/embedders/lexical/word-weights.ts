/** How much a word says. Function words say next to nothing; the nouns of answering say little. */
import { stemWord } from "../../../persona/normalise-attribute.ts";

const FUNCTION_WORDS = `a about after all also am an and any anything are as at back be because been before being but by
can cannot cant could did do does doesnt doing dont down each either etc even ever every everything few for
from get gets getting give given giving go going good had has have having he her here hers him his how i if im
in instead into is isnt it its ive just keep kept let like likes liked made make makes making many may me might
mine more most much must my need needs never no non nor not nothing now of off ok on only or other our ours out
over own per please prefer preferred preference prefers quite rather really same she should so some something
still such take taking tell than that thats the their them then there these they thing things this those through
to too us use used uses using very via want wanted wants was way ways we well were what when where which while
who whom whose why will with without wont would yes yet you your yours without less lot lots`;

const SAYING_WORDS = `answer answers answering bot chat communication conversation conversations english explain
explained explaining explanation explanations format formatting important info information language
message messages output question questions reply replies replying request response responses say saying
speak speaking style talk talking text texts time times tone voice wording words word write writing written
help support user person people kind type work first last one two new my`;

/** They qualify a noun more often than they are the point: "quick lunches", "Italian cooking". */
const QUALIFYING_WORDS = `name names short quick quickly small simple easy real long full
whole complete extra tip tips advice recommendation
learning deep best better good great nice little big several single various spanish french german italian portuguese
dutch chinese japanese korean arabic russian polish turkish greek thai british american european`;

const FUNCTION_WORD_WEIGHT = 0.08;
const SAYING_WORD_WEIGHT = 0.35;
const QUALIFYING_WORD_WEIGHT = 0.7;

function weightsOf(words: string, weight: number): [string, number][] {
  return words.split(/\s+/u).map((word) => [stemWord(word), weight]);
}

/** By stem; a word of several classes has the least weight. */
const WEIGHTS = new Map([
  ...weightsOf(QUALIFYING_WORDS, QUALIFYING_WORD_WEIGHT),
  ...weightsOf(SAYING_WORDS, SAYING_WORD_WEIGHT),
  ...weightsOf(FUNCTION_WORDS, FUNCTION_WORD_WEIGHT),
]);

/** In (0, 1], by stem. */
export function wordWeight(stem: string): number {
  return WEIGHTS.get(stem) ?? 1;
}

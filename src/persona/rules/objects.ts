/** The object of a statement of taste into its attributes: "to bake cookies and knit" → two. */
import { gerund } from "./gerund.ts";
import { nounPhrase } from "./noun-phrase.ts";
import { PAIR_JOINT, protectPairs } from "./pairs.ts";
import { isActivityVerb } from "./verbs.ts";

/** Where the object ends and something else is said. */
const OBJECT_END =
  /(?: (?:called|titled|named|entitled|(?:because|cause|since|but|although|though|whereas|unless|however|when|whenever|while (?:i|we)|which)(?!\p{L})|so (?:that|i|we|it|much that)|if (?:i|you|we|it)|as long as|even (?:if|though|when)|(?:who|whom|where)(?!\p{L})|that (?:i|you|we|he|she|they)|it's|it is|that's|that is|thats|i've|i'm|i (?!love)|(?:we|they|you|he|she)(?:'\p{L}+)? |(?:can|could|will|would|should|may|might|must) |is |are |was |were |has |have |makes? me|helps? me)|,? (?:for example|for instance|like (?!to )|such as|e\.g|i\.e)|[;:()\uFFFC—]| [–-]+ |\.\.|…|[.!?](?: |$)|, (?=[^,]{1,40} (?:not so much|not really|not at all|less so)(?: |$))|, (?:(?:not|because|since|but|though|so|i|it|too|as|then|who|which|where|when|that|you|we|they|he|she|thanks|please|actually|although|if|do|does|don't|is|are|what|how|right|yeah|especially|particularly|mostly|mainly)(?!\p{L})|and (?:i|it|that|you|he|she|they|we|then|so|sometimes|usually)(?: |$|')))/iu;
const ESPECIALLY =
  /[, ](?:especially|particularly|mostly|mainly|in particular|including|such as|for example|for instance) /iu;
const SEPARATOR =
  /, (?:and |or |then |also |as well as |plus )?| (?:and also|and|or|&|plus|as well as|along with|n) /iu;
const COMPARISON =
  / (?:over|rather than|instead of|more than|better than|as opposed to|than|versus|vs|not) /iu;
const WORD = /^\p{L}[\p{L}'-]*/u;

/** In small letters: "To the Lighthouse" is a title. */
const INFINITIVE = /^to /u;

interface Frame {
  /** Words shared by the items of a list: the gerund of "playing guitar and piano". */
  head: string;
  infinitive: boolean;
}

const COMPOUND =
  /^(?:mountain|rock|ice|roller|scuba|sky|line|people|bird|tap|window|belly|fly|weight|power|cross|horse|dog|road|dirt|snow|wake|kite|free|salsa|ballroom|folk|bungee|river|deer|fell|trail)$/iu;
/** "being able to go out" is going out. */
const ABLE =
  /^(?:being able to|getting to|being allowed to|having the chance to|having time to|to be able to|to get to|having to) /iu;

function infinitiveToGerund(text: string): string {
  const [verb = ""] = WORD.exec(text) ?? [];
  const rest = text.slice(verb.length);
  const adverb =
    /^(?!(?:fly|apply|rely|reply|supply|multiply)$)(?:just|also|always|really|simply|then|still|even|\p{L}+ly)$/iu.exec(
      verb,
    );
  if (adverb !== null && rest !== "") return infinitiveToGerund(rest.trimStart());
  // "mountain bike", "rock climb": the second word is the verb.
  const [, second = "", after = ""] = /^ (\p{L}+)(.*)$/u.exec(rest) ?? [];
  if (COMPOUND.test(verb) && isActivityVerb(second)) return `${verb} ${gerund(second)}${after}`;
  return gerund(verb) + rest;
}

/** Things asked of a task bot ("I like to find a restaurant") and of manners ("I'd like to know"). */
const ERRAND_VERB =
  /^(?:know|hear|see if|see what|ask|say|tell|inquire|enquire|request|confirm|cancel|report|apply|complain|thank|point|mention|add|change|check|find|search|look for|look up|book|reserve|make (?:a|the|an) (?:reservation|booking|appointment|payment|transfer|call|request)|schedule|purchase|order|rent|transfer|send|receive|pay|withdraw|get (?:a|an|the|my|some|to know|one)|buy (?:a|an|the|my|some|one|\d)|do (?:that|this|it|so|the same|those)|try (?:that|this|it|out|them)|think(?=$)|think (?:so|that|of|i(?:'\p{L}+)?|we|it|my)|believe|be (?:able|sure|there)|have (?:a|an|the|one|my|you|it)|go (?:there|with)|use (?:it|this|that))(?: |$)/iu;

/** Base forms that are hardly nouns: "hiking, watch old films". */
const PLAIN_VERB =
  /^(?:watch|listen|go|take|read|see|eat|hang|spend|make|ride|play|write|visit|try|learn|cook|bake|paint|meet|help|sing|swim) (?!out$)/iu;

/** "Bike rides", "dance classes": the noun that a verb may be as well. */
const NOUN_AFTER_VERB =
  /^\p{L}+ (?:rides?|classes|lessons|nights?|parties|shows|trips|tours|festivals|tracks|races|videos|competitions|clubs|halls|teams|music|shops|stores)$/iu;

/** "I don't like that, find another": what was pointed at, and then an order. */
const POINTED_AT = /^(?:it|this|that|these|those|them|both)$/iu;
const ORDER =
  /^(?:please|pls|book|find|show|give|tell|let's|let me|make|check|look|order|reserve|send|search|try|get|add|put|use|can you|could you) /iu;

/** "I love old trams and hope to drive one": a second thing said, and none that is liked. */
const ANOTHER_VERB =
  /^(?:hope|want|plan|wish|intend|aim|need|used|got|met|saw|went|live|am|have|had|was|were|think|know|feel|believe|don't|do not|can't|never) /iu;

function item(text: string, frame: Frame, first: boolean): string | undefined {
  const stripped = text.replace(/^(?:to|just|also|even|then|maybe|sometimes|of course|especially) /iu, "");
  const [word = ""] = WORD.exec(stripped) ?? [];
  const infinitive = frame.infinitive || INFINITIVE.test(text);
  const done = first || INFINITIVE.test(text) || (isActivityVerb(word) && !NOUN_AFTER_VERB.test(stripped));
  if (infinitive && (done || ERRAND_VERB.test(stripped))) {
    return ERRAND_VERB.test(stripped) ? undefined : nounPhrase(infinitiveToGerund(stripped));
  }
  if (frame.head !== "" && !first && !/\p{L}{2}ing$/iu.test(word)) {
    return nounPhrase(`${frame.head} ${stripped}`);
  }
  if (!first && PLAIN_VERB.test(stripped)) return nounPhrase(infinitiveToGerund(stripped));
  return nounPhrase(stripped);
}

/** "playing the guitar" → "playing", so that a bare noun after it keeps its verb. */
function frameOf(first: string): Frame {
  const infinitive = INFINITIVE.test(first);
  const words = first.replace(/^to /iu, "").split(" ");
  const verb = words[0] ?? "";
  const gerundLike = infinitive ? gerund(verb) : verb;
  const carries =
    words.length >= 2 &&
    words.length <= 4 &&
    /^(?:playing|watching|reading|eating|drinking|making|baking|cooking|collecting|listening|wearing|writing|riding|growing|learning|studying|raising|painting|drawing|speaking|trying|visiting|using|building|buying|singing|practicing)$/iu.test(
      gerundLike,
    );
  if (!carries) return { head: "", infinitive };
  const [, after = ""] = words;
  return { head: /^(?:to|about)$/iu.test(after) ? `${gerundLike} ${after}` : gerundLike, infinitive };
}

function comparison(text: string, preferred: boolean): string | undefined {
  const match = COMPARISON.exec(text);
  let [left, right] = match
    ? [text.slice(0, match.index), text.slice(match.index + match[0].length)]
    : [text, ""];
  if (!match && preferred && !/^to /iu.test(text)) {
    const at = text.indexOf(" to ");
    if (at < 0) return undefined;
    left = text.slice(0, at);
    right = text.slice(at + 4);
    const gerunds = [left, right].filter((side) => /^\p{L}+ing\b/iu.test(side)).length;
    if (gerunds === 1 || right === "" || isActivityVerb(right.split(" ", 1)[0] ?? "")) return undefined;
  } else if (!match) return undefined;
  const phrases = [left, right].map((side) =>
    nounPhrase(/^to /iu.test(left) ? infinitiveToGerund(side.replace(/^to /iu, "")) : side),
  );
  const [winner, loser] = phrases;
  if (winner === undefined) return undefined;
  if (loser === undefined) return winner;
  return nounPhrase(`${winner} over ${loser}`) ?? winner;
}

/** "action and comedy movies": both are movies. */
const SHARED_NOUN =
  /(^|[ ,])((?:action|comedy|horror|romantic|romance|drama|adventure|sci-fi|fantasy|mystery|thriller|rock|pop|country|classical|jazz|folk|hip-hop|rap|indie|metal|spicy|sweet|salty|historical|board|card|video|indoor|outdoor|team|water|winter|summer|fresh|dark|milk|red|white|\p{Lu}\p{L}*[^s ](?! ?'))) (and|or|&) (\p{L}[\p{L}-]*) (movies|music|food|foods|cuisines?|games|books|novels|films|shows|art|sports|literature|pizza|dishes|restaurants|wine|chocolate|tea|poetry|songs|history|culture|landscapes)(?=$|[ ,])/u;

function beginsWithVerb(part: string): boolean {
  const [word = ""] = WORD.exec(part.replace(/^to /iu, "")) ?? [];
  return isActivityVerb(word) || /\p{L}{2}ing$/iu.test(word);
}

function listed(whole: string): string[] {
  const parts = protectPairs(whole)
    .replace(SHARED_NOUN, "$1$2 $5 $3 $4 $5")
    .split(SEPARATOR)
    .map((part) => part.replaceAll(PAIR_JOINT, " ").trim());
  const [first = ""] = parts;
  const frame = frameOf(first);
  const found: string[] = [];
  for (const [index, part] of parts.entries()) {
    if (part === "") continue;
    // A later part that is long is a new thought and no item of the list.
    if (index > 0 && (part.split(" ").length > 8 || ANOTHER_VERB.test(part))) break;
    if (index > 0 && !frame.infinitive && ORDER.test(part)) break;
    if (index === 0 && POINTED_AT.test(part)) break;
    const phrase = item(part, frame, index === 0);
    if (phrase !== undefined) found.push(phrase);
    // "To add figs or dates to porridge": an errand's objects are no more to be liked than the first.
    else if (index === 0 && frame.infinitive && !parts.slice(1).some(beginsWithVerb)) break;
  }
  return found;
}

/** "J. Hendrix": the stop ends no sentence, and no word of an attribute ends in one. */
const INITIAL = /(?<!\p{L})(\p{Lu})\. (?=\p{Lu})/gu;
/** "Bands like Muse and Blur": whoever is named says more than "bands". */
const NAMED = /^(\p{L}[\p{L} -]*?) like (?=(?:[Tt]he )?\p{Lu})/u;
const GENERIC =
  /^(?:(?:all|other|old|some|the|many) )?(?:bands|artists|movies|films|shows|games|songs|books|authors|singers|writers|musicians|rappers|teams|series|places|cities)$/iu;

/** "My coffee black", "my steak rare": how it is liked, said behind it. */
const AS_LIKED =
  /^(?:my|our) (\p{L}+) (black|white|strong|weak|hot|cold|iced|sweet|unsweetened|rare|medium[ -]rare|well[ -]done|crispy|spicy|raw|plain|dark|loud)(?=$|[.,!])/iu;

/** Attributes in the object of a taste; `preferred` where "A to B" compares. At most eight. */
export function attributesOf(text: string, preferred = false): string[] {
  const plain = text.replace(INITIAL, "$1 ").replace(AS_LIKED, "$2 $1");
  const kind = NAMED.exec(plain);
  const [, general = ""] = kind ?? [];
  const said = kind === null ? plain : plain.slice(kind[0].length);
  const [specially = said, ...examples] = said.split(ESPECIALLY);
  const whole = (specially.split(OBJECT_END, 1)[0] ?? "").replace(ABLE, "to ");
  const compared = comparison(whole, preferred);
  const found = compared === undefined ? listed(whole) : [compared];
  if (kind !== null && !GENERIC.test(general)) found.unshift(...listed(general));
  for (const example of examples.slice(0, 2)) found.push(...listed(example.split(OBJECT_END, 1)[0] ?? ""));
  return [...new Set(found)].slice(0, 8);
}

/**
 * Sentences into clauses, and which of them assert something: a question, a hypothetical and
 * reported speech assert nothing about the user.
 */
import { BEYOND_LATIN_1, ownLatin } from "../latin.ts";
import { matchesOf } from "../matches.ts";
import { leadingScope } from "./scope.ts";

export interface Clause {
  text: string;
  /** Part of a question: only a request ("could you keep it short?") may be read from it. */
  question: boolean;
  /** "if I liked …", "suppose …", "she says …": nothing may be read from it. */
  unreal: boolean;
  /** Follows a thank-you: a remark on the last answer rather than a wish. */
  praised: boolean;
}

const SUBJECT =
  "(?:(?:also|really|personally|honestly|now|then|maybe|perhaps|sometimes|usually|generally|please|pls|actually|instead|rather|in general|most of all|especially) )?(?:i|i['’]?m|i['’]?ve|i['’]?d|i['’]?ll|im|ive|my (?:fav|name|pronoun|hobb|passion|job|partner|wife|husband|boss|mom|dad|son|daughter|friend|kid|famil|cat|dog|parent|sister|brother)[\\p{L}']{0,8}|we|we['’]re|he|he['’]s|she|she['’]s|they|they['’]re|you|you['’]re|it|it['’]s|its|that['’]s|that is|this|there|there['’]s|what|what['’]s|do|does|did|don['’]?t|can|could|would|will|is|are|have|has|please(?=,? \\p{L})|keep|use|stop|skip|avoid|give|make|just|no|never|show (?:me|us|all|every)|quote (?:me|in|all)|always(?= \\p{L})|if|when|how|who|where|why|let['’]?s|thanks|thank you|nothing|nice to|pleased to|good to|glad to|call me|go into|ask me|answer|reply|respond|explain|anything|any)";

/** What begins a reason or a remark, whatever its subject. */
const REMARK =
  "(?:because|since|otherwise|or else|which|nobody|no one|everyone|everybody|worth|good to know|useful to know|just so|in case|if that|if it|if you|if possible|that way|not that|fyi)";

const BOUNDARY = new RegExp(
  ` ?(?:[;()\\uFFFC]|: | [–—-]+ |—|\\.\\.\\.|…| (?<=(?<!\\p{L})(?:please|pls|plz|btw|lol|thanks) )(?=(?:i|i'm|we|we're|my|our) (?!am sure))|, (?=(?:and |but |so |because |although |though |while |since |yet |or |as )?(?:${SUBJECT}|${REMARK})(?![\\p{L}\\d'’]))| (?=(?:because(?! of)|otherwise) )| (?=(?:and|but) (?:now|these days|lately) (?:prefer|love|like|hate|enjoy|avoid) )| (?=(?:and|but|because|cause|since|so|although|though|whereas|while|plus|yet|or) (?:${SUBJECT})(?![\\p{L}\\d'’])(?!(?<=and (?:i|me)) (?:are|aren't|were|don't|do not|have never|never|go way) )))`,
  "giu",
);

const CONNECTOR =
  /^(?:and|but|because|cause|since|so|although|though|whereas|while|plus|yet|or)(?:,| then| also)? /iu;
const LEAD_IN =
  /^(?:(?:oh|ah|ooh|aw|wow|well|yes|yeah|yep|yup|nah|ok|okay|alright|hey|hi|hello|hm+|haha|lol|so|and|but|also|anyway|plus|honestly|personally|frankly|actually|basically|generally|overall|obviously|clearly|unfortunately|fortunately|luckily|sadly|usually|normally|currently|lately|recently|sometimes|often|mostly|mainly|nowadays|these days|indeed|for me|as for me|to be honest|tbh|imo|in my opinion|if i'm (?:being )?honest|in general|by the way|btw|fyi|like i said|as i said|as always|of course|in fact|for one|in particular|just so you know|for the record|for your information|for future reference|as a reminder|note that|remember that|i think(?: that)?(?! in\b)|i must say|i have to say|i have to admit|i must admit|i admit|i'd say(?: that)?|i would say(?: that)?|i mentioned(?: that)?|i(?:'ve)? already told you(?: that)?|i told you(?: that)?|i already said(?: that)?|i said(?: that)?|i've said(?: that)?|as you know|you should know(?: that)?|you ought to know(?: that)?|bear in mind(?: that)?|keep in mind(?: that)?|just so you're aware|for context|for your records?|for background|for clarity|for what it's worth|for whatever it's worth|just to be clear|to be clear|for the avoidance of doubt|i keep telling you(?: lot| all| guys| people)?(?: that)?|i've told you(?: before| already)?(?: that)?|as (?:i've|i have) said(?: before)?|so it's on record)(?:[,.!:]+ ?| +)|(?:now|today) (?=i |i'm )|(?:no|nope|right|sure|true|same|cool|nice|great|awesome|agreed|exactly|definitely|absolutely|totally|now|today|again|really|on the other hand|speaking of which|me too|me neither|sorry|apologies|thanks|thank you|please note|remember|i'll be honest|i know|you know|i mean|let me be clear|correction|scrap that|on second thoughts?|wait|hold on|look|listen|mate|dude|bro|man|yo|sir|madam|friend|heads up|just fyi|quick note|side note|nope|ngl|ikr|reminder|small thing|one thing)[,.!:]+ ?|(?:yo|ngl|dude|bro|oi|wrong bro) (?=i |i'm |my |dont |don't |the |no |\p{L}))/iu;
const HEDGE =
  /^(?:(?:i guess|i suppose|i believe|i feel like|maybe|perhaps|possibly|probably|apparently|kind of|sort of|i['’]m not sure but)(?: that)?,? )/iu;

const QUESTION_START =
  /^(?:and |but |so |or )?(?:do|does|did|don['’]t|are|aren['’]t|is|isn['’]t|was|were|can|can['’]t|could|would|wouldn['’]t|will|won['’]t|should|shouldn['’]t|have|has|what|what['’]s|which|who|who['’]s|whose|where|when (?:do|did|will|are|is)|why|how|any|am|may|might|shall|you)(?![\p{L}'’])/iu;
/** Told of oneself as the reason why one asks. */
const REASON =
  /^(?:because|cause|since|as|given that|seeing as) (?:i'm|i am|i've|i (?:don't|live|work|only|never|can't|have)|my|we're|we|our)(?!\p{L})/iu;
const HYPOTHETICAL =
  /^(?:(?:even|only|what|as|but|and|say) )?(?:if|unless|whether|suppose|supposing|imagine|assume(?! (?:i know (?:nothing|little|very little|the)|i'm an? |i am an? |no |zero ))|assuming|pretend|let['’]?s say|had i|were i|would(?! you (?:mind|kindly|please)| it kill you| it be possible| it hurt)|wish|i wish|in case|provided)(?![\p{L}'’])/iu;
const REPORTING =
  /(?:^according to .{1,60}|(?:^|[^i] )(?:says?|said|thinks?|claims?|claimed|told (?:me|us|you|him|her|them)|tells (?:me|us)|believes?|wrote|writes|argues?|insists?|insisted|suggests?|jokes?|complains?|complained|heard|reads|goes|sings|lyrics|titled|called|named|entitled)(?: that)?),?$/iu;
/** A frame whose clause is someone else's or not real, though it begins with "I". */
const NOT_ASSERTED =
  /^i (?:never (?:said|told|claimed)|didn['’]?t (?:say|tell|claim)|wish|wonder|doubt|pretend(?:ed)?|imagine|was told|used to|can['’]?t say|wouldn['’]?t say|am not (?:sure|saying)|don['’]?t know(?! (?:anything|much|a thing|the first thing|a lot|beans) (?:about|of))|asked|forgot)(?![\p{L}])/iu;

const PRAISE =
  /^(?:(?:oh|wow|ah|ok|okay|yes|hey),? )?(?:thanks|thank you|perfect|great|nice|awesome|lovely|cheers|wonderful|excellent|brilliant|super|love it|exactly)(?: (?:so much|a lot|very much))?[,.! ]/iu;
const WISHING = /\b(?:please|pls|next time|from now on|keep|could|can you|more|less|but)\b/iu;

function withoutLeadIns(text: string): string {
  let rest = text;
  for (let round = 0; round < 5; round += 1) {
    const next = rest.replace(CONNECTOR, "").replace(LEAD_IN, "").trimStart();
    if (next === rest || next === "") return rest;
    rest = next;
  }
  return rest;
}

/** A sentence of more clauses is a list or a rant; its first ones are read. */
const CLAUSES_MAX = 12;

/** "For code, use tabs" is one clause, though a comma stands before the verb. */
function joinedToScope(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const previous = joined.at(-1);
    const whole = previous === undefined ? "" : `${previous}, ${part}`;
    const scope =
      whole !== "" && /^(?:for|in|at|on|with|when|whenever|as for|regarding|concerning) /iu.test(whole);
    if (scope && leadingScope(whole).scope !== "") joined[joined.length - 1] = whole;
    else joined.push(part);
  }
  return joined;
}

/** "I live in Oslo and work in shipping": the second verb has the first one's subject. */
const TWO_VERBS =
  /^(?:(i|we)|(?:i|we)(?:'m|'re|'ve)) (?:(?:also|currently|now|still|mostly|mainly|usually|am|are|just) )*(?:live|living|work|working|study|studying|moved|come|from|in|based|an?|use|have|own|run|code|write|teach|grew up|retired) .{1,60}? and (?=(?:(?:mostly|really|also|always|usually|often|currently|absolutely|mainly|only|never|still) )?(?:work|live|study|love|like|hate|prefer|enjoy|use|collect|teach|drive|avoid|own|run|sell|earn|grow|breed|think|get (?:paid|around)|can't (?:stand|eat|drink)|don't (?:like|eat|drink|own|use)) (?!for\b|it\b|them\b|him\b|her\b))/iu;

/** "I like to sketch trams and love ferries": two tastes. */
const TWO_TASTES =
  /^(?:i|we) (?:(?:also|really|just|do) )?(?:like|love|enjoy|hate|dislike|prefer) .{3,60}? and (?=(?:(?:also|really|absolutely) )?(?:love|enjoy|hate|adore|dislike|can't stand|don't like) (?!it\b|them\b|him\b|her\b|to \p{L}+$))/iu;

function sharedSubject(part: string): string[] {
  const match = TWO_VERBS.exec(part) ?? TWO_TASTES.exec(part);
  if (!match) return [part];
  const subject = /^w/iu.test(match[0]) ? "we" : "I";
  return [match[0].replace(/ and $/iu, ""), `${subject} ${part.slice(match[0].length)}`];
}

function pieces(sentence: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (const match of matchesOf(sentence, BOUNDARY)) {
    found.push(sentence.slice(from, match.index));
    from = match.index + match[0].length;
  }
  found.push(sentence.slice(from));
  return joinedToScope(
    found
      .slice(0, CLAUSES_MAX)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== ""),
  ).flatMap(sharedSubject);
}

/** "Dont", "cant", "isnt": written without the apostrophe. */
const UNMARKED =
  /(?<=(?<![\p{L}'])(?:do|does|did|is|are|was|were|ca|has|have|had|would|could|should|wo))nt(?![\p{L}'])/giu;

/** The clauses of one sentence, lead-ins ("well, honestly …") removed. */
export function readClauses(sentence: string): Clause[] {
  const text = sentence
    .replace(/[’‘]/gu, "'")
    .replace(/\s+/gu, " ")
    .replace(/\btl;dr\b/iu, "tldr")
    .replace(UNMARKED, "n't")
    .replace(/(?<![\p{L}'])(i)(m|ve)(?= )/giu, "$1'$2")
    .trim();
  const asks = /[?？]["')\s]*$/u.test(text);
  const praised = PRAISE.test(text) && !WISHING.test(text);
  const parts = BEYOND_LATIN_1.test(sentence) ? pieces(text).map(ownLatin) : pieces(text);
  const clauses: Clause[] = [];
  let unreal = false;
  let question = false;
  let previous = "";
  for (const [index, part] of parts.entries()) {
    const joined = /^(?:and|or) /iu.test(part);
    const reported = REPORTING.test(previous);
    const stripped = withoutLeadIns(part);
    const hypothetical = HYPOTHETICAL.test(stripped);
    const turned = /^(?:and|but) (?:now|these days|lately) /iu.test(part);
    unreal = hypothetical || reported || (unreal && joined && !turned) || NOT_ASSERTED.test(stripped);
    const reason = REASON.test(part);
    question ||=
      asks && !reason && (QUESTION_START.test(stripped) || (index === parts.length - 1 && !question));
    clauses.push({
      text: stripped.replace(/[\s.,!?…]+$/u, ""),
      question: question && !reason,
      unreal,
      praised,
    });
    previous = part;
  }
  return clauses;
}

/** The clause without a hedge before it, and whether there was one. */
export function withoutHedge(text: string): { text: string; hedged: boolean } {
  const rest = text.replace(HEDGE, "");
  return { text: withoutLeadIns(rest), hedged: rest !== text };
}

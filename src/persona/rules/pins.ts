/** Facts that a user states to be kept: name, pronouns, role, what not to bring up. */
import { isValue, normaliseText, type Slot } from "../grammar.ts";
import { contentWords } from "./stop-words.ts";
import { occupationIn } from "./occupations.ts";

export interface Pin {
  slot: Slot;
  value: string;
  confidence: number;
}

const NAME = "(\\p{Lu}[\\p{L}'-]{1,24}(?: \\p{Lu}[\\p{L}'.-]{0,24}){0,2})";
/** Verbs that ask for it are taken in any case; the name itself begins with a capital, or stands alone. */
const CALLED = [
  new RegExp(
    `^(?:[Pp]lease |[Aa]ctually,? |[Jj]ust |[Yy]ou can |[Yy]ou may |[Ff]eel free to |[Bb]ut |[Ee]veryone |[Pp]eople |[Mm]y friends |[Ff]riends |[Mm]ost people ){0,4}[Cc]alls? me ${NAME}(?: (?:please|instead|from now on|not .+|for short)){0,4}$`,
    "u",
  ),
  new RegExp(
    `^(?:[Hh]i |[Hh]ello )?[Mm]y (?:(?:first|real|full|given|actual|preferred|nick)[ -]?)?(?:name|nickname)(?:'s| is) (?:actually |really )?${NAME}$`,
    "u",
  ),
  new RegExp(
    `^I (?:usually |mostly |actually )?(?:go by|prefer to be called|like to be called|want to be called|prefer being called|am called) (?:the name )?${NAME}(?: (?:not .+|instead|these days|now))?$`,
    "u",
  ),
];
const CALL_LOWER = /^(?:please |just |you can ){0,4}call me (\p{Ll}[\p{L}'-]{1,20})(?: please| instead)?$/u;
const PLAIN = new RegExp(`^(?:I'm|I am|Im|[Tt]his is|[Nn]ame's) ${NAME}$`, "u");
const NO_NAME =
  /^(?:not|so|just|very|really|sorry|fine|good|great|ok|okay|back|here|sure|ready|happy|sad|maybe|later|later|a|an|the|crazy|when|if|tomorrow|today|user|name|english|british|american|german|french|spanish|italian|chinese|japanese|indian|irish|scottish|welsh|dutch|polish|russian|canadian|australian|mexican|brazilian|european|african|asian|muslim|christian|jewish|catholic|hindu|buddhist|republican|democrat|swedish|danish|norwegian|finnish|greek|turkish|korean|portuguese|swiss|austrian|belgian|dr|mr|mrs|ms|claude|assistant|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|vegan|vegetarian|gen|ceo|cto|it|hr|qa|llm|ai|on|in|at|from|old|new|asap|anytime|back|what|stupid|names|dad|mom|sir|madam|doing|going|looking|trying|thinking)\b/iu;
const PRONOUNS =
  /^(?:my (?:preferred )?pronouns are|my pronouns:|i (?:use|go by|prefer)|(?:please |you can |you may )?use|pronouns:?) ((?:she|he|they|it|xe|ze|ey|fae|any)(?: ?\/ ?| and | or )(?:her|him|them|its|xem|zir|hers|his|theirs|they|he|she|faer|em)(?:(?: ?\/ ?)(?:her|his|theirs|hers|they|its|themselves|them))?)(?: pronouns?)?(?: (?:for me|please)){0,4}$/iu;
const OFF_LIMITS =
  /^(?:please )?(?:(?:don't|do not|never|stop|quit|avoid|no more) (?:ever |always )?(?:mention(?:ing)?|bring(?:ing)? up|talk(?:ing)? (?:to me )?about|discuss(?:ing)?|remind(?:ing)? me (?:of|about)|refer(?:ring)? to|ask(?:ing)? me about|speak(?:ing)? (?:of|about)|write about|raise|touch on)|(?:i (?:don't|do not) (?:ever )?(?:want|like|care|wish) to (?:talk|hear|speak|read|discuss|chat)(?: (?:anything|more))?(?: about)?)|let's not (?:talk about|discuss|mention|bring up)|steer clear of|stay off) (.{2,50}?)(?: (?:again|any ?more|ever|please|to me|with me|around me|at all|in (?:your|our) (?:answers|chats|conversations)|ever again|from now on)){0,4}$/iu;
const NO_TOPIC =
  /\b(?:this|that|it|these|those|them|yourself|you|me|him|her|price|card|account|order|the weather today|above|below)\b/iu;
const OFF_LIMITS_TOPIC =
  /^(.{3,40}?) (?:is|are) (?:off[- ]limits|a taboo(?: topic)?|taboo|a no-go(?: topic)?|not up for discussion)(?: for me)?$/iu;

function pin(slot: Slot, value: string | undefined, confidence: number): Pin | undefined {
  const clean = normaliseText(value ?? "").replace(/[.,!?;:]+$/u, "");
  return clean !== "" && isValue(clean) ? { slot, value: clean, confidence } : undefined;
}

function nameIn(clause: string): Pin | undefined {
  for (const pattern of CALLED) {
    const name = pattern.exec(clause)?.[1];
    if (name !== undefined && !NO_NAME.test(name)) return pin("Name", name, 0.95);
  }
  const lower = CALL_LOWER.exec(clause)?.[1];
  if (lower !== undefined && !NO_NAME.test(lower)) {
    return pin("Name", lower.charAt(0).toUpperCase() + lower.slice(1), 0.85);
  }
  const plain = PLAIN.exec(clause)?.[1];
  return plain === undefined || NO_NAME.test(plain) ? undefined : pin("Name", plain, 0.8);
}

function pronounsIn(clause: string): Pin | undefined {
  const said = PRONOUNS.exec(clause)?.[1];
  if (said === undefined) return undefined;
  return pin("Pronouns", said.toLowerCase().replace(/ ?\/ ?| and | or /gu, "/"), 0.95);
}

function offLimitsIn(clause: string): Pin | undefined {
  const topic = (OFF_LIMITS.exec(clause)?.[1] ?? OFF_LIMITS_TOPIC.exec(clause)?.[1])?.replace(
    /^(?:about |anything about |anything (?:to do with|related to) |the (?:topic|subject) of |the )/iu,
    "",
  );
  if (topic === undefined || NO_TOPIC.test(topic)) return undefined;
  const value = topic.replace(/^my (?=\p{L}+$)/iu, "").replace(/ (?:or|and) /gu, " and ");
  return contentWords(value).length === 0 ? undefined : pin("Off limits", value, 0.95);
}

export function pinIn(clause: string): Pin | undefined {
  const found = nameIn(clause) ?? pronounsIn(clause) ?? offLimitsIn(clause);
  if (found) return found;
  const role = occupationIn(clause);
  return role === undefined ? undefined : pin("Role", role, 0.85);
}

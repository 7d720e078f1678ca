/** What the user is to be called, and by which pronouns. */
import { anyOf } from "./gate.ts";
import { isValue, normaliseText } from "../grammar.ts";
import { LEXICON } from "./locale-lexicon.ts";
import type { Pin } from "./pins.ts";
import { zoneOf } from "./places.ts";

const WORD = "\\p{Lu}[\\p{L}'-]{1,24}";
const NAME = `(${WORD}(?: \\p{Lu}[\\p{L}'.-]{0,24}){0,2})`;
const TITLED = `((?:Dr|Doctor|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Captain|Sergeant|Lieutenant|Major|Colonel|Sir|Dame|Frau|Herr|Madame|Oma|Opa|Nana|Auntie|Uncle|Coach|Chef)\\.? ${WORD}(?: \\p{Lu}[\\p{L}'-]{1,24})?)`;
const ASIDE =
  "(?:,? (?:please|pls|thanks|instead|from now on|not .+|for short|here|in (?:our|all our) (?:chats|conversations)|if you (?:don't mind|please|can|could|would)|these days|now|with me|to you|by the way|always|never .+|as my .+|everywhere|have since .+|since .+|have done .+|since .+|like everyone .+|as everyone .+|when you .+|on (?:the|my|all) .+|with (?:a|an|one|two|the) .+|spelled .+|spelt .+|like .+|and .+|so .+|and|rather than .+|will do)){0,3}";
/** Verbs that ask for it are taken in any case; the name itself begins with a capital, or stands alone. */
const CALLED = [
  new RegExp(
    `^(?:[Pp]lease |[Aa]ctually,? |[Jj]ust |[Yy]ou can |[Yy]ou may |[Yy]ou should |[Ff]eel free to |[Bb]ut |[Ee]veryone |[Ee]verybody |[Pp]eople |[Mm]y friends |[Ff]riends |[Mm]ost people |[Mm]ost folks |[Ff]olks |[Mm]ost of my \\p{L}+ |[Mm]ates |[Jj]ust |[Tt]hey |[Aa]ll my friends |[Mm]y (?:family|mates|colleagues) |[Tt]hey all |[Aa]lways |[Tt]he whole \\p{L}+ |[Pp]refer(?:ably)? |[Ii]'d (?:like|prefer|rather) (?:you to|you|it if you) |[Kk]indly |[Cc]ould you |[Ii]'d be (?:grateful|obliged|glad|happy|pleased|much obliged) if you(?:'d| would| could)? |[Ii] would be (?:grateful|obliged|glad|happy|pleased) if you(?:'d| would| could)? |[Ii]'d appreciate (?:it if )?you(?:'d| would)? |[Nn]early everyone |[Tt]he (?:lads|guys|girls|kids|neighbours|lot) |[Ee]veryone here |[Ww]e all ){0,5}(?:[Cc]alls? me|[Ii]'m known as|I am known as|[Kk]now me as|[Aa]ddress me as|[Kk]nows? me as|[Rr]efer to me as|[Gg]reet me as|[Uu]se the name|[Uu]se my (?:first |last |full |real |proper )?name,) (?:by )?(?:my (?:surname|first name|last name|middle name|second name),? )?${NAME}${ASIDE}$`,
    "u",
  ),
  new RegExp(
    `^(?:[Hh]i |[Hh]ello )?(?:[Mm]y (?:(?:first|real|full|given|actual|preferred|correct|proper|right|legal|chosen|nick|new|middle)[ -]?)?(?:name|nickname)(?:'s| is)(?: (?:spelled|spelt|pronounced|written))?|[Tt]he name(?:'s| is)|[Nn]ame(?:'s| is)|[Ii]t's pronounced|[Ii]t's spelled|[Ii]t's spelt) (?:actually |really |now )?${NAME}${ASIDE}$`,
    "u",
  ),
  new RegExp(
    `^I (?:usually |mostly |actually |always |now |only )?(?:go by|answer to|prefer to be called|like to be called|want to be called|prefer being called|am called|'d like to be called|'d rather be called|'d prefer to be called|like to go by|sign off as|sign (?:everything|my name) as|write it|spell it|am known as|am just|was christened .+ but go by) (?:the name )?(?:my (?:middle|second|full|first|last|short|maiden) name,? )?${NAME}${ASIDE}$`,
    "u",
  ),
  new RegExp(
    `^I(?:'d| would) (?:like|prefer|rather|rather be|rather have|rather go by|like to be|rather be called|like to be called|prefer to be called|like you to use|prefer you to use) ${NAME} (?:in our (?:chats|conversations|messages)|as my name|from now on|from you|with you|when you (?:write|talk|address) .+)$`,
    "u",
  ),
  new RegExp(
    `^${NAME} (?:is (?:just )?fine(?= (?:for|with|by) me)|is what|is what (?:I|everyone|people) .+|is my (?:name|nickname)|suits me|is how I .+)(?: (?:for|with|by) me)?(?:,? (?:please|thanks))*$`,
    "u",
  ),
  new RegExp(
    `^${TITLED},? (?:please|if you don't mind|if you please|thank you|thanks|not \\p{L}+\\.?(?: \\p{Lu}\\p{L}+)?|to you)${ASIDE}$`,
    "u",
  ),
  new RegExp(
    `^(?:[Ii]t(?:'s| is)|[Pp]lease use|[Cc]all me|[Pp]lease call me|[Aa]ddress me as|I'd (?:prefer|like|rather) (?:to be called|to be addressed as|be called|you called me)|I go by|[Mm]ake that|I prefer) ${TITLED}${ASIDE}$`,
    "u",
  ),
  new RegExp(
    `^(?:[Yy]ou can (?:drop|skip|leave out) the .{2,20}|[Nn]o need for the .{2,20}|[Ff]orget the .{2,20}|[Dd]rop the .{2,20}|[Nn]o titles?|[Nn]o surnames?),? (?:just |it's just |it's )${NAME}(?: (?:is fine|will do|please))*$`,
    "u",
  ),
  new RegExp(
    `^${TITLED} (?:will do|is fine|works|does fine|suits me)(?: (?:nicely|for me|fine))?${ASIDE}$`,
    "u",
  ),
  new RegExp(`^[Yy]ou (?:can|may) (?:just )?say ${NAME}(?: to me| instead)?${ASIDE}$`, "u"),
  new RegExp(`^(?:[Mm]yself) ${NAME}${ASIDE}$`, "u"),
  new RegExp(
    `^(?:(?:[Mm]y )?(?:handle|nick|nickname|alias|screen name)(?:'s| is)) (\\p{L}[\\p{L}\\d'-]{1,20})${ASIDE}(?:, use .+)?$`,
    "u",
  ),
  new RegExp(`^(?:[Jj]ust|[Pp]lain) (\\p{Lu}) (?:is fine|will do|please)$`, "u"),
  new RegExp(
    `^(?:[Jj]ust|[Pp]lain|[Ss]imply|[Oo]nly) ${NAME},? (?:please|is fine|will do|for me|thanks|not .+|no .+)$`,
    "u",
  ),
  new RegExp(
    `^[Ii]t(?:'s| is) (${WORD}),? (?:(?:spelled |spelt )?with (?:an?|one|two|the|no) .+|spelled .+|spelt .+|like the .+|short for .+|for short|to (?:my )?friends)$`,
    "u",
  ),
];
const CALL_LOWER =
  /^(?:please |just |you can |everyone |everybody |people |my friends ){0,4}calls? me (\p{Ll}[\p{L}'-]{1,20})(?: please| instead)?$/u;
const PLAIN = new RegExp(`^(?:I'm|I am|Im|[Tt]his is|[Nn]ame's) ${NAME}(?: here)?$`, "u");
const HERE = new RegExp(`^(\\p{Lu}\\p{Ll}[\\p{L}'-]{1,20}) here(?: again)?$`, "u");
/** "It's Nguyen, not Nugyen": two spellings of one name. */
const SPELLED = new RegExp(
  `^(?:[Ii]t's|[Ii]t is|[Mm]y name's|[Tt]hat's) (${WORD}),? (?:and )?(?:not|never) (${WORD})$`,
  "u",
);
const RESPELLED = new RegExp(
  `^(?:[Ii]t's|[Mm]y name's|[Mm]y name is|[Ii]'m) not (${WORD}),? (?:it's |but |I'm )(${WORD})$`,
  "u",
);
const NO_NAME =
  /^(?:not|so|just|very|really|sorry|fine|good|great|ok|okay|back|here|sure|ready|happy|sad|maybe|later|a|an|the|crazy|when|if|tomorrow|today|user|name|english|british|american|german|french|spanish|italian|chinese|japanese|indian|irish|scottish|welsh|dutch(?= (?:here|food|people))|polish|russian|canadian|australian|mexican|brazilian|european|african|asian|muslim|christian|jewish|catholic|hindu|buddhist|republican|democrat|swedish|danish|norwegian|finnish|greek|turkish|korean|portuguese|swiss|austrian|belgian|dr|mr|mrs|ms|claude|assistant|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|vegan|vegetarian|gen|ceo|cto|it|hr|qa|llm|ai|on|in|at|from|old|new|asap|anytime|what|stupid|names|dad|mom|sir|madam|doing|going|looking|trying|thinking|everything|that|this|either|nothing|english|newbie|beginner|python|java|javascript|excel|windows|linux|apple|google|paypal|visa|celsius|euros|metric|i|you|he|she|they|we|yes|no|hello|hi|hey|thanks|please|same|still|weather|cash|card|email|whatsapp|summer|winter|spring|christmas)(?![\p{L}'-])/iu;
const TITLE = /^(?:dr|doctor|prof|professor|mr|mrs|ms|miss|mx|captain|sir|dame)\.? \p{L}/iu;

const PAIR =
  "((?:she|he|they|it|xe|ze|ey|fae|any)(?: ?\\/ ?| and | or )(?:her|him|them|its|xem|zir|hers|his|theirs|they|he|she|faer|em)(?:(?: ?\\/ ?)(?:her|his|theirs|hers|they|its|themselves|them))?)";
const PRONOUNS = [
  new RegExp(
    `^(?:my (?:preferred |correct |right )?pronouns (?:are|is|:)|my pronouns:|i (?:use|go by|prefer|answer to|'d like)|i'm (?:a )?|i'd (?:like|prefer)|(?:please |always |you can |you may |you should |just )?(?:use|it's|refer to me (?:as|with|by)|go with|stick (?:to|with))|pronouns(?: are)?:?|it's) ?(?:the pronouns )?${PAIR}(?: pronouns?)?(?:,? (?:for me|please|thanks|when you .+|with me|about me|if you .+|not .+|now|these days|instead)){0,4}$`,
    "iu",
  ),
  new RegExp(
    `^${PAIR}(?: pronouns?)? (?:for me|please|are my pronouns|works? for me|is right for me)(?:,? (?:please|thanks|thank you|not .+))*$`,
    "iu",
  ),
  new RegExp(
    `^(?:please |just |always )*use (she|he|they) (?:for|with|about|when) me(?:,? (?:please|thanks))*$`,
    "iu",
  ),
  new RegExp(
    `^(?:i'm|i am) an? (she|he|they)(?:,? (?:not an? (?:she|he|they|him|her)|for the record|by the way|btw|please|thanks|and .+)){0,3}$`,
    "iu",
  ),
  new RegExp(
    `^(?:also |and |pronouns |it's )?((?:she|he|they|it|xe|ze|ey|fae|any) ?\\/ ?(?:her|him|them|its|xem|zir|hers|his|theirs|they|he|she|faer|em)(?: ?\\/ ?(?:her|his|theirs|hers|they|its))?)(?:,? (?:if you.+|please|thanks|cheers|here|by the way|btw|when .+|for me|over here)){0,3}$`,
    "iu",
  ),
];
const PRONOUN_PAIRS: Readonly<Record<string, string>> = { she: "she/her", he: "he/him", they: "they/them" };

/** "I'm", "That's" and "Don't" begin with a capital as well. */
const CONTRACTED = /'(?:m|s|re|ve|d|ll|t)(?!\p{L})/iu;

/** "It's metric": what names something else already. */
function known(value: string | undefined): string | undefined {
  return value === undefined || LEXICON.has(value.toLowerCase()) ? undefined : value;
}

function named(value: string | undefined, confidence: number): Pin | undefined {
  if (value === undefined) return undefined;
  const clean = normaliseText(value).replace(/[.,!?;:]+$/u, "");
  if (CONTRACTED.test(clean)) return undefined;
  if (clean === "" || (NO_NAME.test(clean) && !TITLE.test(clean)) || !isValue(clean)) return undefined;
  return { slot: "Name", value: clean, confidence };
}

/** Two spellings of one name share its letters but for one or two. */
function alike(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 2) return false;
  const letters = other.toLowerCase().split("");
  let missing = 0;
  for (const letter of one.toLowerCase()) {
    const at = letters.indexOf(letter);
    if (at < 0) missing += 1;
    else letters.splice(at, 1);
  }
  return missing <= 1 && letters.length <= 1;
}

/** A name begins with a capital, which only at the start of a clause or in small letters goes unseen. */
const MAY_HOLD_NAME =
  /[^\p{L}](?!I(?:$|[^\p{L}]))\p{Lu}|calls? me|handle|nick|alias|screen| here| (?:is|will|suits?|works|does) /u;
const mayName = anyOf([...CALLED, SPELLED, RESPELLED, CALL_LOWER, PLAIN, HERE]);

export function nameIn(clause: string): Pin | undefined {
  if (!MAY_HOLD_NAME.test(clause) || !mayName(clause)) return undefined;
  for (const pattern of CALLED) {
    const found = named(pattern.exec(clause)?.[1], 0.95);
    if (found) return found;
  }
  const [, right = "", wrong = ""] = SPELLED.exec(clause) ?? [];
  const [, mistaken = "", corrected = ""] = RESPELLED.exec(clause) ?? [];
  if (corrected !== "" && alike(corrected, mistaken)) return named(corrected, 0.85);
  if (right !== "" && zoneOf(right) === undefined && alike(right, wrong)) return named(right, 0.85);
  const lower = CALL_LOWER.exec(clause)?.[1];
  if (lower !== undefined) return named(lower.charAt(0).toUpperCase() + lower.slice(1), 0.85);
  const plain = PLAIN.exec(clause)?.[1] ?? HERE.exec(clause)?.[1];
  // "I'm EST" is no name.
  return plain === undefined || /^\p{Lu}{2,}$/u.test(plain) ? undefined : named(known(plain), 0.8);
}

const mayTellPronouns = anyOf(PRONOUNS);

export function pronounsIn(clause: string): Pin | undefined {
  if (!mayTellPronouns(clause)) return undefined;
  for (const pattern of PRONOUNS) {
    const said = pattern.exec(clause)?.[1];
    if (said === undefined) continue;
    const value = PRONOUN_PAIRS[said.toLowerCase()] ?? said.toLowerCase().replace(/ ?\/ ?| and | or /gu, "/");
    return isValue(value) ? { slot: "Pronouns", value, confidence: 0.95 } : undefined;
  }
  return undefined;
}

const ABOUT_NAME =
  /(?<!\p{L})(?:my (?:\p{L}+ )?(?:name|surname|nickname)|call(?:ing|s|ed)? me|address(?:ing|ed)? me|(?:mis)?spel(?:l|t|ling|led) (?:it|me|my|that|this)|misspel\p{L}*|mispronounc\p{L}*|who i am|mixed me up|muddled|mixed (?:us|them|two people) up|mistook me|confused me with|deadname|handle|nick|alias|just \p{L} is fine|name on (?:file|the|my)|wrong name|name is|names?(?= wrong)|nobody (?:says|uses|calls)|no one (?:says|uses|calls)|passport|title|first names?|Mr|Mrs|Ms|Miss)(?!\p{L})/iu;
const RIGHTED = [
  new RegExp(
    `^(?:[Ii]t's|[Ii]t is|[Tt]hat's|[Nn]o,?|[Jj]ust|[Aa]ctually|[Tt]he right one is) (${WORD}(?: (?:van|von|de|der|den|da|di|la|le|el|al|bin|ibn|\\p{Lu}[\\p{L}'-]*)){0,3}),? (?:with .{2,30}|not .{2,30}|never .{2,30}|please|thanks|and not .{2,30}|spelled .+|spelt .+)$`,
    "u",
  ),
  new RegExp(`^(${WORD}),? (?:and )?not \\p{Lu}[\\p{L}'-]+$`, "u"),
  new RegExp(`^(${WORD}) (?:is (?:just )?fine|is enough|will do|does fine)$`, "u"),
];
const RIGHT_BARE = new RegExp(
  `^(?:[Ii]t's|[Ii]t is|[Ii]t should be|[Tt]hat's|[Ii]t's spelt|[Ii]t's spelled|[Tt]he right one is|[Rr]ight is|I'm|[Jj]ust|[Pp]lain) (${WORD}(?: \\p{Lu}[\\p{L}'-]*){0,2})(?: now| actually| these days)?$`,
  "u",
);

/** Whether a turn speaks of names, so that "it's Anneke" in it tells one. */
export function speaksOfName(turn: string): boolean {
  return ABOUT_NAME.test(turn);
}

const mayRight = anyOf([...RIGHTED, RIGHT_BARE]);

/** "It's Anneke", "just Paul", where names are spoken of. */
export function nameRighted(clause: string): Pin | undefined {
  if (!mayRight(clause)) return undefined;
  for (const pattern of RIGHTED) {
    const found = named(known(pattern.exec(clause)?.[1]), 0.85);
    if (found) return found;
  }
  return named(known(RIGHT_BARE.exec(clause)?.[1]), 0.85);
}

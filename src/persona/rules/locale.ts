/** How the user's part of the world writes: language, spelling, units, currency, dates, time zone. */
import type { Slot } from "../grammar.ts";
import { choiceOf, gateOf } from "./gate.ts";

export interface Locale {
  slot: Slot;
  value: string;
  confidence: number;
}

const LANGUAGES =
  "english|german|french|spanish|italian|portuguese|brazilian portuguese|dutch|swedish|danish|norwegian|finnish|polish|czech|slovak|hungarian|romanian|bulgarian|greek|turkish|russian|ukrainian|arabic|hebrew|hindi|urdu|bengali|tamil|telugu|thai|vietnamese|indonesian|malay|tagalog|japanese|korean|chinese|mandarin|cantonese|simplified chinese|traditional chinese|catalan|basque|welsh|irish|swahili|persian|farsi|afrikaans|croatian|serbian|slovenian|lithuanian|latvian|estonian|icelandic|swiss german|punjabi|marathi|deutsch|español|français|italiano";
const NATIVE_NAMES: Readonly<Record<string, string>> = {
  deutsch: "German",
  español: "Spanish",
  français: "French",
  italiano: "Italian",
  farsi: "Persian",
};
const ANSWER_IN = new RegExp(
  `^(?:(?:please|pls|always|from now on|could you|can you|would you|will you|you can|you should|kindly|and|i(?:'d| would) (?:like|prefer) (?:it if )?you (?:to|could)?|i want you to|i(?:'d| would)? prefer|i want|just|let's|in future),? ){0,4}(?:to )?(?:answer|reply|respond|write|speak|talk|chat|communicate|continue|answers|replies|responses|to be answered|switch|switch back|change)(?: (?:back|to me|with me|me|everything|all|questions|only|always|just)){0,4},? (?:in |to )?(${LANGUAGES})(?: (?:please|only|from now on|always|thanks|with me|going forward|in future)){0,4}$`,
  "iu",
);
const LANGUAGE_FRAGMENT = new RegExp(
  `^(?:(?:in )?(${LANGUAGES}),? (?:please|only)|(${LANGUAGES}) only)(?: please)?$`,
  "iu",
);
const MOTHER_TONGUE = new RegExp(
  `^(?:my (?:native|first|preferred) language is|my mother tongue is|i prefer(?: to (?:speak|write|read|chat|talk)(?: in)?| speaking| writing)?|i'd prefer) (${LANGUAGES})$`,
  "iu",
);

const USE =
  "(?:(?:please|pls|always|just|from now on|only|could you|can you|would you|and|i(?:'d| would)? prefer(?: you (?:to)?)?|i want(?: you to)?|i need|i like|kindly|you to|to),? ){0,4}(?:(?:use|using|stick to|stick with|give(?: me)?|show(?: me)?|quote(?: me)?|write(?: (?:in|with))?|answer (?:in|with)|convert(?: (?:everything|it|things))? (?:to|into)|keep (?:it|everything) (?:in|to)|list|put|spell (?:things |words )?(?:in|the)|we use|i use|i stick to|i usually use|i usually stick to|i always stick to|i think in|i think in|i work in|we work in|i'm used to|i am used to|i only understand|i only use|i always use|i write in|we write|i write|i spell (?:things )?(?:in|the)|i pay in|we pay in|i earn in|i get paid in|my currency is|our currency is|prices|amounts|costs|everything|measurements|units|temperatures?|distances?|dates|times|spelling|with|in) )?(?:(?:everything|all (?:prices|amounts|costs|measurements|units|temperatures)|prices|amounts|costs|measurements|dates|times|temperatures?|distances?|weights|sums|it|them) )?(?:always |only |should be )?(?:in |with |as |to |using )?(?:the )?";
const AFTER =
  "(?: (?:please|only|always|from now on|here|thanks|for me|instead|not .{2,30}|rather than .{2,30}|over .{2,30}|instead of .{2,30})){0,4}$";

const measure = (slot: Slot, value: string, words: string): readonly [RegExp, Slot, string] => [
  new RegExp(`^${USE}(?:${words})${AFTER}`, "iu"),
  slot,
  value,
];

const MEASURES: readonly (readonly [RegExp, Slot, string])[] = [
  measure(
    "Units",
    "metric",
    "metric(?: units?| system| measurements?)?|si units|kilomet(?:re|er)s(?: and kilos?)?|celsius|degrees celsius|kilos|kilograms|cent[iI]met(?:re|er)s",
  ),
  measure(
    "Units",
    "imperial",
    "imperial(?: units?| system| measurements?)?|miles(?: and (?:pounds|feet))?|fahrenheit|degrees fahrenheit|feet and inches|pounds and ounces|us customary units|us units",
  ),
  measure("Currency", "EUR", "euros?|eur|€"),
  measure("Currency", "USD", "us dollars|dollars|usd|american dollars"),
  measure("Currency", "GBP", "(?:british )?pounds(?: sterling)?|gbp|sterling|£"),
  measure("Currency", "CHF", "swiss francs|francs|chf"),
  measure("Currency", "JPY", "(?:japanese )?yen|jpy"),
  measure("Currency", "INR", "(?:indian )?rupees|inr"),
  measure("Currency", "CAD", "canadian dollars|cad"),
  measure("Currency", "AUD", "(?:australian|aussie) dollars|aud"),
  measure("Currency", "SEK", "(?:swedish )?kron[oa]r|sek"),
  measure("Currency", "PLN", "(?:polish )?zlot(?:y|ys|ies)|pln"),
  measure(
    "Spelling",
    "British",
    "(?:british|uk|english \\(uk\\)|commonwealth|queen's|king's|australian)(?: english)?(?: spelling| way)?|uk english",
  ),
  measure("Spelling", "American", "(?:american|us)(?: english)?(?: spelling| way)?|us english"),
  measure(
    "Dates",
    "day first",
    "(?:dates )?day first|dd[/.-]mm(?:[/.-]yyyy)?|day[/ -]month[/ -]year|day before month|european date(?:s| format)",
  ),
  measure(
    "Dates",
    "month first",
    "(?:dates )?month first|mm[/.-]dd(?:[/.-]yyyy)?|month[/ -]day[/ -]year|american date(?:s| format)",
  ),
  measure("Dates", "ISO", "iso dates?|iso 8601(?: dates?| format)?|yyyy-mm-dd|year first"),
  measure(
    "Dates",
    "24-hour clock",
    "(?:the )?24[ -]?(?:h|hour|hours)(?: (?:clock|format|times?))?|military time",
  ),
  measure(
    "Dates",
    "12-hour clock",
    "(?:the )?12[ -]?(?:h|hour|hours)(?: (?:clock|format|times?))?|am[/ ](?:and )?pm",
  ),
];

const chooseMeasure = choiceOf(
  MEASURES.map(([pattern]) => pattern),
  [USE, AFTER],
);

/** Bare words that need a verb or a "please" to mean anything. */
const BARE = /^(?:\p{L}+|us dollars|euros|in \p{L}+)$/iu;
const TIME_ZONE =
  /^(?:my (?:time ?zone|timezone)(?:'s| is)|i'm (?:in|on)|i am (?:in|on)|we're (?:in|on)|we are (?:in|on)|i live in|use|please use|all times in|times in|show times in) (?:the )?((?:utc|gmt)(?: ?[+-] ?\d{1,2}(?::\d\d)?)?|cet|cest|est|edt|eastern(?: standard| daylight)? time|et|cst|central time|mst|mountain time|pst|pdt|pacific(?: standard| daylight)? time|bst|ist|jst|aest|eet|[A-Z][a-z]+\/[A-Z][a-z_]+|[\p{L} ]{2,20}(?= time ?zone)|[\p{L} ]{2,20}(?= time$))(?: (?:time ?zone|timezone|time|please)){0,4}$/iu;

const PLACES: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:london|the uk|england|scotland|wales|manchester|edinburgh|glasgow|birmingham|bristol|leeds|liverpool|britain|great britain|the united kingdom)$/iu,
    "London",
  ],
  [/^(?:berlin|munich|hamburg|germany|cologne|frankfurt)$/iu, "Berlin"],
  [/^(?:paris|france|lyon|marseille)$/iu, "Paris"],
  [/^(?:madrid|spain|barcelona)$/iu, "Madrid"],
  [/^(?:rome|milan|italy)$/iu, "Rome"],
  [/^(?:amsterdam|the netherlands|holland)$/iu, "Amsterdam"],
  [/^(?:vienna|austria)$/iu, "Vienna"],
  [/^(?:zurich|geneva|switzerland)$/iu, "Zurich"],
  [/^(?:dublin|ireland)$/iu, "Dublin"],
  [/^(?:stockholm|sweden)$/iu, "Stockholm"],
  [/^(?:oslo|norway)$/iu, "Oslo"],
  [/^(?:copenhagen|denmark)$/iu, "Copenhagen"],
  [/^(?:warsaw|poland)$/iu, "Warsaw"],
  [/^(?:lisbon|portugal)$/iu, "Lisbon"],
  [/^(?:athens|greece)$/iu, "Athens"],
  [/^(?:istanbul|turkey)$/iu, "Istanbul"],
  [/^(?:new york|new york city|nyc|boston|miami|florida|atlanta|philadelphia|toronto)$/iu, "Eastern Time"],
  [/^(?:chicago|houston|dallas|austin|texas|minneapolis)$/iu, "Central Time"],
  [/^(?:denver|colorado|utah)$/iu, "Mountain Time"],
  [/^(?:los angeles|la|san francisco|seattle|california|portland|san diego|vancouver)$/iu, "Pacific Time"],
  [/^(?:tokyo|japan|osaka)$/iu, "Tokyo"],
  [/^(?:seoul|south korea|korea)$/iu, "Seoul"],
  [/^(?:beijing|shanghai|china)$/iu, "Shanghai"],
  [/^(?:singapore)$/iu, "Singapore"],
  [/^(?:india|mumbai|delhi|new delhi|bangalore|bengaluru)$/iu, "India"],
  [/^(?:sydney|melbourne)$/iu, "Sydney"],
  [/^(?:dubai)$/iu, "Dubai"],
];
const PLACE =
  /^(?:i'm|i am|we're|we are|i live|we live|i'm based|i am based|we're based|i'm located|i work|i(?:'ve| have)? (?:just |recently )?(?:moved|relocated)(?= to )|i(?:'m| am) (?:currently |now |still |actually )(?=in |based |living )) (?:currently |now )?(?:based |located |living |over |out )?(?:in|to) ([\p{L} ]{2,24}?)(?: (?:so|and|now|by the way|btw|these days|last|a |two|three|recently|for|with|in).*)?$/iu;

const ZONE = /^(?:utc|gmt|[a-z]{2,4}$|.* time$|[A-Z][a-z]+\/)/iu;

function placeNamed(place: string): string | undefined {
  return PLACES.find(([pattern]) => pattern.test(place.trim()))?.[1];
}

function capitalised(language: string): string {
  return language.replace(/(?:^| )\p{L}/gu, (letter) => letter.toUpperCase());
}

const namesLanguage = gateOf([new RegExp(LANGUAGES, "iu")]);

function languageIn(clause: string): string | undefined {
  const asked = ANSWER_IN.exec(clause)?.[1] ?? MOTHER_TONGUE.exec(clause)?.[1];
  const fragment = LANGUAGE_FRAGMENT.exec(clause);
  return (asked ?? fragment?.[1] ?? fragment?.[2])?.toLowerCase();
}

export function localeIn(clause: string): Locale | undefined {
  const language = namesLanguage(clause) ? languageIn(clause) : undefined;
  if (language !== undefined) {
    return { slot: "Language", value: NATIVE_NAMES[language] ?? capitalised(language), confidence: 0.95 };
  }
  const choice = BARE.test(clause) ? 0 : chooseMeasure(clause);
  if (choice !== 0) {
    for (const [index, [pattern, slot, value]] of MEASURES.entries()) {
      if ((choice & (1 << index)) !== 0 && pattern.test(clause)) return { slot, value, confidence: 0.9 };
    }
  }
  const zone = TIME_ZONE.exec(clause)?.[1];
  const zoned = zone === undefined ? undefined : placeNamed(zone);
  if (zoned !== undefined) return { slot: "Time zone", value: zoned, confidence: 0.9 };
  if (zone !== undefined && ZONE.test(zone))
    return { slot: "Time zone", value: zone.length <= 4 ? zone.toUpperCase() : zone, confidence: 0.9 };
  const place = PLACE.exec(clause)?.[1]?.trim();
  if (place === undefined) return undefined;
  const city = placeNamed(place);
  return city === undefined ? undefined : { slot: "Time zone", value: city, confidence: 0.6 };
}

/** What units, currencies, clocks, calendars, spellings and languages are called, and what each name stands for. */
import type { Slot } from "../grammar.ts";

export interface Term {
  /** None for a custom that no slot holds: the decimal comma, the first day of the week. */
  slot?: Slot;
  value: string;
}

type Names = Readonly<Record<string, string>>;

const UNITS: Names = {
  metric:
    "metric|metric units|metric system|metric measurements|metric measures|si units|kilometres|kilometers|kilometre|kilometer|kms|km|km h|kmh|kph|kilos|kilo|kilograms|kilogram|kg|kgs|grams|grammes|gram|gramme|centimetres|centimeters|centimetre|centimeter|cm|cms|millimetres|millimeters|millimetre|millimeter|mm|metres|meters|metre|litres|liters|litre|liter|millilitres|milliliters|ml|hectares|hectare|square metres|square meters|sq m|sqm|m2",
  imperial:
    "imperial|imperial units|imperial system|imperial measurements|imperial measures|customary units|us customary units|us units|american units|miles|mile|mph|miles per hour|feet|foot|inches|inch|yards|ounces|ounce|oz|lbs|lb|stone|stones|gallons|gallon|acres|acre|pints|pint|fluid ounces|fl oz|mpg|square feet|square foot|sq ft|psi|pounds and stone|pounds and ounces|feet and inches|foot pounds",
  Celsius:
    "celsius|celcius|celcuis|centigrade|temps in c|temp in c|temperatures in c|temperature in c|degrees celsius|degrees centigrade|degrees c",
  Fahrenheit:
    "fahrenheit|farenheit|fahrenheight|ferenheit|fahrenhiet|temps in f|temp in f|temperatures in f|degrees fahrenheit|degrees f",
  "cups and spoons":
    "cups|cup|tablespoons|teaspoons|tablespoon|teaspoon|cup measures|cup measurements|spoons|american cups|us cups",
};

const CURRENCIES: Names = {
  EUR: "euros|euro|euro zone prices|eur|€",
  USD: "us dollars|us dollar|american dollars|dollars|dollar|usd|$|u s dollars",
  GBP: "pounds sterling|british money|pound sterling|british pounds|sterling|gbp|quid|£|uk pounds|english pounds",
  CHF: "swiss francs|swiss franc|francs|chf",
  JPY: "japanese yen|yen|jpy|¥",
  CNY: "yuan|renminbi|rmb|cny|chinese yuan",
  INR: "indian rupees|indian rupee|rupees|rupee|inr|₹",
  PKR: "pakistani rupees|pkr",
  LKR: "sri lankan rupees|lkr",
  NPR: "nepalese rupees|npr",
  CAD: "canadian dollars|canadian dollar|cad",
  AUD: "australian dollars|aussie dollars|aud",
  NZD: "new zealand dollars|nz dollars|kiwi dollars|nzd",
  SGD: "singapore dollars|sing dollars|sgd",
  HKD: "hong kong dollars|hk dollars|hkd",
  TWD: "taiwan dollars|taiwanese dollars|twd",
  SEK: "swedish kronor|swedish krona|kronor|krona|sek",
  NOK: "norwegian kroner|norwegian krone|nok",
  DKK: "danish kroner|danish krone|kroner|krone|dkk",
  ISK: "icelandic krona|isk",
  PLN: "polish zloty|polish zlotys|zloty|zlotys|zloties|złoty|złotys|pln",
  CZK: "czech crowns|czech koruna|koruna|korunas|czk",
  HUF: "forints|forint|hungarian forints|huf",
  RON: "romanian lei|lei|ron",
  BGN: "bulgarian leva|leva|lev|bgn",
  TRY: "turkish lira|turkish liras|liras|lira",
  UAH: "hryvnia|hryvnias|hryvnya|uah",
  RUB: "roubles|rubles|rouble|ruble|rub",
  ILS: "shekels|shekel|new shekels|nis|ils",
  ZAR: "rand|rands|south african rand|zar",
  NGN: "naira|nairas|nigerian naira|ngn",
  GHS: "cedis|cedi|ghana cedis|ghanaian cedis|ghs",
  KES: "kenyan shillings|shillings|kes",
  UGX: "ugandan shillings|ugx",
  TZS: "tanzanian shillings|tzs",
  EGP: "egyptian pounds|egp",
  MAD: "moroccan dirhams",
  AED: "dirhams|dirham|uae dirhams|aed",
  SAR: "saudi riyals|riyals|riyal|sar",
  QAR: "qatari riyals|qar",
  BRL: "reais|brazilian reais|brazilian reals|brl",
  MXN: "mexican pesos|pesos mexicanos|mexican peso|pesos|peso|mxn",
  ARS: "argentine pesos|argentinian pesos|ars",
  CLP: "chilean pesos|clp",
  COP: "colombian pesos|cop",
  PEN: "peruvian soles|soles|pen",
  PHP: "philippine pesos|filipino pesos",
  THB: "thai baht|baht|bahts|thb",
  VND: "vietnamese dong|vnd",
  IDR: "rupiah|indonesian rupiah|idr",
  MYR: "ringgit|malaysian ringgit|myr",
  KRW: "korean won|krw",
  BDT: "taka|bdt",
  XOF: "cfa francs|cfa",
  XAF: "central african francs|xaf",
  JOD: "jordanian dinars|jod",
  KWD: "kuwaiti dinars|kwd",
  TND: "tunisian dinars|tnd",
  DZD: "algerian dinars|dzd",
  RSD: "serbian dinars|rsd",
  LBP: "lebanese pounds",
  UYU: "uruguayan pesos|uyu",
  ZMW: "kwacha|zambian kwacha|zmw",
  ETB: "birr|ethiopian birr|etb",
  GEL: "georgian lari|lari",
  KZT: "tenge|kzt",
  JMD: "jamaican dollars|jmd",
};

const SPELLINGS: Names = {
  British:
    "british spelling|british spellings|english spelling|british way of spelling|british english|uk spelling|uk english|english uk|en gb|commonwealth spelling|queen's english|king's english|the queen's english|the king's english|british|colour|colour with a u|favourite with a u|organise with an s|proper english spelling",
  American:
    "american spelling|american spellings|american english|us spelling|us english|english us|en us|american|color|color without the u|organize with a z|americanised spelling|americanized spelling",
  Australian: "australian english|aussie english|australian spelling|aussie spelling",
  Canadian: "canadian english|canadian spelling",
  Irish: "irish english|hiberno english",
};

const DATES: Names = {
  "day first":
    "day first|day first dates|day first format|the day before the month|day and then month|dates day first|the day first|dd mm|dd mm yyyy|dd mm yy|day month|day month year|day then month|day before month|day before the month|european dates|dates the european way|date the european way round|the day comes before the month|day comes before month|european date format|european style dates|british dates|british date format|uk dates|uk date format|uk style dates",
  "month first":
    "month first|month first dates|month first format|month and then day|dates month first|the month first|mm dd|mm dd yyyy|mm dd yy|month day|month day year|month then day|month before day|month before the day|american dates|american date format|american style dates|us dates|us date format|us style dates",
  ISO: "iso|iso dates|iso timestamps|iso date|iso date format|iso format|iso 8601|iso 8601 dates|iso 8601 format|yyyy mm dd|year first|year first dates|year month day",
  "24-hour clock":
    "24 hour|24hr|24hrs|24hr clock|24 hr clock|24hr time|24 hours|24 hour clock|24 hour time|24 hour times|24 hour format|24h|24h clock|24h time|24h times|24h format|24 h|24 h clock|twenty four hour clock|twenty four hour time|twenty four hour times|military time",
  "12-hour clock":
    "12 hour|12 hour clock|12hr|12hr clock|12 hr clock|12hr time|the normal clock|normal clock|regular time|12 hour time|12 hour times|12 hour format|12h|12h clock|12h time|12h format|twelve hour clock|twelve hour time|am pm|am and pm|a m and p m|am or pm",
  "month names spelled out":
    "month names|month names spelled out|months spelled out|months spelt out|the month spelled out|the month spelt out|months written out|the month written out|months in words|months as words|written out months|spelled out months|month names written out|the month in words|month by name|months by name|the month as a word",
};

/** Customs without a slot: each is told in its own words. */
const CUSTOMS: Names = {
  "decimal commas":
    "decimal commas|comma for the decimals|a comma for the decimals|comma for the decimal|a comma as decimal separator|comma as the decimal point|commas as the decimal point|decimal comma|comma for decimals|commas for decimals|a comma for decimals|comma as decimal separator|comma as the decimal separator|commas as decimal separators|comma decimals|decimals with a comma",
  "decimal points":
    "decimal points|point for the decimals|a point for the decimals|dot for the decimals|a dot for the decimals|dots as decimal separators|dot as decimal separator|decimal point|point for decimals|points for decimals|dot for decimals|dots for decimals|a dot for decimals|decimals with a point|decimals with a dot",
  "lakhs and crores": "lakhs and crores|lakh and crore|lakhs|crores|lakhs or crores",
  "weeks starting on Monday":
    "weeks starting on monday|a week starts on monday|week starts on monday|week starts monday|weeks begin on monday|week begins on monday|a week begins on monday|monday start|weeks start on monday|weeks starting monday|week starting on monday|monday first|monday first calendars|monday as the first day",
  "weeks starting on Sunday":
    "weeks starting on sunday|a week starts on sunday|week starts on sunday|week starts sunday|weeks begin on sunday|week begins on sunday|weeks start on sunday|weeks starting sunday|week starting on sunday|sunday first|sunday first calendars|sunday as the first day",
  "European sizes":
    "eu sizes|eu numbers|european sizes|eu shoe sizes|european shoe sizes|eu sizing|european sizing",
  "UK sizes": "uk sizes|british sizes|uk shoe sizes|british shoe sizes|uk sizing|british sizing",
  "US sizes": "us sizes|american sizes|us shoe sizes|american shoe sizes|us sizing|american sizing",
  "apostrophes as thousands separators":
    "apostrophes for thousands|apostrophes as thousands separators|apostrophe as thousands separator",
  "A4 paper": "a4|a4 paper|a4 pages|a4 format",
  "US letter paper": "us letter|letter size|us letter paper|letter paper",
};

/** A language's own name of itself, where English speakers may give it. */
export const LANGUAGES: Names = {
  ...Object.fromEntries(
    "English|Spanish|French|German|Italian|Portuguese|Brazilian Portuguese|Dutch|Flemish|Swedish|Danish|Norwegian|Finnish|Polish|Czech|Slovak|Hungarian|Romanian|Bulgarian|Greek|Turkish|Russian|Ukrainian|Arabic|Hebrew|Hindi|Urdu|Bengali|Tamil|Telugu|Kannada|Malayalam|Gujarati|Marathi|Punjabi|Nepali|Sinhala|Thai|Lao|Khmer|Burmese|Vietnamese|Indonesian|Malay|Tagalog|Japanese|Korean|Chinese|Mandarin|Cantonese|Simplified Chinese|Traditional Chinese|Catalan|Basque|Galician|Welsh|Irish|Scottish Gaelic|Swahili|Amharic|Yoruba|Hausa|Zulu|Somali|Persian|Afrikaans|Croatian|Serbian|Bosnian|Slovenian|Macedonian|Albanian|Lithuanian|Latvian|Estonian|Icelandic|Georgian|Armenian|Kazakh|Swiss German|Maltese|Luxembourgish|Quechua|Igbo|Xhosa|Tigrinya|Pashto|Kurdish|Azerbaijani|Uzbek|Mongolian|Tibetan|Odia|Assamese|Konkani|Cebuano|Hawaiian|Samoan|Maori|Breton|Frisian|Scots Gaelic|Esperanto|Latin American Spanish|European Portuguese|Canadian French"
      .split("|")
      .map((name) => [name, name.toLowerCase()]),
  ),
  German: "german|deutsch|auf deutsch",
  Spanish: "spanish|español|espanol|castellano|castilian",
  "Brazilian Portuguese": "brazilian portuguese|portugues do brasil|português do brasil|português brasileiro",
  French: "french|français|francais",
  Italian: "italian|italiano",
  Portuguese: "portuguese|português|portugues",
  Dutch: "dutch|nederlands",
  Polish: "polish|polski",
  Persian: "persian|farsi",
  Turkish: "turkish|türkçe",
  Irish: "irish|gaeilge",
  Welsh: "welsh|cymraeg",
  "simple English": "simple english|plain simple english|easy english|basic english",
};

const ZONES: Names = {
  ...Object.fromEntries(
    ["UTC", "GMT"].flatMap((name) =>
      Array.from({ length: 12 }, (_, hours) => [
        `${name}+${hours + 1}`,
        `${name}+${hours + 1}|${name} ${hours + 1}`,
      ]),
    ),
  ),
  UTC: "utc|zulu time",
  GMT: "gmt|greenwich mean time|greenwich time",
  BST: "BST|british summer time",
  CET: "CET|cest|central european time|central european summer time",
  EET: "EET|eastern european time",
  "Eastern Time":
    "eastern time|eastern standard time|eastern daylight time|eastern us time|us eastern|us eastern time|east coast time|ET|EST|EDT",
  "Central Time":
    "central time|central standard time|central daylight time|us central|us central time|CT|CST|CDT",
  "Mountain Time": "mountain time|mountain standard time|mountain daylight time|us mountain time|MST|MDT",
  "Pacific Time":
    "pacific time|pacific standard time|pacific daylight time|us pacific|us pacific time|west coast time|PT|PST|PDT",
  "Atlantic Time": "atlantic time|atlantic standard time|AST",
  "Alaska Time": "alaska time|AKST",
  "Hawaii Time": "hawaii time|hawaiian time|HST",
  IST: "IST|indian standard time",
  PKT: "PKT|pakistan standard time",
  JST: "JST|japan standard time",
  KST: "KST|korea standard time",
  SGT: "SGT",
  AEST: "AEST|AEDT|australian eastern time",
  ACST: "ACST|ACDT|australian central time",
  AWST: "AWST|australian western time",
  NZST: "NZST|NZDT",
  WAT: "west africa time",
  CAT: "central africa time",
  EAT: "east africa time",
  SAST: "SAST|south african standard time|south africa standard time",
  BRT: "BRT|brasilia time|brasília time",
  MSK: "MSK|moscow time",
};

/** Words of a name, as a text is looked up by. */
export const TOKENS = /[\p{L}\p{N}]+(?:'[\p{L}]+)?|[€£$¥₹]/gu;

const found = new Map<string, Term>();
/** Abbreviations that are words as well when not in capitals. */
export const IN_CAPITALS = new Set("cad cop sar pen ars rub ron nis nok isk pkr bdt php ils".split(" "));

function add(slot: Slot | undefined, names: Names): void {
  for (const [value, list] of Object.entries(names)) {
    for (const name of list.split("|")) {
      const key = (name.toLowerCase().match(TOKENS) ?? []).join(" ");
      if (/^[A-Z]{2,4}$/u.test(name)) IN_CAPITALS.add(key);
      found.set(key, slot === undefined ? { value } : { slot, value });
    }
  }
}
add("Language", LANGUAGES);
add("Units", UNITS);
add("Currency", CURRENCIES);
add("Spelling", SPELLINGS);
add("Dates", DATES);
add("Time zone", ZONES);
add(undefined, CUSTOMS);

export const LEXICON: ReadonlyMap<string, Term> = found;

const OPPOSITES: Names = {
  metric: "imperial",
  imperial: "metric",
  Celsius: "Fahrenheit",
  Fahrenheit: "Celsius",
  "cups and spoons": "metric",
  "day first": "month first",
  "month first": "day first",
  "24-hour clock": "12-hour clock",
  "12-hour clock": "24-hour clock",
  "decimal commas": "decimal points",
  "decimal points": "decimal commas",
};

/** What is left when one of two is refused. */
export function oppositeOf({ slot, value }: Term): Term | undefined {
  const other = OPPOSITES[value];
  if (other === undefined) return undefined;
  return slot === undefined ? { value: other } : { slot, value: other };
}

/** Which language a few sentences are in: by script, and by stop words among those in Latin letters. */
import { STOP_WORDS } from "./language/stop-words.ts";

export interface DetectedLanguage {
  /** ISO 639-1, of the languages named in `languageName`. */
  language: string | undefined;
  confident: boolean;
}

const NAMES: Readonly<Record<string, string>> = {
  ar: "Arabic",
  bg: "Bulgarian",
  bn: "Bengali",
  cs: "Czech",
  da: "Danish",
  de: "German",
  el: "Greek",
  en: "English",
  es: "Spanish",
  fa: "Persian",
  fi: "Finnish",
  fr: "French",
  he: "Hebrew",
  hi: "Hindi",
  hu: "Hungarian",
  hy: "Armenian",
  id: "Indonesian",
  it: "Italian",
  ja: "Japanese",
  ka: "Georgian",
  ko: "Korean",
  nl: "Dutch",
  no: "Norwegian",
  pl: "Polish",
  pt: "Portuguese",
  ro: "Romanian",
  ru: "Russian",
  sv: "Swedish",
  ta: "Tamil",
  te: "Telugu",
  th: "Thai",
  tr: "Turkish",
  uk: "Ukrainian",
  ur: "Urdu",
  vi: "Vietnamese",
  zh: "Chinese",
};

export function languageName(code: string): string | undefined {
  return Object.hasOwn(NAMES, code) ? NAMES[code] : undefined;
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["latin", /\p{Script=Latin}/gu],
  ["han", /\p{Script=Han}/gu],
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["cyrillic", /\p{Script=Cyrillic}/gu],
  ["arabic", /\p{Script=Arabic}/gu],
  ["he", /\p{Script=Hebrew}/gu],
  ["el", /\p{Script=Greek}/gu],
  ["th", /\p{Script=Thai}/gu],
  ["hi", /\p{Script=Devanagari}/gu],
  ["bn", /\p{Script=Bengali}/gu],
  ["ta", /\p{Script=Tamil}/gu],
  ["te", /\p{Script=Telugu}/gu],
  ["ka", /\p{Script=Georgian}/gu],
  ["hy", /\p{Script=Armenian}/gu],
];

/** How much of a conversation is looked at, and how many letters a script must show. */
const SAMPLE_CHARACTERS = 4096;
const LETTERS_MIN = 4;
const STOP_WORDS_MIN = 3;
const STOP_WORDS_SHARE = 0.25;
const LEAD = 1.3;

/** The letters in "v2" or "1z" are no words of any language. */
const WORD = /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}]+(?:['’][\p{L}]+)?(?![\p{L}\p{M}\p{N}])/gu;

const unknown: DetectedLanguage = { language: undefined, confident: false };

function byScript(script: string, text: string): string {
  if (script === "cyrillic") {
    if (/[іїєґ]/iu.test(text)) return "uk";
    return /ъ(?=[\p{L}])|(?:^| )(?:съм|аз|ще|тази|това)(?= |$)/iu.test(text) && !/[ыэё]/iu.test(text)
      ? "bg"
      : "ru";
  }
  if (script === "arabic") {
    if (/[ٹڈڑںےہ]/u.test(text)) return "ur";
    return /[پچژگ]/u.test(text) ? "fa" : "ar";
  }
  return script === "han" ? "zh" : script;
}

function byStopWords(text: string): DetectedLanguage {
  const words = text.toLowerCase().match(WORD) ?? [];
  const scores = new Map<string, { weight: number; hits: number; distinct: Set<string> }>();
  for (const word of words) {
    const languages = STOP_WORDS.get(word.replace("’", "'")) ?? [];
    for (const language of languages) {
      const score = scores.get(language) ?? { weight: 0, hits: 0, distinct: new Set<string>() };
      score.hits += 1;
      score.weight += 1 / Math.sqrt(languages.length);
      score.distinct.add(word);
      scores.set(language, score);
    }
  }
  const ranked = [...scores.entries()].toSorted(([, a], [, b]) => b.weight - a.weight);
  const [best, second] = ranked;
  if (best === undefined) return unknown;
  const [language, { weight, hits, distinct }] = best;
  const confident =
    distinct.size >= STOP_WORDS_MIN &&
    hits / words.length >= STOP_WORDS_SHARE &&
    weight >= LEAD * (second?.[1].weight ?? 0);
  return { language, confident };
}

/** A letter beyond the Latin script: most texts have none, and their scripts need no counting. */
const BEYOND_LATIN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** `confident` only if little speaks for another language. Linear; looks at the first 4 KB. */
export function detectLanguage(sentences: readonly string[]): DetectedLanguage {
  const text = sentences.join(" ").slice(0, SAMPLE_CHARACTERS).toWellFormed();
  if (!BEYOND_LATIN.test(text)) return /\p{Script=Latin}/u.test(text) ? byStopWords(text) : unknown;
  const counts = SCRIPTS.map(([name, pattern]) => [name, text.match(pattern)?.length ?? 0] as const);
  const letters = counts.reduce((sum, [, count]) => sum + count, 0);
  if (letters === 0) return unknown;
  const kana = counts.find(([name]) => name === "ja")?.[1] ?? 0;
  const han = counts.find(([name]) => name === "han")?.[1] ?? 0;
  if (kana > 0 && (kana + han) / letters > 0.5 && kana / (kana + han) > 0.1) {
    return { language: "ja", confident: kana + han >= LETTERS_MIN };
  }
  const [script, count] = counts.reduce((most, next) => (next[1] > most[1] ? next : most));
  if (script === "latin") return byStopWords(text);
  // A character of Chinese says as much as a word in an alphabet.
  const share = (script === "han" ? 2 * count : count) / (script === "han" ? letters + count : letters);
  return { language: byScript(script, text), confident: count >= LETTERS_MIN && share >= 0.6 };
}

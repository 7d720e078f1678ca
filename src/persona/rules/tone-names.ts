/** How an answer sounds: formal, plain, direct. */
import type { Manner } from "./manner.ts";
import { ANSWERS, name } from "./manner-name.ts";

export const TONE_NAMES: readonly [RegExp, Manner][] = [
  name(
    "tone",
    "formal tone",
    `(?:(?:a )?(?:more )?(?:formal|professional|polite|businesslike|serious)) (?:tone|language|style|register|manner|voice|${ANSWERS})|formality|formalities`,
  ),
  name(
    "tone",
    "casual tone",
    `(?:(?:a )?(?:more )?(?:casual|informal|relaxed|conversational|chatty|laid-back|easygoing)) (?:tone|language|style|register|manner|voice|${ANSWERS})`,
  ),
  name(
    "tone",
    "friendly tone",
    `(?:(?:a )?(?:more )?(?:friendly|warm|kind|gentle|supportive|encouraging|empathetic)) (?:tone|language|style|voice|manner|${ANSWERS})|empathy|encouragement`,
  ),
  name("tone", "humour", "humou?r|jokes|puns|wit|wittiness|(?:silly|bad|dad|cheesy) jokes"),
  name("tone", "sarcasm", "sarcasm|sarcastic (?:answers|remarks|comments|tone)|irony"),
  name(
    "tone",
    "plain language",
    `(?:simple|plain|plainer|simpler|basic|everyday|clear|normal|easy|non-technical|layman's|lay|jargon-free|easy-to-understand)(?: and (?:simple|plain|clear))? (?:english|language|words?|terms|speak|wording|vocabulary|${ANSWERS})|layman'?s? (?:terms|language)|(?:less|fewer) (?:jargon|technical(?: terms| jargon| language)?|big words|buzzwords)|laymen'?s terms|everyday words`,
  ),
  name(
    "tone",
    "jargon",
    "(?:technical |legal |tech |medical |corporate |business |any |so much |all the ){0,4}(?:jargon|buzz ?words|big words|technical terms|legalese|tech[ -]?speak|technical language|corporate[ -]?speak|fancy words|complicated words|gobbledygook)",
  ),
  name(
    "tone",
    "technical depth",
    `(?:more )?technical (?:depth|details?|${ANSWERS})|technicalities|the technical (?:details|stuff)|low-level details?|advanced ${ANSWERS}`,
  ),
  name(
    "tone",
    "direct answers",
    `(?:more )?(?:direct|straight|straightforward|blunt|frank|no-nonsense|honest|candid|clear-cut|brutally honest)(?: and (?:direct|honest))? (?:${ANSWERS}|feedback|talk|tone|language|style)|straight talk|directness|bluntness|honesty|brutal honesty`,
  ),
  name(
    "tone",
    "flattery",
    "flattery|compliments|praise|sycophancy|being flattered|sucking up|ego stroking|false praise",
  ),
  name("tone", "slang", "slang"),
  name("tone", "metaphors", "metaphors|figurative language|flowery language|purple prose"),
  name("tone", "sugarcoating", "sugar ?-?coating"),
  name(
    "tone",
    "enthusiastic tone",
    "(?:fake |so much |forced )?(?:enthusiasm|cheerfulness|excitement|perkiness)|(?:an? )?(?:enthusiastic|upbeat|cheerful|bubbly) tone",
  ),
];

/**
 * The words of the persona block: which phrases, slots and values may stand in one. The filter, the
 * renderer, the edits and the tests share these rules, so that nothing outside them is ever stored
 * as something to be shown to a model.
 */
import { beginsWithDirective } from "./directives.ts";

export const SLOTS = [
  "Name",
  "Pronouns",
  "Language",
  "Spelling",
  "Units",
  "Currency",
  "Dates",
  "Time zone",
  "Role",
  "Level",
  "Off limits",
] as const;

export type Slot = (typeof SLOTS)[number];

export const PHRASE_MAX_WORDS = 10;
export const PHRASE_MAX_CHARACTERS = 80;
export const VALUE_MAX_WORDS = 6;
export const VALUE_MAX_CHARACTERS = 60;

/** Letters, digits and marks, with inner - ' ’ . + # / &; a trailing + or # is kept for C++ and C#. */
const WORD = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}\-'’.+#/&]*$/u;
const ENDS_IN_INNER_MARK = /[-'’./&]$/u;
/** A dotted name ("evil.example", "a.co/x"), except the few that name a technology. */
const DOTTED_NAME = /\p{L}[\p{L}\p{N}-]*\.\p{L}{2,}/u;
const TECHNOLOGY_NAME = /^(?:\p{L}[\p{L}\p{N}]*\.js|asp\.net)$/iu;
const WEB_ADDRESS = /^(?:www|https?|ftp|mailto)(?![\p{L}\p{N}])/iu;
const SECOND_PERSON = /^(?:you|your|yours|yourself|yourselves)(?![\p{L}\p{N}])/iu;

/** Most texts are. */
const IN_ONE_FORM = /^[!-~]+(?: [!-~]+)*$/u;

/** The same text in one form: NFC, invisible characters gone, white space single. */
export function normaliseText(text: string): string {
  if (IN_ONE_FORM.test(text)) return text;
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

function isWord(word: string): boolean {
  if (!WORD.test(word) || ENDS_IN_INNER_MARK.test(word)) return false;
  if (DOTTED_NAME.test(word) && !TECHNOLOGY_NAME.test(word)) return false;
  return !WEB_ADDRESS.test(word) && !SECOND_PERSON.test(word);
}

function isWording(text: string, maxWords: number, maxCharacters: number): boolean {
  if (text.length === 0 || text.length > maxCharacters || text !== normaliseText(text)) return false;
  const words = text.split(" ");
  return words.length <= maxWords && words.every(isWord) && !beginsWithDirective(text);
}

/**
 * Whether a text may stand as an item of a persona block: 1 to 10 words, at most 80 characters, no
 * address, no directive. "strongly" is the renderer's own word and begins no phrase.
 */
export function isPhrase(text: string): boolean {
  return isWording(text, PHRASE_MAX_WORDS, PHRASE_MAX_CHARACTERS) && !/^strongly(?: |$)/iu.test(text);
}

/** Whether a text may stand behind a slot: 1 to 6 words under the same rules. */
export function isValue(text: string): boolean {
  return isWording(text, VALUE_MAX_WORDS, VALUE_MAX_CHARACTERS);
}

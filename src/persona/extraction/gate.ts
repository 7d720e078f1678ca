/**
 * Whether a conversation holds anything worth an extraction call. Most conversations of a support bot
 * do not: they cost nothing then, and what the rules found of them is all there is.
 */
import { detectLanguage } from "../language.ts";
import { FUNCTION_WORDS } from "../rules/stop-words.ts";
import type { ExtractedSignal } from "../signal.ts";
import { speaksOfSelf, straightened } from "./cues.ts";
import { isRemark, speaksOfOthers } from "./errands.ts";
import type { OwnTurn } from "./own-turns.ts";
import { holdsBeyondNow } from "./standing-cues.ts";
import { speaksOfStyle } from "./style-cues.ts";

/** Below this a text in another language is a greeting; a character of Chinese counts for four. */
const SUBSTANCE_MIN_LETTERS = 24;
const UNSPACED_LETTER_WEIGHT = 4;
/** With fewer English function words among its words, a text of unknown language is not English. */
const ENGLISH_SHARE = 0.2;

function hasSubstance(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const unspaced =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu)
      ?.length ?? 0;
  return letters + (UNSPACED_LETTER_WEIGHT - 1) * unspaced >= SUBSTANCE_MIN_LETTERS;
}

function isForeign(sentences: readonly string[]): boolean {
  const { language, confident } = detectLanguage(sentences);
  if (language === "en") return false;
  if (language !== undefined && confident) return true;
  const words =
    sentences
      .join(" ")
      .toLowerCase()
      .match(/[\p{L}\p{M}']+/gu) ?? [];
  const english = words.filter((word) => FUNCTION_WORDS.has(word)).length;
  return words.length > 0 && english / words.length < ENGLISH_SHARE;
}

function isTelling(sentence: string): boolean {
  if (speaksOfSelf(sentence)) return true;
  if (speaksOfOthers(sentence)) return false;
  return speaksOfStyle(sentence) || holdsBeyondNow(sentence) || isRemark(sentence);
}

/** @param rules what the rules found in the same turns: anything explicit opens the gate */
export function isWorthExtracting(turns: readonly OwnTurn[], rules: readonly ExtractedSignal[]): boolean {
  if (rules.some(({ explicit }) => explicit)) return true;
  const sentences = turns.flatMap((turn) => turn.sentences.map(straightened));
  if (sentences.some(isTelling)) return true;
  return isForeign(sentences) && hasSubstance(sentences.join(" "));
}

/**
 * What a user said in their own words: one turn without quotations, code, logs, pasted documents,
 * forwarded mail and signatures. Content that somebody else wrote must never become a preference.
 */
import { BEYOND_LATIN_1, ownLatin } from "./latin.ts";
import { ownLines } from "./own-words/lines.ts";
import { withoutPastes } from "./own-words/pastes.ts";
import { withoutQuotations } from "./own-words/quotations.ts";
import { splitSentences } from "./own-words/sentences.ts";

/** How much of a turn is looked at; a longer one counts with its first and last paragraph only. */
export const TURN_MAX_CHARACTERS = 2048;
const HEAD_CHARACTERS = 1280;
const OPENING_MAX_CHARACTERS = 600;
const CLOSING_MAX_CHARACTERS = 300;
/** A single paragraph longer than this is taken for a paste. */
const PARAGRAPH_MAX_CHARACTERS = 1200;
/** More sentences than this in one turn are a list of something and no prose. */
const SENTENCES_MAX = 40;

/** The start and the end of a long turn, where people write themselves; the middle is a paste. */
function ends(text: string): string {
  if (text.length <= TURN_MAX_CHARACTERS) return text;
  const head = text.slice(0, HEAD_CHARACTERS);
  const opening = head.split(/\n[^\S\n]*\n/u, 1)[0] ?? "";
  const tail = text.slice(HEAD_CHARACTERS - TURN_MAX_CHARACTERS);
  const closing = tail.slice(tail.lastIndexOf("\n\n") + 2);
  const kept = [];
  if (opening.length <= OPENING_MAX_CHARACTERS) kept.push(opening);
  if (tail.includes("\n\n") && closing.length <= CLOSING_MAX_CHARACTERS) kept.push(closing);
  return kept.join("\n\n");
}

/**
 * The user's own sentences of one turn, in order. At most 2 KB of a turn is considered: after
 * fenced code, tagged blocks and announced pastes are gone, a turn that is still longer counts with
 * its first paragraph (up to 600 characters) and its last (up to 300).
 */
export function ownWords(text: string): string[] {
  const prose = withoutPastes(text.toWellFormed().normalize("NFC").replace(/\r\n?/gu, "\n"));
  const own = ownLines(ends(prose))
    .split(/\n{2,}/u)
    .filter((paragraph) => paragraph.length <= PARAGRAPH_MAX_CHARACTERS)
    .map(withoutQuotations)
    .join("\n");
  const sentences = splitSentences(own).slice(0, SENTENCES_MAX);
  return BEYOND_LATIN_1.test(own) ? sentences.map(ownLatin) : sentences;
}

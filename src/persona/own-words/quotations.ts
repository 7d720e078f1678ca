/** Quotations out, short quoted terms ("artistic works") kept without their marks. */

/** Stands in a sentence where a quotation was. */
export const QUOTATION_GAP = "\uFFFC";

const TERM_MAX_WORDS = 3;
const QUOTE_MAX_CHARACTERS = 2048;
/** What begins like this is something said, however short. */
const SAYING =
  /^(?:i|i['’]m|i['’]d|my|we|me|you|please|always|never|ignore|remember|do|don['’]t|keep|use|stop|no|ich|je|j['’]ai\p{L}*|yo|io|eu|ik|jag)\b/iu;

const PAIRS: readonly (readonly [string, string])[] = [
  ["“", "”"],
  ["„", "“"],
  ["«", "»"],
  ["»", "«"],
  ["「", "」"],
  ["『", "』"],
  ["《", "》"],
  ['"', '"'],
  ["`", "`"],
  ["‘", "’"],
  ["'", "'"],
];
const CLOSING = new Map(PAIRS);

/** An apostrophe or an inch mark opens nothing. */
function opens(text: string, at: number): boolean {
  const before = at === 0 ? " " : text.charAt(at - 1);
  const mark = text.charAt(at);
  if (mark === "'" || mark === "‘") {
    return /[\s(]/u.test(before) && /\S/u.test(text.charAt(at + 1)) && !/\d/u.test(text.charAt(at + 1));
  }
  if (mark === '"') return !/[\d\p{L}]/u.test(before);
  if (mark === "»") return false;
  return true;
}

function closingAt(text: string, from: number, mark: string): number {
  const limit = Math.min(text.length, from + QUOTE_MAX_CHARACTERS);
  for (let at = text.indexOf(mark, from); at >= 0 && at < limit; at = text.indexOf(mark, at + 1)) {
    if (mark !== "'" && mark !== "’") return at;
    if (!/[\p{L}\d]/u.test(text.charAt(at + 1))) return at;
  }
  return -1;
}

function replacement(quoted: string, startsSentence: boolean): string {
  const words = quoted.trim().split(/\s+/u);
  const term = words.length <= TERM_MAX_WORDS && !SAYING.test(quoted.trim()) && !/[.!?\n]/u.test(quoted);
  return term && !(startsSentence && words.length > 2) ? quoted.trim() : ` ${QUOTATION_GAP} `;
}

/** One paragraph without its quotations; one that is never closed takes the rest with it. */
export function withoutQuotations(paragraph: string): string {
  let kept = "";
  let at = 0;
  const unclosed = new Set<string>();
  while (at < paragraph.length) {
    const character = paragraph.charAt(at);
    const mark = CLOSING.get(character);
    if (mark === undefined || unclosed.has(character) || !opens(paragraph, at)) {
      kept += character;
      at += 1;
      continue;
    }
    const end = closingAt(paragraph, at + 1, mark);
    if (end < 0) {
      if (character === "'" || character === "‘" || character === "`") {
        unclosed.add(character);
        kept += " ";
        at += 1;
        continue;
      }
      return `${kept} ${QUOTATION_GAP}`;
    }
    const startsSentence = /(?:^|[.!?\n])\s*$/u.test(kept.slice(-4));
    const inside = paragraph.slice(at + 1, end);
    kept += character === "`" ? ` ${QUOTATION_GAP} ` : replacement(inside, startsSentence || kept === "");
    at = end + 1;
  }
  return kept;
}

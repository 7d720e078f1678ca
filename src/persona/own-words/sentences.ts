/** Splits prose into sentences, with the common abbreviations left whole. */

const ABBREVIATION =
  /(?:^|[\s(])(?:\p{L}|mr|mrs|ms|dr|st|vs|etc|e\.g|i\.e|a\.m|p\.m|no|approx|jr|sr|prof|inc|ltd|u\.s|u\.k)$/iu;
const END = /[.!?…。！？؟।]/u;
const WIDE_END = /[。！？]/u;

/** A sentence longer than this is no statement of anything. */
const SENTENCE_MAX_CHARACTERS = 600;

export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  const push = (end: number): void => {
    const sentence = text.slice(start, end).replace(/\s+/gu, " ").trim();
    start = end;
    if (/[\p{L}\p{N}]/u.test(sentence) && sentence.length <= SENTENCE_MAX_CHARACTERS)
      sentences.push(sentence);
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\n") {
      push(at + 1);
      continue;
    }
    if (!END.test(character)) continue;
    const next = text.charAt(at + 1);
    if (WIDE_END.test(character) && !END.test(next)) push(at + 1);
    else if (next === "" || /\s/u.test(next)) {
      if (character === "." && ABBREVIATION.test(text.slice(Math.max(start, at - 8), at))) continue;
      push(at + 1);
    }
  }
  push(text.length);
  return sentences;
}

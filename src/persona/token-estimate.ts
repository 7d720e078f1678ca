/**
 * A conservative count of Claude's tokens, without its tokenizer: meant to be too high for nearly any
 * text, never far too high for English prose. Newer Claude models count about 30% more tokens than
 * older ones, which the letters-per-token figure allows for.
 */

const LETTERS_PER_TOKEN = 3;
const DIGITS_PER_TOKEN = 2;
/** Tokenizers fall back to bytes in scripts they know little; a code point has 2 to 4. */
const RUNS = /[a-z]+|[0-9]+|\s+|[^\sa-z0-9]/giu;

export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [run] of text.matchAll(RUNS)) tokens += tokensOfRun(run);
  return Math.ceil(tokens);
}

function tokensOfRun(run: string): number {
  if (/^[a-z]/iu.test(run)) return Math.ceil(run.length / LETTERS_PER_TOKEN);
  if (/^[0-9]/u.test(run)) return Math.ceil(run.length / DIGITS_PER_TOKEN);
  // A single space belongs to the word after it; line breaks and longer runs count.
  if (/^\s/u.test(run)) return run === " " ? 0 : 1;
  const codePoint = run.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return 1;
  return codePoint < 0x800 ? 1.5 : codePoint < 0x10000 ? 2 : 4;
}

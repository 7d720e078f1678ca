/**
 * Every match of a global pattern that matches no empty text, in turn. `matchAll` would make a new
 * pattern of it for each text, which takes longer than most texts do.
 */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match);
  return found;
}

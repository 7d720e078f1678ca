/**
 * Where things stand in a JSON text, so that one of them can be changed and every other byte stays as it
 * is: numbers keep their form, unknown fields their place. All of it expects valid JSON, and reads it
 * without recursion.
 */

/** From `start` up to but not including `end`, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

export interface Member {
  key: string;
  value: Span;
}

export interface Splice extends Span {
  text: string;
}

const STRUCTURE = /["[\]{}]/gu;
const SCALAR_END = /[\s,\]}]|$/gu;
const SPACE = /\s*/uy;

/** The members of the object that stands at `at`, in order; of equal keys the last one is what counts. */
export function membersOf(json: string, at: number): Member[] {
  const members: Member[] = [];
  let position = skipSpace(json, at + 1);
  while (json[position] === '"') {
    const keyEnd = endOfString(json, position);
    const key: unknown = JSON.parse(json.slice(position, keyEnd));
    const start = skipSpace(json, skipSpace(json, keyEnd) + 1);
    const end = endOfValue(json, start);
    members.push({ key: String(key), value: { start, end } });
    position = skipComma(json, end);
  }
  return members;
}

/** The last member of that key. */
export function memberOf(json: string, at: number, key: string): Span | undefined {
  return membersOf(json, at).findLast((member) => member.key === key)?.value;
}

/** The elements of the array that stands at `at`, in order. */
export function elementsOf(json: string, at: number): Span[] {
  const elements: Span[] = [];
  let position = skipSpace(json, at + 1);
  while (position < json.length && json[position] !== "]") {
    const end = endOfValue(json, position);
    elements.push({ start: position, end });
    position = skipComma(json, end);
  }
  return elements;
}

/** The text with its splices made; they may not overlap. */
export function splice(json: string, splices: readonly Splice[]): string {
  let made = "";
  let from = 0;
  for (const { start, end, text } of splices.toSorted((a, b) => a.start - b.start)) {
    made += json.slice(from, start) + text;
    from = end;
  }
  return made + json.slice(from);
}

export function skipSpace(json: string, from: number): number {
  SPACE.lastIndex = from;
  SPACE.exec(json);
  return SPACE.lastIndex;
}

function skipComma(json: string, from: number): number {
  const position = skipSpace(json, from);
  return json[position] === "," ? skipSpace(json, position + 1) : position;
}

function endOfValue(json: string, start: number): number {
  const first = json[start];
  if (first === '"') return endOfString(json, start);
  if (first === "{" || first === "[") return endOfNest(json, start);
  SCALAR_END.lastIndex = start;
  return SCALAR_END.exec(json)?.index ?? json.length;
}

function endOfNest(json: string, start: number): number {
  let depth = 0;
  let position = start;
  for (;;) {
    STRUCTURE.lastIndex = position;
    const found = STRUCTURE.exec(json);
    if (!found) return json.length;
    if (found[0] === '"') position = endOfString(json, found.index);
    else {
      depth += found[0] === "{" || found[0] === "[" ? 1 : -1;
      position = found.index + 1;
      if (depth === 0) return position;
    }
  }
}

function endOfString(json: string, start: number): number {
  let quote = json.indexOf('"', start + 1);
  while (quote >= 0 && isEscaped(json, quote)) quote = json.indexOf('"', quote + 1);
  return quote < 0 ? json.length : quote + 1;
}

function isEscaped(json: string, at: number): boolean {
  let slashes = 0;
  while (json[at - 1 - slashes] === "\\") slashes += 1;
  return slashes % 2 === 1;
}

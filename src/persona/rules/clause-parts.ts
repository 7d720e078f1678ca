/** The parts of a clause between its commas, and the words around a mention. */
import { matchesOf } from "../matches.ts";

const WINDOW_CHARACTERS = 90;

export function windowBefore(text: string, start: number): string {
  if (start <= WINDOW_CHARACTERS) return text.slice(0, start);
  const cut = text.slice(start - WINDOW_CHARACTERS, start);
  return cut.slice(cut.indexOf(" "));
}

/** "And so on" behind a manner says nothing of it. */
const AND_SUCH =
  /^ (?:now and (?:then|again)|here and there|and so on|and such|and stuff|and all that(?: \p{L}+)?|and the like|or whatever|etc)(?!\p{L})/iu;

export const windowBehind = (text: string, end: number): string =>
  text.slice(end, end + WINDOW_CHARACTERS).replace(AND_SUCH, "");

/** The part of a clause that a mention stands in, no comma or "so" between. */
const PART =
  /(?:,|;|\.)? (?:so|but|then|and(?= (?:let|don't|never|just|always|please|no|stop|skip|use|keep)(?!\p{L})))(?! (?:much|many|that|long|often)\b) |[,;.] /giu;

export interface ClausePart {
  text: string;
  /** Where it begins in its clause. */
  from: number;
}

export function clausePartsOf(clause: string): ClausePart[] {
  const parts: ClausePart[] = [];
  let from = 0;
  for (const match of matchesOf(clause, PART)) {
    parts.push({ text: clause.slice(from, match.index), from });
    from = match.index + match[0].length;
  }
  parts.push({ text: clause.slice(from), from });
  return parts;
}

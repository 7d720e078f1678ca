/** What somebody calls their favourite, and of which kind: "my favourite season is autumn". */

const FAVOURITE =
  /^(?:probably |and |one of )?(?:my|our) (?:absolute |all-time |all time |personal |number one )?favou?rites? ?((?:[\p{L}'-]+ ){0,4}?)(?:to \p{L}+ |of all time |ever |right now |at the moment |these days )?(?:is|are|'s|would be|has to be|have to be|would have to be|must be) (?:also |probably |definitely |always |still |either |by far |actually |a tie between |between |called |the one called |currently |just |the color |the colour |any |all |an |a ){0,4}(.+)$/iu;
/** "Bold is my favourite roast." */
const KIND_LAST =
  /(?<!\p{L})my (?:(?:absolute|all[- ]time|personal|number one) )?favou?rite ((?!too|also|as|so|by|of|ever|though|thing|one|right|now|at)[\p{L}'-]+(?: (?!too|as|of|by|ever|though)[\p{L}'-]+)?)(?: .*)?$/iu;

/** The kind in "my favourite kind is …", which makes "blue" say what it is about. */
export function favouriteKind(clause: string): string | undefined {
  if (!/favou?rite/iu.test(clause)) return undefined;
  const kind = (FAVOURITE.exec(clause) ?? KIND_LAST.exec(clause))?.[1]?.trim().toLowerCase();
  if (kind === undefined || !/^[\p{L}'-]+(?: [\p{L}'-]+)?$/u.test(kind)) return undefined;
  if (/\b(?:things?|ones?|ways?|parts?|kinds?|types?|activity|activities|hobby|hobbies)\b/u.test(kind))
    return undefined;
  return kind.replace(/(?<![su])s$/u, "");
}

/** The things that a clause names as favourites. */
export function favouriteIn(clause: string): string | undefined {
  const match = FAVOURITE.exec(clause);
  if (!match) return undefined;
  const kind = (match[1] ?? "").trim().replace(/ (?:of|in|for|on)$/u, "");
  const things = match[2] ?? "";
  if (/^(?:the fact|that |when |how |because|so |not |getting to|being able)/iu.test(things))
    return undefined;
  return /^(?:part|thing|thing about|parts|aspect|memory|moment)\b/iu.test(kind) ? undefined : things;
}

/** Names and forms of address that somebody will not be called by: "don't call me sir", "nobody calls me Frederick". */
import type { Signal } from "../signal.ts";
import { isPhrase } from "../grammar.ts";

const FORMS =
  "sir|madam|ma'am|miss|mister|mate|dear|love|buddy|bro|dude|honey|sweetie|sweetheart|darling|boss|guys|pal|hun|hon|babe|doctor|doc|man|girl|lady|champ|chief|friend|user|customer|fam|bud|luv|pet|lad|lass|kiddo|queen|king|captain";
const NAME = `['"“]?(${FORMS}|(?:(?:Mr|Mrs|Ms|Miss|Dr|Mx)\\.?(?: \\p{Lu}[\\p{L}'-]+)?)|\\p{Lu}[\\p{L}'-]{1,20})['"”]?`;
const TAIL =
  "(?:[,.]? (?:please|pls|ever|again|any ?more|thanks|any longer|or .+|it's .+|i'm .+|and .+|if .+|because .+|since .+)){0,3}$";
const REFUSED = [
  new RegExp(
    `^(?:[Pp]lease |[Pp]ls )?(?:[Dd]on't|[Dd]o not|[Nn]ever|[Ss]top|[Qq]uit|[Nn]o need to) (?:ever )?(?:[Cc]all(?:ing)?|[Aa]ddress(?:ing)?) (?:me|us) (?:as )?${NAME}${TAIL}`,
    "u",
  ),
  new RegExp(
    `^(?:[Nn]obody|[Nn]o one|[Oo]nly (?:my|the) [\\p{L} ]{2,20}?)(?: (?:but|except) [\\p{L} ]{2,20}?)?(?: ever)? calls? me ${NAME}${TAIL}`,
    "u",
  ),
  new RegExp(
    `^(?:[Ii]|[Ii]'ve) (?:don't go by|never go by|don't answer to|hate being called|can't stand being called|hate|never went by|don't like being called|don't like) ['"“]?((?:${FORMS})|\\p{Lu}[\\p{L}'-]{1,20})['"”]?${TAIL}`,
    "u",
  ),
];
const NOT_NAMED = new RegExp(
  `^(?:and |but |so |just )?(?:not|never|no) ${NAME}(?: (?:or|not|nor) .+)?${TAIL}`,
  "u",
);
const BESIDE = new RegExp(
  `(?:[Cc]all me|[Nn]ame(?:'s| is)|I go by|[Aa]ddress me as|[Ii]t's|[Ii]t is|[Jj]ust|[Pp]lain) [\\p{Lu}][^,]{0,30}?,? (?:and )?(?:not|never|rather than|instead of) ${NAME}${TAIL}`,
  "u",
);
const NO_NAME =
  /^(?:I|It|This|That|The|A|Tomorrow|Today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|English|French|German|Spanish|Back|On|At|In|Yet|Now)$/u;

/** `ofName`: where names are spoken of, "not Tiffany" is one. */
export function miscalledIn(clause: string, ofName: boolean): Signal[] {
  const refused =
    REFUSED.slice(0, 2)
      .map((pattern) => pattern.exec(clause)?.[1])
      .find((name) => name !== undefined) ??
    (ofName
      ? (REFUSED[2]?.exec(clause)?.[1] ?? NOT_NAMED.exec(clause)?.[1] ?? BESIDE.exec(clause)?.[1])
      : undefined);
  if (refused === undefined || NO_NAME.test(refused)) return [];
  const attribute = `being called ${refused.replace(/\.$/u, "")}`;
  return isPhrase(attribute)
    ? [{ facet: "correction", attribute, polarity: -1, explicit: true, confidence: 0.85 }]
    : [];
}

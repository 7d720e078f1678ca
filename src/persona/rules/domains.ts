/** Fields of work or study that a user calls theirs. */
import { anyOf } from "./gate.ts";
import { nounPhrase } from "./noun-phrase.ts";
import { zoneOf } from "./places.ts";

const OFTEN = "(?:(?:also|currently|now|still|just|actually|mostly|mainly|really|both) ){0,2}";
const FIELD = [
  new RegExp(
    `^(?:i'm|i am) ${OFTEN}in the (army|navy|military|air force|marines|coast guard|national guard|fire service|merchant navy)$`,
    "iu",
  ),
  new RegExp(
    `^(?:i|we) ${OFTEN}work(?:ed)? in (?:the )?(.{2,50}?)(?: (?:industry|sector|field|business|space|department|team))?$`,
    "iu",
  ),
  new RegExp(
    `^(?:i'm|i am|we're|we are) ${OFTEN}(?:working|employed|involved) in (?:the )?(.{2,50}?)(?: (?:industry|sector|field|business|space|department|team))?$`,
    "iu",
  ),
  new RegExp(
    `^(?:i|we) ${OFTEN}(?:study|major in|minor in|majored in|specialise in|specialize in) (.{2,50})$`,
    "iu",
  ),
  new RegExp(
    `^(?:i'm|i am) ${OFTEN}(?:studying|majoring in|minoring in|specialising in|specializing in|getting (?:a|my) (?:degree|phd|master's|bachelor's) in|doing (?:a|my) (?:phd|master's|degree) (?:in|on)) (.{2,50})$`,
    "iu",
  ),
  new RegExp(
    `^my (?:major|field|specialty|speciality|field of (?:study|work)|area of (?:expertise|research)|background|industry|line of work) (?:is|was) (?:in )?(.{2,50})$`,
    "iu",
  ),
  new RegExp(`^(?:i'm|i am) ${OFTEN}an? ([\\p{L} ]{3,30}?) (?:major|student)(?: .*)?$`, "iu"),
  new RegExp(
    `^i have (?:an? )?(?:degree|phd|master's(?: degree)?|bachelor's(?: degree)?|doctorate) in (.{2,50})$`,
    "iu",
  ),
];
const NO_FIELD =
  /^(?:an? (?:team|group|rush|hurry)|hard|harder|here|there|this|that|it|for .*|\d.*|teams?|shifts|pairs|silence|peace|office|offices|my .*|progress|person|college|university|good|great|high school|school|grad school|graduate|college|university|phd|very .*|fast|new|first[- ]year|second[- ]year|third[- ]year|final[- ]year|full[- ]time|part[- ]time|mature|exchange|international|foreign|[abcdf]|straight [a-f]|life|vain)$/iu;

const mayTell = anyOf(FIELD);

export function domainIn(clause: string): string | undefined {
  if (!/^(?:i|we|my)\b/iu.test(clause) || !mayTell(clause)) return undefined;
  for (const pattern of FIELD) {
    const text = pattern.exec(clause)?.[1];
    if (text === undefined) continue;
    const cut =
      text.split(
        / (?:at|in|for|so|and (?:i|my)|but|because|as|with|to|since|right now|now|which|that) |[,;]/iu,
        1,
      )[0] ?? "";
    if (NO_FIELD.test(cut.trim()) || zoneOf(cut) !== undefined) return undefined;
    return nounPhrase(cut);
  }
  return undefined;
}

/** Work told by what is done ("I translate patents", "I do nails from home"), in fragments ("carpenter by trade") and by denial ("I'm not in sales"). */
import { gerund } from "./gerund.ts";
import { nounPhrase } from "./noun-phrase.ts";
import { isOccupation } from "./occupations.ts";

const OFTEN = "(?:(?:also|currently|now|still|just|actually|mostly|mainly|only|always) ){0,2}";
const BEHIND =
  "(?: (?:for a (?:living|regional|local|national|big|small|large) ?.*|from home|by day|by night|at (?:home|work|night)|all day|and (?!i\\b).{2,40}|so .*|here|in \\p{Lu}.*|on the side|these days|professionally|full[- ]time|part[- ]time|at weekends))?";
/** What is done for others, in the simple present, is done for a living. */
const DOES = [
  new RegExp(
    `^(?:i|we) ${OFTEN}(translate|proofread|subtitle|interpret|weld|upholster|shoe|tutor|illustrate|engrave|thatch|landscape|officiate|referee|lecture on|lecture in|restore|bind|tune|audit|underwrite|broker|typeset|dub|tailor|curate) ((?!your|this|that|it|them|everything|these|the |my |an? )[\\p{L}' -]{4,40}?)${BEHIND}$`,
    "iu",
  ),
  new RegExp(
    `^(?:i|we) ${OFTEN}(do) (nails|hair|make-?up|lashes|brows|tattoos|removals|bookkeeping|payroll|catering|alterations|translations|house clearances|gardens|roofs|windows|massages?|physio|dog grooming|wedding photography|freelance [\\p{L}-]+(?: [\\p{L}-]+)?)${BEHIND}$`,
    "iu",
  ),
  new RegExp(
    `^(?:i|we) ${OFTEN}(drive) an? ((?:[\\p{L}-]+ ){0,2}(?:taxi|truck|lorry|bus|cab|tram|forklift|minibus|ambulance|tractor|delivery van|school bus|coach))${BEHIND}$`,
    "iu",
  ),
  new RegExp(
    `^(?:i|we) ${OFTEN}(write|edit|report|draw|photograph|code|design|cover) ((?:[\\p{L}-]+ ){0,2}(?:obituaries|novels|software|firmware|grants|copy|speeches|manuals|textbooks|columns|screenplays|sermons|wills|contracts|briefs|logos|websites|gardens|buildings|bridges|circuits|games|apps|news|sports|courts?|weddings|fashion|comics|cartoons|maps|patents|curricul\\p{L}+))${BEHIND}$`,
    "iu",
  ),
];
const TAUGHT =
  /^(?:for [\p{L}\d -]{3,25} (?:years|decades),? )?(?:i|we) (?:(?:also|still|used to) )?(?:taught|tutor|coach|lecture (?:in|on)) ((?!my |him|her|them|myself|you|people|kids|children|a |the |it)[\p{L}-]+(?: (?!at |to |in |for )[\p{L}-]+){0,2})(?: (?:at|to|in|for) .*)?$/iu;
const MAKING =
  /^(?:(?:we're|we are) (?:manufacturing|producing|making|selling|supplying|publishing|brewing|roasting|breeding|growing)|(?:we're|we are|i'm|i am) (?:exporting|importing|manufacturing|distributing|wholesaling|retailing)) ((?!data|files?|this|that|it|my|our|an? |the |your|some|sure)[\p{L}' -]{3,40}?)(?: (?:at|in|for|from|to|near|since) .*|, .*)?$/iu;
const RESEARCH =
  /^my (?:(?:phd|doctoral|master's|masters|bachelor) )?(?:thesis|dissertation|phd|research|doctorate|habilitation|postdoc) (?:is|'s|deals|focuses|looks|lives|covers|concerns|explores|examines)(?: and breathes)? ?(?:on|about|with|at|into|in)? ((?!due|late|not|over|finished|done|going|almost|nearly)[\p{L}\d' -]{4,50}?)(?:,? (?:so|and|but|which|because) .*|, .*)?$/iu;
const STUDENT =
  /^(?:i'm|i am) (?:(?:still|currently|now) )?(?:in (?:year \d+|my (?:first|second|third|fourth|final|last|freshman|sophomore|junior|senior) year|(?:\d+(?:st|nd|rd|th)|first|second|third|final) (?:grade|year)|sixth form|college|uni|university|high school|grad school)) ?,? (?:doing|studying|of|reading|majoring in|taking) ([\p{L} ]{3,50}?)(?:,? (?:so|but|at|does|can|which) .*)?$/iu;
const PAYS =
  /^((?!this|that|it|which|what|who|my|your|the)[\p{L}'-]+(?: [\p{L}'-]+){0,3}) (?:pays? (?:my|our|the) (?:bills|rent|mortgage)|puts? (?:the )?food on (?:my|our|the) table|keeps? the lights on|is what pays .{3,20})(?:,? .{0,40})?$/iu;
const EARNS =
  /^(?:i|we) (?:make|earn) (?:a|my|our) (?:living|money|crust|bread) (?:by |from |with |off |out of )?(\p{L}+ing [\p{L}' -]{3,40}?)(?:,? (?:so|and|in|for)(?!\p{L}).*|, .*)?$/iu;
const AT_A =
  /^(?:by day,? )?(?:i|we) (?:(?:write|code|design|clean|cook|drive|translate|edit|teach|report|consult|bake|serve|wait tables|tend bar|push pixels|do (?:the )?(?:books|accounts|admin|marketing|it|payroll|design)|keep the books|answer phones|man the phones)) (?:for|at|in|on) (?:an?|two|three|four|five|six|several|the) ((?:[\p{L}'&-]+ ){0,3}(?:agency|agencies|firm|firms|company|companies|restaurants?|bakery|hospital|hospice|clinic|school|schools|university|college|newspaper|paper|magazine|studio|bank|hotel|hotels|shop|shops|factory|warehouse|farm|museum|library|nursery|startup|start-up|charity|council|ministry|brewery|lab|laboratory|call centre|call center|care home|courthouse|airport|port|harbour|shipyard|garage|pub|bar|café|cafe|practice|salon|gym|theatre|theater|law office|embassy|supermarket|pharmacy|depot|refinery|mine|quarry|rig|oil rig|vineyard))(?:,? .*)?$/iu;

const DENIED_FIELDS =
  "hr|human resources|it|marketing|sales|finance|accounting|procurement|logistics|insurance|pharma|banking|construction|retail|hospitality|education|teaching|healthcare|publishing|advertising|law|legal|real estate|property|manufacturing|engineering|agriculture|farming|fashion|media|journalism|customer service|consulting|software|tech|recruitment|recruiting|telecoms|energy|transport|shipping|aviation|tourism|travel|catering|events|gaming|e-commerce|compliance|audit|payroll|operations|research|academia|social work|childcare|nursing|design|support|purchasing|management|administration|production";
const DENIED = new RegExp(
  `^(?:(?:i'm|i am|we're|we are) not (?:really |actually |even )?(?:in|from|with) (?:the )?|(?:i|we) (?:do not|don't|didn't|never) (?:actually |even |really )?(?:work|worked) in (?:the )?|(?:i've|i have|we've|we have) (?:never (?:worked|been)(?: in)?|nothing to do with)(?: in)? (?:the )?|no,? (?:i|we) (?:do not|don't) do (?:any )?|(?:i|we) (?:do not|don't) do (?:any )?)(${DENIED_FIELDS})(?: (?:department|team|business|industry|at .*|here|any ?more))?(?:,? (?:never|so|and|but|whatever|i)(?!\\p{L}).*)?$`,
  "iu",
);
const NOT_MY_LINE =
  /^((?:[\p{L}'-]+ ){0,2}[\p{L}'-]+) (?:is|are|isn't|aren't|'s|has)(?: not| never been)? (?:my|our) (?:line of (?:business|work)|line|trade|department|field|job|industry|business)(?:,? .{0,60})?$/iu;

function doing(verb: string, thing: string): string | undefined {
  const [first = "", ...rest] = verb.toLowerCase().split(" ");
  return nounPhrase([gerund(first), ...rest, thing].join(" "));
}

/** What is done for a living, in a noun phrase. */
export function tradeIn(clause: string): string | undefined {
  for (const pattern of DOES) {
    const [, verb = "", thing = ""] = pattern.exec(clause) ?? [];
    if (verb !== "") return /^drive$/iu.test(verb) ? doing(verb, `a ${thing}`) : doing(verb, thing);
  }
  const taught = TAUGHT.exec(clause)?.[1];
  if (taught !== undefined) return nounPhrase(`teaching ${taught}`);
  const earning = EARNS.exec(clause)?.[1];
  if (earning !== undefined) return nounPhrase(earning);
  const studied = STUDENT.exec(clause)?.[1];
  if (studied !== undefined) return nounPhrase(`studying ${studied}`);
  const made = MAKING.exec(clause)?.[1] ?? RESEARCH.exec(clause)?.[1] ?? PAYS.exec(clause)?.[1];
  if (made !== undefined) return nounPhrase(made);
  return nounPhrase(AT_A.exec(clause)?.[1] ?? "");
}

/** The field that somebody is not in, though taken for it. */
export function fieldDenied(clause: string): string | undefined {
  const denied = DENIED.exec(clause)?.[1];
  if (denied !== undefined) return denied.length <= 2 ? denied.toUpperCase() : denied.toLowerCase();
  const [, line = ""] = NOT_MY_LINE.exec(clause) ?? [];
  return line !== "" &&
    /(?<!\p{L})(?:not|never|isn't|aren't)(?!\p{L})/iu.test(clause) &&
    !/^(?:this|that|it|which|what|here|there)(?!\p{L})/iu.test(line)
    ? nounPhrase(line)
    : undefined;
}

const ROLE = "((?:[\\p{L}&/'-]+ ){0,3}[\\p{L}'-]+)";
const FRAGMENTS = [
  new RegExp(
    `^(?:an? )?${ROLE} (?:by (?:trade|profession|day|training|background)|at the mo(?:ment)?|for \\d+ years|myself)(?:,? .{0,60})?$`,
    "iu",
  ),
  new RegExp(
    `^(?:(?:newbie|junior|senior|new|retired|lone|solo|freelance|indie|veteran) )${ROLE}(?: here)?, .{3,60}$`,
    "iu",
  ),
  new RegExp(
    `^${ROLE} here, .{3,60}$|^${ROLE}, (?:.{2,40} (?:mostly|mainly)|(?:mostly|mainly) .{3,30}|\\d+ years|since .{3,20}|freelance|indie|self-employed|retired|solo|strong|weak|based|working|studying|night shifts?|part-time|small)(?:[ ,].{0,60})?$`,
    "iu",
  ),
  new RegExp(
    `^(?:please |kindly |can you )*(?:set|put|list|record|enter|change|update|correct) (?:down )?my (?:profession|job|occupation|job title|role|title) (?:down )?(?:as|to) (?:an? )?${ROLE}(?:,? please)?(?: not .{2,30})?$`,
    "iu",
  ),
];
/** "Job title: site foreman." */
const LABELLED = new RegExp(
  `^(?:my )?(?:job title|profession|occupation|job|role|position|line of work) ?[:=] ?(?:an? )?${ROLE}\\.?$`,
  "iu",
);
const WANTED =
  /(?<!\p{L})(?:please|pls|need|want|looking|find|hire|book|near|nearby|any|your|recommend|appointment)(?!\p{L})/iu;

/** An occupation in a fragment that cannot be an order for one. */
export function roleInFragment(clause: string): string | undefined {
  for (const [index, pattern] of FRAGMENTS.entries()) {
    const role = pattern
      .exec(clause)
      ?.slice(1)
      .find((each) => each !== undefined);
    if (role === undefined || (index < 3 && WANTED.test(clause))) continue;
    if (isOccupation(role) && !/^(?:my|our|your|the|his|her|i|i'm|as) /iu.test(role))
      return role.toLowerCase();
  }
  return undefined;
}

export function roleLabelled(sentence: string): string | undefined {
  const role = LABELLED.exec(sentence)?.[1];
  return role !== undefined && isOccupation(role) ? role : undefined;
}

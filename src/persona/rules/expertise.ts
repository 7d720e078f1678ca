/** What the user knows well or not: of a field as an attribute, in general as the slot "Level". */
import type { Polarity } from "../signal.ts";
import { cuedProficiency } from "./expertise-cues.ts";
import { gateOf } from "./gate.ts";
import { isOccupation } from "./occupations.ts";
import { levelIn } from "./levels.ts";
import { disclaimedTrade, masteryIn, strongerIn } from "./mastery.ts";
import { nounPhrase } from "./noun-phrase.ts";
import { mannerNamed } from "./style-names.ts";
import { isWording, proficiencyIn } from "./proficiency.ts";

const DEGREE =
  "(?:(?:very|really|pretty|fairly|quite|totally|completely|relatively|extremely|still|kind of|a bit|just|somewhat|rather|also|absolutely|brand|super|so|not that|actually|only|now|currently|basically|more or less|fairly|highly) ){0,3}";
const I_AM = "(?:i'm|i am|im)";
const FIELD = "(.{2,60})";
const of = (body: string): RegExp => new RegExp(`^${body} ${FIELD}$`, "iu");

const OF_SELF = /^(?:i\b|im\b|we\b|as\b|speaking\b)/iu;

const BEGINNER = [
  of(
    `${I_AM} ${DEGREE}(?:new|a newcomer|a stranger) (?:to|at)(?: using| learning| the world of| working with)?`,
  ),
  of(
    `${I_AM} ${DEGREE}(?:an? )?(?:absolute |complete |total |real |bit of an? )?(?:beginner|novice|newbie|noob|amateur) (?:in|at|with|to|when it comes to)`,
  ),
  of(
    `(?:i|we) (?:really |honestly )?(?:know (?:absolutely |almost |next to |basically )?(?:nothing|very little|little) about|don't know (?:much|anything|a lot|a thing|the first thing) about|have (?:no|little|zero|very little|almost no|no prior) (?:experience|knowledge|background|idea) (?:with|in|of|about|at|about how)|have never (?:used|worked with|programmed in|coded in)|am just (?:starting|getting started) (?:out )?with)`,
  ),
  of(
    `${I_AM} ${DEGREE}(?:just (?:starting|beginning)|starting|just getting started|getting started)(?: out)? (?:with|in|at)`,
  ),
  of(
    `${I_AM} (?:not|no) ${DEGREE}(?:an? )?(?:good with|expert (?:in|at|on|with)|familiar with|experienced (?:in|with|at)|knowledgeable about|skilled (?:at|in)|comfortable with|well versed in|much of an expert (?:in|on))`,
  ),
  of(
    `i've (?:never (?:used|worked with|programmed in|coded in)|only just (?:started|begun)(?: with| learning| using)?|just (?:started|begun) (?:learning|using|with))`,
  ),
];
const EXPERIENCED = [
  of(
    `${I_AM} ${DEGREE}(?:an? )?(?:expert|pro|specialist|old hand|veteran) (?:in|at|with|on|when it comes to)`,
  ),
  of(
    `${I_AM} ${DEGREE}(?:well[- ]versed|fluent|proficient|experienced|skilled|well[- ]read|competent|knowledgeable|advanced|trained) (?:in|with|at|about)`,
  ),
  of(`${I_AM} ${DEGREE}(?:familiar|comfortable|at home) (?:with|in)`),
  of(
    `(?:i|we) (?:already )?(?:have|'ve got|have got) (?:(?:over|more than|about|around|almost|nearly|some|many|several|lots of|a lot of|plenty of|extensive|solid|\\d+\\+?|two|three|four|five|six|seven|eight|ten|twelve|fifteen|twenty|a few|of|decades of|deep|good) ?){0,4}(?:years?'? (?:of )?|decades? (?:of )?)?(?:experience|expertise) (?:with|in|at|of|using|as)`,
  ),
  of(
    "(?:i|we) (?:already )?know (?:a lot about|plenty about|all about|my way around|the basics of|quite a bit about)",
  ),
];
const SINCE =
  /^(?:i've|i have) (?:been |always )?(?:(using|programming|coding|developing|working|writing|doing|teaching|building|running) )(?:(in|with|on|as) )?(.{2,50}?) for (?:(?:over|more than|about|around|almost|nearly|the (?:last|past)|some|at least|like) ){0,4}(?:\d+\+?|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|many|several|a few|a couple of|some) (?:years|decades?|year|months)(?: now)?$/iu;
const LEVELLED =
  /^(?:i'm|i am|im|as|speaking as) (?:(?:also|actually|already|now|still|just|only|really|basically) ){0,4}(?:an? )?((?:very |highly |fairly |pretty )?(?:experienced|seasoned|senior|expert|skilled|veteran|junior|beginner|novice|beginning|amateur|self-taught|intermediate|advanced|first-time|first time|keen|long-time|lifelong|entry-level|mid-level) (?:[\p{L}\d+#.'-]+ ){0,2}(?:developer|engineer|programmer|coder|user|cook|baker|gardener|photographer|admin|administrator|designer|writer|investor|trader|traveller|traveler|runner|cyclist|sailor|player|musician|painter|analyst|researcher|speaker|learner|driver|pilot|rider|skier|climber|hiker|manager|accountant|mechanic|knitter|woodworker|brewer|diver|swimmer|guitarist|pianist|teacher|nurse|lawyer|seller|buyer|homeowner|landlord|parent))\b/iu;
const LEVEL: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:i'm|i am|im) (?:(?:still|just|only|really|very much|pretty much|quite|an?|absolute|complete|total|bit of a) ){0,4}(?:beginner|novice|newbie|noob|newcomer)(?: (?:here|myself|so .*))?$/iu,
    "beginner",
  ],
  [
    /^(?:i'm|i am|im) (?:really |at all |just |so )?not (?:(?:very|really|that|particularly|at all|a|an|much of a|so|too|exactly|terribly) ){0,4}(?:technical|techie|tech[- ]savvy|technical person|tech person|computer person|techy|technically minded|computer literate|good with (?:computers|tech|technology))(?: .{0,20})?$/iu,
    "non-technical",
  ],
  [
    /^(?:i'm|i am|im) (?:an? )?(?:(?:pretty|very|quite|fairly|really) )?(?:tech[- ]savvy|technical|power user|techie)(?: (?:person|user))?$/iu,
    "technical",
  ],
  [/^(?:i'm|i am|im) (?:an? )?(?:at an? |at )?intermediate(?: level| learner| user)?$/iu, "intermediate"],
  [
    /^(?:i'm|i am|im) (?:an? )?(?:(?:bit|kind) of an? )?(?:expert|advanced user|advanced|power user)(?: level| learner)?$/iu,
    "advanced",
  ],
];
const NO_FIELD =
  /\b(?:this|that|it|here|there|you|your|what|how|why|where|who|which|if|when|town|city|area|neighbou?rhood|account|charge|charges|app|site|website|transaction|transfer|payment|order|group|block|company|place|him|her|them|them|either|game|feature|features|layout|menu|version|update|design|button|dashboard|interface|screen|tab|option|form|link|service|system|product|device|model|price|prices|cost|amount|fee|fees|rate|rates|quote|offer|deal|decision|choice|date|time|conditions|room|seat|idea|arrangement|plan|terms and)\b/iu;
const BEHIND = / (?:in my (?:whole |entire )?life|before|ever)$/iu;
const TRIM = /^(?:using|learning|working with|the world of|programming in|coding in|doing|all of|all|any) /iu;

function field(text: string): string | undefined {
  const cut =
    text
      .replace(/^(?:this|the|a|an|my) /iu, "")
      .split(/ (?:so|and|but|because|yet|at all|either|as|which|that|since|if|when|or)(?: |$)|[,;]/u, 1)[0] ??
    "";
  if (NO_FIELD.test(cut)) return undefined;
  return nounPhrase(cut.replace(TRIM, "").replace(BEHIND, ""));
}

const mayKnow = gateOf(
  [...BEGINNER, ...EXPERIENCED, SINCE, LEVELLED, ...LEVEL.map(([pattern]) => pattern)],
  [DEGREE, I_AM, FIELD],
);

export interface Expertise {
  attribute: string;
  /** Of the slot "Level". */
  level: boolean;
  polarity: Polarity;
  confidence: number;
}

function known(attribute: string, confidence: number, more: Partial<Expertise> = {}): Expertise {
  return { attribute, level: false, polarity: 1, confidence, ...more };
}

function ofField(clause: string): Expertise | undefined {
  const found = proficiencyIn(clause) ?? cuedProficiency(clause) ?? masteryIn(clause);
  const named = found && field(found.field);
  // "Bullet points make my eyes glaze over" is about how to be answered.
  if (!found || named === undefined || mannerNamed(named)?.facet === "format") return undefined;
  if (found.knows) return known(`experienced with ${named}`, 0.8);
  if (isWording(named)) return known(named, 0.8, { polarity: -1 });
  if (/^(?:tech|technology|computers|technical|it|computing|gadgets)$/iu.test(named))
    return known("non-technical", 0.85, { level: true });
  return known(`beginner in ${/^(?:line of )?code$/iu.test(named) ? "programming" : named}`, 0.8);
}

function compared(clause: string): Expertise | undefined {
  const stronger = strongerIn(clause);
  return stronger === undefined ? undefined : known(stronger, 0.75);
}

/** What was not learned is not to be answered in the words of. */
function disclaimed(clause: string): Expertise | undefined {
  const trade = disclaimedTrade(clause);
  return trade !== undefined && isOccupation(trade)
    ? known(`${trade.toLowerCase()} jargon`, 0.75, { polarity: -1 })
    : undefined;
}

export function expertiseIn(clause: string): Expertise | undefined {
  const given = levelIn(clause);
  if (given) return known(given.attribute, 0.85, { level: given.general });
  return ofSelf(clause) ?? ofField(clause) ?? compared(clause) ?? disclaimed(clause);
}

function ofSelf(clause: string): Expertise | undefined {
  if (!OF_SELF.test(clause) || !mayKnow(clause)) return undefined;
  const levelled = LEVELLED.exec(clause)?.[1];
  if (levelled !== undefined) return known(levelled, 0.85);
  for (const [pattern, value] of LEVEL) {
    if (pattern.test(clause)) return known(value, 0.85, { level: true });
  }
  for (const [patterns, words] of [
    [BEGINNER, "beginner in"],
    [EXPERIENCED, "experienced with"],
  ] as const) {
    for (const pattern of patterns) {
      const about = pattern.exec(clause)?.[1];
      const named = about === undefined ? undefined : field(about);
      if (named !== undefined) return known(`${words} ${named}`, 0.85);
    }
  }
  const since = SINCE.exec(clause);
  const named = since?.[2] === "as" ? undefined : field(since?.[3] ?? "");
  return named === undefined ? undefined : known(`experienced with ${named}`, 0.75);
}

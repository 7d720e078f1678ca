/** A level that somebody gives as theirs: "treat me as a beginner", "my French is B1", "newbie here". */
import { anyOf } from "./gate.ts";
import { LEXICON } from "./locale-lexicon.ts";
import { isTool } from "./tools.ts";

const DEGREE =
  "(?:(?:complete|total|absolute|real|very much|pretty much|bit of|utter|rank|raw|proper|out-and-out|keen|still|only|just|definitely|basically|such|more of|really|quite|solid|decent|rusty|reasonably|fairly|very|highly) (?:an? )?){0,3}";
const LEVELS: Readonly<Record<string, string>> = {
  beginner:
    "beginner|novice|newbie|noob|newcomer|rookie|greenhorn|learner|first-timer|first timer|starter|complete amateur|dummy|n00b|total amateur",
  "non-technical":
    "technophobe|luddite|non-technical|non technical|non-techie|tech dinosaur|dinosaur with computers|computer illiterate|digital dinosaur|not technical|not techy|not a techie|not a tech person|not a computer person|nontechnical",
  layperson: "layman|layperson|lay person|non-expert|non-specialist|outsider",
  intermediate: "intermediate|intermediate level|intermediate user",
  expert: "expert|pro|professional|power user|veteran|old hand|specialist|advanced user|experienced user",
  "self-taught": "self-taught|self taught|an autodidact|autodidact",
};
const NAMED = new Map(
  Object.entries(LEVELS).flatMap(([level, names]) => names.split("|").map((name) => [name, level] as const)),
);
const NAMES = [...NAMED.keys()].toSorted((a, b) => b.length - a.length).join("|");

const SELF = new RegExp(
  `^(?:(?:i'm|i am|im|consider me|think of me as|treat me (?:as|like)|talk to me (?:as|like)|see me as|regard me as|take me for|assume (?:that )?i'm|assume i am|you can assume i'm|picture me as|count me as|put me down as|i'd call myself|i would call myself|i consider myself|i count as)(?: to be)?) (?:an? )?${DEGREE}(${NAMES})(?:,? (?:here|myself|please|always|so .*|in (?:all )?(?:this|these things|everything)|at (?:all )?(?:this|these things)|with (?:all )?(?:this|these things)|by (?:nature|trade)|and proud)){0,2}$`,
  "iu",
);
/** "Think of me as an intermediate guitarist." */
const TREATED =
  /^(?:(?:please|just|always) )?(?:consider me|think of me as|treat me (?:as|like)|talk to me (?:as|like)|see me as|assume (?:that )?i'm|assume i am|you can assume i'm|count me as) an? ((?:[\p{L}\d'-]+ ){0,3}[\p{L}\d'-]+)(?:,? .{0,60})?$/iu;
const TREATED_AS_LEVEL =
  /^(?:beginner|novice|intermediate|advanced|experienced|expert|senior|junior|professional|seasoned|competent|amateur|trained|qualified|complete|total) /iu;
const CEFR =
  "(?:(?:roughly|about|around|maybe|somewhere around|only|just|at|strong|solid|weak|a|an|probably) ){0,3}([abc][12](?:[-/][abc]?[12])?|grade \\d|beginner|elementary|basic|intermediate|upper intermediate|advanced|conversational|native|near-native|rusty|poor|weak|shaky|limited|very basic|rudimentary|pretty basic|patchy|broken|fluent)";
const MY_LEVEL = [
  new RegExp(
    `^my (?:level (?:of|in) |level's in )?(?<field>[\\p{L}\\d+#]{2,20}(?: [\\p{L}\\d]{2,15})?)(?: level| skills?)? (?:is|are|'s) ${CEFR}(?: (?:level|at best|at most|or so|nowadays|now|these days))*(?:,? .{0,60})?$`,
    "iu",
  ),
  new RegExp(
    `^i(?:'m| am) (?:at )?${CEFR} (?:level )?(?:in|at) (?<field>[\\p{L}\\d+#]{2,20})(?:,? .{0,60})?$`,
    "iu",
  ),
];
const NO_FIELD =
  /^(?:name|english name|phone|card|internet|connection|account|order|question|battery|balance|rating|signal|wifi|husband|wife|son|daughter|credit|score|vision|hearing|eyesight|memory|mood|health|back|heart|sense|sleep|job|boss|grade|first|native)(?: |$)/iu;
const FOREIGN =
  /^(?:(?:my )?english (?:is|isn't|'s) (?:not )?(?:very |so |too |that |really )?(?:my (?:second|third|first|native|mother) (?:language|tongue)|good|great|perfect|the best)|(?:i'm|i am) not an? native (?:english )?speaker|(?:i'm|i am) (?:still )?learning english|(?:sorry|excuse|pardon|forgive)(?: for)? my (?:bad |poor |broken )?english)(?:,? .{0,60})?$/iu;
const NATIVE =
  /^(?:my )?english is (?:my (?:first|native|mother)|good|great|perfect|very good|really good|so good|the best)/iu;
const FULLY_TECHNICAL =
  /^(?:(?:please|you can|you may|feel free to|always|do|just|don't be afraid to|by all means) ){0,3}(?:(?:go|get|be|stay) (?:full|fully|as|all|really|properly|deeply|very|completely)(?: on)? technical(?: as (?:you (?:like|want|please|can)|possible|it gets))?|use (?:the )?(?:proper|technical|correct|full) (?:technical )?(?:terms|terminology|vocabulary)|(?:don't|no need to|never) dumb (?:it|things|anything|answers|everything) down)(?: (?:with|for|on) (?:me|us))?(?: (?:please|always))*$/iu;

/** What is said to be basic or rusty is a skill only where it is called one, or known for one. */
function isSkill(field: string, clause: string): boolean {
  if (/(?<!\p{L})(?:skills?|level)(?!\p{L})/iu.test(clause)) return true;
  if (LEXICON.get(field.toLowerCase())?.slot === "Language" || isTool(field)) return true;
  return /^(?:maths?|grammar|chess|guitar|piano|violin|photography|algebra|geometry|physics|chemistry|\p{L}{3,}ing)$/iu.test(
    field,
  );
}

export interface Level {
  attribute: string;
  /** Told of the person in general, and no field. */
  general: boolean;
}

const mayTell = anyOf([SELF, FULLY_TECHNICAL, FOREIGN, TREATED, ...MY_LEVEL]);

export function levelIn(clause: string): Level | undefined {
  if (!mayTell(clause)) return undefined;
  const named = SELF.exec(clause)?.[1]?.toLowerCase();
  const level = named === undefined ? undefined : NAMED.get(named);
  if (level !== undefined) return { attribute: level, general: true };
  if (FULLY_TECHNICAL.test(clause)) return { attribute: "technical depth", general: false };
  if (FOREIGN.test(clause) && !NATIVE.test(clause))
    return { attribute: "non-native English", general: false };
  const treated = TREATED.exec(clause)?.[1];
  if (treated !== undefined && TREATED_AS_LEVEL.test(treated)) return { attribute: treated, general: false };
  for (const pattern of MY_LEVEL) {
    const match = pattern.exec(clause);
    const field = match?.groups?.["field"];
    const grade = match?.slice(1).find((each) => each !== undefined && each !== field);
    if (field === undefined || grade === undefined || NO_FIELD.test(field)) continue;
    if (!/\d/u.test(grade) && !isSkill(field, clause)) continue;
    return {
      attribute: /\d/u.test(grade) ? `${grade.toUpperCase()} ${field}` : `${grade} ${field}`,
      general: false,
    };
  }
  return undefined;
}

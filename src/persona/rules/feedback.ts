/** What the user made of the form of the last answer: "that was way too long", "love the bullet points". */
import { anyOf } from "./gate.ts";
import type { Manner } from "./manner.ts";
import { mannerNamed } from "./style-names.ts";
import { mannerAgainst, mannerOf } from "./style-words.ts";

const EXCESS =
  /^(?:(?:that|this|it|your (?:last |previous )?(?:answers?|repl(?:y|ies)|responses?|explanations?|messages?)|the (?:last |previous )?(?:answer|reply|response|explanation|message)|these|those|answers?)(?:'s| is| was| are| were| got| gets| sounds?| feels?| seems?| looks?)? )?(?:all |still |way |far |much |a bit |a little |just |rather |really |kind of |kinda |honestly |so ){0,4}too (.{3,40}?)(?: for me| for my taste| to be honest| to read| to follow| now| again| there| though| here){0,4}$/iu;
const WALL =
  /^(?:(?:that|this|it)(?:'s| is| was) )?(?:quite |such |just |really )?(?:a |an )?(?:huge |giant |massive |long |whole |big )?(?:wall of text|novel|essay|lot of text|lot to read|mouthful|lecture)(?: .{1,20})?$/iu;
const LOVED =
  /^(?:i )?(?:really |absolutely |just |also )?(?:love|loved|like|liked|appreciate|appreciated|enjoyed|thanks for|thank you for|great|nice|good|cheers for) (?:that you (?:used|gave me|included|added) )?(?:the|these|those|your|this|that|how you used|all the) (.{3,40}?)(?: you (?:gave|used|added|made|included)(?: me)?| there| above| a lot| so much| by the way| btw| format| too| as well){0,4}$/iu;
const HELPED =
  /^(?:(?:using|adding|including|having) )?(?:the|these|those|your|that|this|all those) (.{3,40}?)(?: you (?:gave|used|added|made|included|sent)(?: me)?)? (?:was|were|is|are|really helped|helped(?: a lot| me)?|made it (?:clear|easy).{0,20})(?: (?:really|very|super|so|actually|quite|extremely|incredibly|pretty)){0,4}(?: (?:helpful|useful|great|perfect|nice|clear|handy|good|excellent|awesome|fantastic|brilliant|lovely)(?: .{0,30})?)?$/iu;
const PRAISED =
  /^(?:(?:that|this|it)(?:'s| was| is) )?(?:thanks|thank you|perfect|great|nice|awesome|lovely|cheers|good|love it|wonderful|excellent|brilliant|super|yes|exactly)[,.! ]+(?:that'?s |that was |this is |this was |it's |it was |so |very |really |nice and |for being (?:so )?|for (?:a |the |that )?){0,4}(.{4,40}?)(?: answers?| reply| response| explanation)?$/iu;
const WAS =
  /^(?:that|this|it|your (?:answer|reply|response|explanation))(?:'s| is| was) (?:so |very |really |nice and |super |refreshingly |perfectly |wonderfully ){0,4}(.{4,40})$/iu;
/** Manners that a remark on an answer may speak for; thanks for "the tips" are mere thanks. */
const REMARKABLE = new Set([
  "short answers",
  "detailed answers",
  "bullet lists",
  "numbered lists",
  "lists",
  "tables",
  "emojis",
  "headings",
  "bold text",
  "code examples",
  "examples",
  "diagrams",
  "plain language",
  "technical depth",
  "step by step instructions",
  "sources",
  "analogies",
  "summaries",
  "jargon",
  "formal tone",
  "casual tone",
  "disclaimers",
  "direct answers",
  "short paragraphs",
]);
/** Said of weather and films as well: it takes more than "it was …" to mean the answer. */
const OF_ANYTHING =
  /^(?:nice|kind|fun|funny|good|warm|long|longer|quick|easy|natural|human|relaxed|chill|casual|serious|positive|patient|simple enough|simple|basic|detailed|direct|short|brief|straightforward|formal|technical|hard)$/iu;

function remarkable(manner: Manner | undefined): Manner | undefined {
  return manner && REMARKABLE.has(manner.attribute) ? manner : undefined;
}

const AGAIN =
  /^(?:can|could|would) you (?:please )?(?:say|explain|put|rephrase|repeat|describe|write|phrase) (?:that|it|this)(?: again)?(?: (?:a bit|a little|much|to me|for me|out)){0,4} (.{4,40})$/iu;
const UNCLEAR =
  /^(?:i (?:didn't|don't|do not|did not|couldn't) (?:really )?(?:understand|get|follow) (?:(?:a word|half|most|any) of (?:that|it|this)|(?:all )?(?:that|the|this) (?:jargon|technical terms|jargon at all))|that (?:went|is|was) over my head|(?:all that|that's|that was) (?:gibberish|greek|chinese) to me)/iu;

function firstPart(text: string): string {
  return text.split(/ (?:and|but|,) |, /u, 1)[0] ?? text;
}

const mayRemark = anyOf([EXCESS, WALL, UNCLEAR, LOVED, HELPED, PRAISED, WAS]);

/** The manner that a remark on the last answer speaks for. Only ever implicit. */
export function feedbackIn(clause: string, question: boolean): Manner | undefined {
  if (question) {
    const again = AGAIN.exec(clause)?.[1];
    return again === undefined ? undefined : mannerOf(again);
  }
  if (!mayRemark(clause)) return undefined;
  const excess = EXCESS.exec(clause)?.[1];
  if (excess !== undefined) return mannerAgainst(excess);
  if (WALL.test(clause)) return { facet: "length", attribute: "short answers", polarity: 1 };
  if (UNCLEAR.test(clause)) return { facet: "tone", attribute: "plain language", polarity: 1 };
  const named = LOVED.exec(clause)?.[1] ?? HELPED.exec(clause)?.[1];
  const liked = named === undefined ? undefined : (mannerNamed(named) ?? mannerNamed(`${named}s`));
  if (remarkable(liked)) return liked;
  const praised = PRAISED.exec(clause)?.[1];
  const remarked = praised ?? WAS.exec(clause)?.[1];
  if (remarked === undefined || (praised === undefined && OF_ANYTHING.test(remarked))) return undefined;
  return remarkable(mannerOf(remarked) ?? mannerOf(firstPart(remarked)) ?? mannerNamed(remarked));
}

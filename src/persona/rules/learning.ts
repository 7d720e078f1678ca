/** What helps the user take things in: "I learn best with examples", "quizzes help me remember". */
import { isPhrase } from "../grammar.ts";
import type { Facet, Signal } from "../signal.ts";
import { gateOf } from "./gate.ts";
import { attributesOf } from "./objects.ts";
import { mannerNamed } from "./style-names.ts";
import { styleSignal } from "./style-signal.ts";

const HELPED =
  /^(.{3,40}?) (?:(?:really|always|usually|often|definitely|generally|do|tend to|also|just) ){0,2}(?:helps? me|makes? (?:things|it|everything|it all|stuff) (?:much |so much |a lot |far |way )?(?:clearer|easier(?: to (?:understand|follow|read))?|click|clear)(?: (?:for|to) me)?|(?:is|are) how i learn)(?: (?:(?:a lot|lots|the most|most|best|so much|loads|more|better|enormously|greatly|tremendously)|(?:to )?(?:learn|understand|remember|focus|concentrate|follow|see|get it|grasp|sleep|relax|unwind|study|think|retain|memori[sz]e|recall)\b.*))?$/iu;
const LEARNS =
  /^i (?:(?:usually|always|often|really|generally|can|tend to|personally|do|definitely) ){0,2}(?:learn|understand|remember|follow|grasp|absorb|retain|memori[sz]e|study|do|take (?:things|it) in|work|focus|concentrate)(?: (?!best|better|faster|well|more|most|easier)[\p{L}]+){0,2} (?:best|better|faster|quicker|more easily|most easily|much better|way better|well|easier|more) (?:with|from|by|through|via|using|when (?:there are|i (?:have|see|get)|given|you (?:give me|use|show me))|if (?:there are|i (?:have|see|get)|you (?:give me|use|show me)))(?: (?:some|lots of|concrete|seeing|using|looking at|having|reading|getting))? (.{3,40})$/iu;
const BY_DOING =
  /^i(?:'m| am)? (?:(?:best|mostly|mainly|usually|always|only|generally|just|really) ){0,2}learn(?:ing)? (?:(?:best|mostly|mainly|things|faster|better) ){0,2}by (\p{L}+ing(?: [\p{L}'-]+){0,3})$/iu;
const LEARNER =
  /^i(?:'m| am) (?:(?:more of|very much|really|mostly|definitely|also|kind of) ){0,2}an? (?:(?:very|more|mostly|mainly) )?(visual|hands-on|practical|auditory|kinesthetic|slow|fast|quick|self-taught|self-directed|tactile) (learner|thinker)$/iu;
/** "Your answer helps me", "the app helps me": no way of learning. */
const ONE_THING =
  /^(?:the|this|that|these|those|your|my|our|his|her|their|it|he|she|they|you|we|i|what|which|who|nothing|something|one|everything|anything|nobody|no one|if|when|can|could|please|how)\b/iu;

interface Learning {
  object: string;
  facet: Facet;
  /** Named as a way of learning ("visual learner"), not as a thing that helps. */
  kind: boolean;
}

const mayLearn = gateOf([
  /help work make learn understand remember follow grasp absorb retain memori study do take focus concentrate how/u,
]);

function learningIn(clause: string): Learning | undefined {
  if (!mayLearn(clause)) return undefined;
  const learner = LEARNER.exec(clause);
  if (learner) {
    const kind = `${learner[1]?.toLowerCase()} ${learner[2]?.toLowerCase()}`;
    return { object: kind, facet: "interaction", kind: true };
  }
  const doing = BY_DOING.exec(clause)?.[1];
  if (doing !== undefined) return { object: `learning by ${doing}`, facet: "interaction", kind: true };
  const way = LEARNS.exec(clause)?.[1];
  const object = way ?? HELPED.exec(clause)?.[1];
  if (object === undefined || ONE_THING.test(object)) return undefined;
  return { object, facet: way === undefined ? "topic" : "interaction", kind: false };
}

const CONFIDENCE = 0.8;

export function learningSignals(clause: string): Signal[] {
  const learning = learningIn(clause);
  if (!learning) return [];
  const signal = (facet: Facet, attribute: string): Signal => ({
    facet,
    attribute,
    polarity: 1,
    explicit: true,
    confidence: CONFIDENCE,
  });
  if (learning.kind) return isPhrase(learning.object) ? [signal("interaction", learning.object)] : [];
  const manner = mannerNamed(learning.object) ?? mannerNamed(`${learning.object}s`);
  if (manner) return [styleSignal(manner, "", true, CONFIDENCE)];
  return attributesOf(learning.object).map((attribute) => signal(learning.facet, attribute));
}

/** A thing named and judged in the next breath: "Mushrooms? No thank you." */

const NAMED = /^(?:and |oh |also )?(?:an? |the )?((?:[\p{L}'-]+ ){0,2}[\p{L}'-]{3,})\?$/u;
const NO =
  /^(?:no,? (?:thank you|thanks),? (?:never|i (?:hate|can't|don't|never)|can't|hate|not for me|ever|couldn't|won't)|no,? (?:way|chance)|never|not for me|yuck|ugh|eww*|hard (?:no|pass)|hate (?:it|them)|(?:i )?can't (?:stand|bear|abide)|not my thing|no,? not for me|over my dead body|i'd rather not)(?![\p{L}])/iu;
const YES =
  /^(?:yes,? (?:please,? )?(?:always|any day|every time)|always|any day|every time|love (?:it|them)|can't get enough|all day long|count me in)(?![\p{L}])/iu;
const NO_THING =
  /^(?:what|why|how|who|where|when|which|really|seriously|hello|anyone|anybody|ok|okay|right|sorry|pardon|thoughts|ideas|any|is|are|do|does|can|could|will|you|me|this|that|it|today|tomorrow|tonight|now|then|so|well|no|yes|refund|problem|questions?|suggestions?|help|please|alternatives|the reason)(?!\p{L})/iu;

/** The two sentences as one statement of the thing, where they are that. */
export function selfAnswer(question: string, answer: string): string | undefined {
  const thing = NAMED.exec(question)?.[1];
  if (thing === undefined || NO_THING.test(thing)) return undefined;
  const lower = /^\p{Lu}\p{Ll}+s?$/u.test(thing)
    ? `${thing.charAt(0).toLowerCase()}${thing.slice(1)}`
    : thing;
  if (NO.test(answer)) return `I don't like ${lower}`;
  return YES.test(answer) ? `I always enjoy ${lower}` : undefined;
}

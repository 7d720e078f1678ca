/** A thing named and judged in the next breath: "Mushrooms? No thank you." */

const NAMED = /^(?:and |oh |also )?(?:an? |the )?((?:[\p{L}'-]+ ){0,2}[\p{L}'-]{3,})\?$/u;
const NO =
  /^(?:no,? (?:thank you|thanks),? (?:never|i (?:hate|can't|don't|never)|can't|hate|not for me|ever|couldn't|won't)|no,? (?:way|chance)|never|not for me|yuck|ugh|eww*|hard (?:no|pass)|hate (?:it|them)|(?:i )?can't (?:stand|bear|abide)|not my thing|count me out|no,? count me out|hard pass|not a fan|not a chance|not my cup of tea|i'll pass|could do without|leave me cold|boring|bleh|bores me|no thanks,? not|keep (?:it|them)|you can keep|no,? not for me|over my dead body|i'd rather not)(?![\p{L}])/iu;
const YES =
  /^(?:yes,? (?:please,? )?(?:always|any day|every time)|always|any day|every time|love (?:it|them)|can't get enough|sign me up|i'm in|adore (?:it|them)|my favou?rites?|every day|could eat (?:it|them)|could live on (?:it|them)|i'm all for|all day long|count me in)(?![\p{L}])/iu;
const NO_THING =
  /^(?:what|why|how|who|where|when|which|really|seriously|hello|anyone|anybody|ok|okay|right|sorry|pardon|thoughts|ideas|any|is|are|do|does|can|could|will|you|me|this|that|it|today|tomorrow|tonight|now|then|so|well|no|yes|refund|problem|questions?|suggestions?|help|please|alternatives|delivery|order|payment|refunds?|returns?|shipping|discount|receipt|subscription|service|support|answer|reply|response|cancel|confirmed|change|changes|the reason)(?!\p{L})/iu;

/** "Mushrooms: no." */
const LABELLED =
  /^(?:and |also )?((?:[\p{L}'-]+ ){0,2}[\p{L}'-]{3,})(?::| -| –|,)? (?:also )?(?:(no way|hard pass|no thank you|no thanks|hard no|never again|never ever|absolutely not|count me out|not for me|yuck|yuk|ugh|bleh|no chance)|(love (?:it|them)|hell yes|yes please always|any day of the week|adore (?:it|them)))(?:[.,!]|$)/iu;
const COLON_NO = /^((?:[\p{L}'-]+ ){0,2}[\p{L}'-]{3,}): (?:also |a )?(?:no|nope|never|nah)(?:[.,!]|$)/iu;

/** A thing and its verdict in one breath. */
export function selfJudged(sentence: string): string | undefined {
  const [, thing = "", , yes] = LABELLED.exec(sentence) ?? [];
  const refused = COLON_NO.exec(sentence)?.[1];
  const named = refused ?? thing;
  if (named === "" || NO_THING.test(named)) return undefined;
  const lower = /^\p{Lu}\p{Ll}+(?: |s?$)/u.test(named)
    ? `${named.charAt(0).toLowerCase()}${named.slice(1)}`
    : named;
  return yes === undefined ? `I don't like ${lower}` : `I always enjoy ${lower}`;
}

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

/** "It" and its kind where a wish governs them: what was named before is meant. */
import type { Attitude } from "./attitude.ts";
import { DENIED } from "./cues-alone.ts";
import { type Mention, mentionsIn } from "./manner-mentions.ts";

const PRONOUN_AWAY =
  /(?<!\p{L})(?:(?:leave|cut|drop|lose|ditch|skip|scrap|stop|spare me|lay off|enough of|no more of|get rid of|without|quit|tone|dial|knock|trim|hate|avoid|ban|bin|can't (?:stand|bear)|(?:don't|do not|dont) (?:have (?:any |the )?(?:time|patience|energy|use|need) for|want|need|like|use|do|give me|send me|bother (?:me )?with|add|write|include|put)|no need for|never (?:use|do|write|include)|glad to see|happy to see|fed up with|sick of|tired of)(?: \p{L}+)? (?:it|them|those|that|these|'em|em|of them|of it|of those)(?: (?:out|off|down|gone|away|in|any ?more|please|too|altogether|again|up|back|back down|at all|ever|from now on|with me|for me|to me|ever again|from me))*|(?:leave|tone|cut|trim|dial) (?:it|them|those|that|these) (?:out|down|back)|^none(?:$|,| (?:please|thanks|at all|of (?:it|that|them|those)))|ask for none|^i (?:don't|do not|never) (?:get (?:along|on)|mix|go together)|^spare me(?:$|,)|give (?:it|them|that|those) a (?:rest|break|miss)|knock (?:it|that|them) off|pack it in|^lose (?:it|them|that)|(?:that|it|they)(?:'s|s| has| have|'ve)? (?:got to|gotta|has to|have to|must|need to|needs to) (?:go|stop|end)|strike (?:it|them|that) from|(?:do|go|live|be better off) without (?:it|them|those|that)|one more and|you can keep (?:it|them|those|that|'em|em))(?!\p{L})/iu;

const PRONOUN_FOR =
  /(?<!\p{L})(?:(?:use|give me|show me|prefer|like|love|want|need|put|add|include|keep|work|throw|stick to|more of|go for|appreciate|enjoy|bring)(?: \p{L}+)? (?:it|them|those|that|one|some|these|'em|em|one of those)(?: (?:coming|in|up|always|whenever|every time|each time|please|too|any ?time|where|when|from now on|going|with me|for me|better|as a rule|more|best))*|^that's (?:just |exactly )?(?:how|what|the way) i (?:like|want|need|learn|prefer|work|read|think|understand)(?: best)?|^that's (?:my (?:style|thing)|what works)|(?:don't hold back|feel free|bring (?:it|them) on|go for it|be my guest)(?=$|,| (?:any ?time|whenever|with)))(?!\p{L})/iu;

/** The attitude in a text to what a pronoun stands for. */
export function pronounIn(clause: string, named: Mention | undefined): Attitude | undefined {
  if (!named || named.kind === "act" || named.kind === "limit") return undefined;
  if (PRONOUN_AWAY.test(clause)) return { word: named, polarity: -1, force: "ordered" };
  if (PRONOUN_FOR.test(clause) && !DENIED.test(clause)) return { word: named, polarity: 1, force: "ordered" };
  return undefined;
}

/** What a pronoun in a clause may mean: what its sentence named last, or else the sentence before. */
export function namedBefore(
  clause: string,
  named: Mention | undefined,
  previous: string | undefined,
): Mention | undefined {
  if (!PRONOUN_AWAY.test(clause) && !PRONOUN_FOR.test(clause)) return undefined;
  return named ?? (previous === undefined ? undefined : mentionsIn(previous).at(-1));
}

/**
 * Why somebody wants a thing may be a matter of health, of which nothing is kept: "decaf only for me,
 * the real stuff gives me palpitations" is kept up to its comma.
 */

const BODILY =
  /(?<!\p{L})(?:(?:doctor|gp|physio|surgeon|specialist|dietician|dietitian)(?:'s|s')? (?:orders|advice|said|says|told|insists?)|(?:my|the) (?:doctor|gp|surgeon|specialist|dietician|dietitian)|(?:in|into|to|in the) hospital(?= *(?:$|[,.;!?]| (?:last|once|twice|for|because|again)))|palpitations|panic(?:s|king|ky)?|nightmares|nause\p{L}*|bloat(?:s|ed|ing)?|(?:a|my) rash|out in hives|dizzy|cramps|digestion|heartburn|reflux|my (?:tablets|pills|operation)|(?:makes?|made) me (?:ill|sick|unwell|gag|vomit|throw up)|(?:my|the) (?:(?:bad|dodgy|poor|old) )?(?:knees?|hips?|back|heart|stomach|gut|guts|bladder|joints?|lungs?|kidneys?|liver|nerves|neck|shoulders?|eyes?|ears?|legs?) (?:is|are|can't|cannot|don't|won't|doesn't|hurts?|aches?|gives?|acts?|plays?|isn't|aren't))(?!\p{L})/iu;
const PIECE = /[,;:]| [–—-] | (?=because |since |as (?:my|the|it) )/u;

/** The sentence without what tells of the body; "" where nothing else is told. */
export function withoutBodilyReasons(sentence: string): string {
  if (!BODILY.test(sentence)) return sentence;
  return sentence
    .split(PIECE)
    .filter((piece) => !BODILY.test(piece))
    .join(",")
    .trim();
}

/** Cues in an English sentence that it is about how to answer, or puts something right for good. */

const cue = (source: string): RegExp => new RegExp(source, "iu");

/** Words of form that hardly mean anything else. */
const FORM =
  "(?:bullets?(?: points?)?|bullet-points?|emojis?|emoticons|smileys|jargon|step[ -]by[ -]step|tl;?dr|exclamation (?:marks?|points?)|disclaimers?|filler|fluff|small ?talk|chit-?chat|markdown|bold text|walls? of text|layman's terms|(?:simple|plain) (?:words|terms|english|language|text)|metric|celsius|fahrenheit|kilomet(?:er|re)s|british (?:english|spelling)|american (?:english|spelling)|(?:24|12)[- ]hour)";
const MANNER =
  "(?:short(?:er)?|brief(?:er)?|concise|succinct|detailed|thorough|in-depth|formal|casual|informal|polite|simple|simpler|direct|blunt|honest|funny|funnier|friendly|friendlier|straightforward|technical|specific|patient|serious|gentle|critical)";
const ANSWERS =
  "(?:answers?|repl(?:y|ies)|responses?|explanations?|messages?|summar(?:y|ies)|texts?|tone|style)";
const WITH_YOU = "\\b(?:please|can you|could you|you should|you can|answer|reply|respond|explain|use)\\b";
const LATER = "\\b(?:in (?:the )?future|next time)\\b";
const LANGUAGE =
  "(?:english|german|french|spanish|italian|portuguese|dutch|polish|russian|chinese|japanese|korean|arabic|hindi|turkish|bullet|simple|plain|short|one|full|more|layman)";

const STYLE: readonly RegExp[] = [
  cue("\\b(?:from now on|going forward|every time you|whenever you|as always|as usual)\\b"),
  cue(`${WITH_YOU}[^.?!]{0,80}${LATER}|${LATER}[^.?!]{0,40}${WITH_YOU}`),
  cue("(?:^|[,;] |\\bplease |\\band )remember (?:that|to|my|me|i)\\b"),
  cue(`\\b${FORM}\\b`),
  cue(
    `\\b(?:be|sound|keep (?:it|your|the|things|them|this)|make (?:it|your|them|this))(?: (?:answers|replies|responses|explanations|a|bit|little|more|less|very|as|nice|and|so|too)){0,4} ${MANNER}\\b`,
  ),
  cue(
    `\\b(?:answer|reply|respond|write|speak|talk|explain)\\b[^.?!]{0,24}\\b(?:in ${LANGUAGE}|briefly|concisely|simply|formally|casually|directly)\\b`,
  ),
  cue(
    `(?<!\\btak(?:e|es|ing|en) |\\btook )\\b(?:too|overly|so|bit|less|more) (?:long-winded|vague|wordy|verbose|technical|complicated|detailed|formal|generic|dense|chatty|lengthy|pushy|robotic|condescending|repetitive)\\b`,
  ),
  cue(
    `\\b(?:long|short|shorter|brief|detailed|clear|concise|confusing|simple|direct) ${ANSWERS}\\b|\\b(?:great|nice|helpful|useful|clear|handy) (?:tables?|lists?|examples?|steps|summary)\\b`,
  ),
  cue(
    `\\byour (?:[\\p{L}-]{2,14} )?(?:${ANSWERS}|format(?:ting)?)\\b[^.?!]{0,40}\\b(?:is|are|was|were|too|so|more|less)\\b`,
  ),
  cue(
    "\\b(?:that|this|it)(?:'s| is| was) (?:way |far |much |a bit |just )?too (?:long|short|much (?:text|detail|information))\\b",
  ),
  cue(
    "\\b(?:i told you|that's not (?:my|how i)|you (?:forgot|misunderstood|got my)|you keep (?:saying|telling|calling|repeating|using|apologi[sz]ing|giving|asking|writing)|stop (?:saying|telling|calling|using|apologi[sz]ing|asking|writing|being))\\b",
  ),
];

export function speaksOfStyle(sentence: string): boolean {
  return STYLE.some((pattern) => pattern.test(sentence));
}

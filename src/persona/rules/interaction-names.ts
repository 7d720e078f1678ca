/** What an answer does beside answering: sources, small talk, disclaimers. */
import type { Manner } from "./manner.ts";
import { name } from "./manner-name.ts";

export const INTERACTION_NAMES: readonly [RegExp, Manner][] = [
  name("interaction", "analogies", "analogies|(?:real-life |everyday )?comparisons"),
  name(
    "interaction",
    "step by step instructions",
    `(?:clear |detailed |simple )?step[ -]by[ -]step(?: (?:instructions?|guides?|guidance|explanations?|answers?|directions|solutions?|walkthroughs?|approach|format|breakdowns?|lists?))?|steps|step-by-steps|walkthroughs?|one step at a time`,
  ),
  name(
    "interaction",
    "sources",
    "(?:your |reliable |good |academic |some |more ){0,4}(?:sources?|citations?|references?|links to (?:the )?sources?|evidence|footnotes with sources|proof)",
  ),
  name(
    "interaction",
    "small talk",
    "small ?talk|pleasantries|chit-?chat|niceties|(?:idle |the )?chatter|social niceties",
  ),
  name(
    "interaction",
    "introductions",
    "(?:long |lengthy |the |your ){0,4}(?:intros?|introductions?|preambles?|opening lines?|openers|greetings?|throat-clearing|lead-ins?)",
  ),
  name(
    "interaction",
    "closing remarks",
    "(?:the |your ){0,4}(?:outros?|conclusions?|closing (?:remarks|lines?|paragraphs?)|sign-offs?|recaps?|summaries at the end|closing summar(?:y|ies))",
  ),
  name(
    "interaction",
    "disclaimers",
    "(?:the |your |all the |safety |legal |so many |long ){0,4}(?:disclaimers?|caveats?|warnings?|hedging|moralizing|moralising|safety notices?|preaching|lecturing|moral lectures)",
  ),
  name(
    "interaction",
    "apologies",
    "(?:the |all the |constant |your |so many ){0,4}(?:apologies|apologi[sz]ing|apology|sorrys|saying sorry)",
  ),
  name(
    "interaction",
    "clarifying questions",
    "(?:so many |too many |all (?:the|these) |your |any |more |a few ){0,4}(?:(?:clarifying|clarification|follow-?up|follow up|additional|extra) questions?|asking(?: me)?(?: so many)? questions)",
  ),
  name(
    "interaction",
    "filler",
    "(?:the )?(?:fluff|filler|filler (?:words|text|phrases)|padding|fillers|blah blah|waffle|corporate fluff)",
  ),
  name(
    "interaction",
    "repetition",
    "repetitions?|repeating (?:yourself|my question|things|everything|the question)|restating (?:my|the) questions?|redundancy",
  ),
  name(
    "interaction",
    "suggestions",
    "(?:unsolicited |unwanted |extra |more |any ){0,4}(?:suggestions?|advice|tips|recommendations)",
  ),
  name(
    "interaction",
    "several options",
    "(?:several|multiple|different|a few|a couple of|a range of|more|two or three|three|a choice of) (?:options|alternatives|choices|approaches|solutions)|alternatives|pros and cons",
  ),
  name(
    "interaction",
    "explanations",
    "(?:an |the |any |your |long ){0,4}(?:explanations?|reasoning|rationale)",
  ),
  name(
    "interaction",
    "the answer first",
    "(?:the )?(?:answer|conclusion|bottom line|key point|main point|result) (?:first|up front|upfront|at the top)",
  ),
  name("interaction", "one question at a time", "one question at a time"),
  name("interaction", "rhetorical questions", "rhetorical questions"),
  name(
    "interaction",
    "summaries",
    "(?:a )?(?:short |brief |quick )?summar(?:y|ies)(?: at the (?:end|top|start|beginning))?",
  ),
  name(
    "interaction",
    "hand-holding",
    "hand-?holding|baby talk|being (?:patronized|patronised|talked down to)|condescension|condescending (?:tone|answers)",
  ),
];

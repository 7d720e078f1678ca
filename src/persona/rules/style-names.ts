/** How answers may be: each manner with its canonical attribute and the words people use for it. */
import { gateOf } from "./gate.ts";
import type { Facet, Polarity } from "../signal.ts";

export interface Manner {
  facet: Facet;
  attribute: string;
  polarity: Polarity;
}

const ANSWERS =
  "(?:answers?|repl(?:y|ies)|responses?|messages?|explanations?|outputs?|texts?|paragraphs?|sentences?|descriptions?|summar(?:y|ies)|advice|instructions|communication|chats?|conversations?)";

const name = (facet: Facet, attribute: string, words: string, polarity: Polarity = 1): [RegExp, Manner] => [
  new RegExp(`^(?:${words})$`, "iu"),
  { facet, attribute, polarity },
];

/** Noun phrases; the whole of a phrase must match, so that "short sleeves" is no manner of answering. */
const NAMES: readonly [RegExp, Manner][] = [
  name(
    "length",
    "short answers",
    `(?:very |really |super |nice |extra |more )?(?:short(?:er)?|brief(?:er)?|concise|succinct|terse|quick|snappy|crisp|compact|to-the-point|bite-sized|one-line|one-sentence|single-sentence|condensed|less (?:verbose|wordy|long|detailed)|minimal)(?:,? (?:and |but )?(?:clear|sweet|simple|direct|to the point|precise|concise|crisp))? ${ANSWERS}|brevity|conciseness|concision|one-liners|(?:less|fewer) (?:text|words|detail|details|verbosity)|tl;?dr(?:s|'s)?|the short version|short versions`,
  ),
  name(
    "length",
    "short answers",
    `(?:very |really |super |such |overly |too )?(?:long|lengthy|verbose|wordy|long-winded|rambling|huge|endless)(?:er)? ${ANSWERS}|walls? of texts?|essays|novels|rambling|verbosity|lengthiness|waffle|waffling|(?:so much|too much) (?:text|detail|information)|lectures|long-windedness|too many words`,
    -1,
  ),
  name(
    "length",
    "detailed answers",
    `(?:very |more |really |super |nice )?(?:detailed|in-depth|thorough|comprehensive|extensive|elaborate|full|complete|deep|longer|richer)(?: and (?:detailed|thorough|long|complete))? ${ANSWERS}|(?:more |lots of |plenty of |full |extra |greater )?(?:details?|depth|elaboration|thoroughness)|(?:more|extra) (?:information|context|explanation)|deep dives|the (?:full|long) (?:version|picture)|all the details`,
  ),
  name(
    "format",
    "bullet lists",
    "(?:short |simple )?bullets?(?:[ -]?points?|[ -]?lists?|ed lists?)?|lists? with bullets|point form|bulletpoints?|dot points|bullet(?:ed)? points",
  ),
  name("format", "numbered lists", "numbered (?:lists?|steps|points)|enumerated lists?"),
  name("format", "lists", "lists|listicles"),
  name(
    "format",
    "tables",
    "tables|table (?:format|form)|(?:comparison|markdown) tables?|tabular (?:form|format)",
  ),
  name("format", "emojis", "emojis?|emoticons?|smile(?:y|ys|ies)(?: faces)?|smiley faces"),
  name("format", "markdown", "markdown(?: formatting)?"),
  name("format", "headings", "headings|headers|section (?:titles|headings|headers)|subheadings"),
  name("format", "bold text", "bold(?: text| type| words| font)?|bolding|boldface"),
  name("format", "plain text", "plain text|unformatted text"),
  name(
    "format",
    "code examples",
    "(?:more |some )?(?:code|coding) (?:examples?|samples?|snippets?)|(?:working|runnable) (?:code|examples?)",
  ),
  name("format", "code blocks", "code ?blocks"),
  name("format", "code without explanation", "just (?:the )?code|only (?:the )?code|code only|the code only"),
  name(
    "format",
    "examples",
    "(?:more |some |concrete |real |real-life |real-world |practical |a few |simple ){0,4}examples|(?:a |one )?(?:concrete|practical|real-world|real-life|worked) examples?",
  ),
  name("format", "diagrams", "diagrams|charts|graphs|visuals|visual aids|illustrations|flowcharts"),
  name("format", "links", "(?:direct )?links|hyperlinks|urls"),
  name(
    "format",
    "prose",
    "prose|full sentences|continuous (?:text|prose)|flowing text|(?:short )?paragraphs|complete sentences|paragraph form",
  ),
  name("format", "short paragraphs", "(?:short|shorter|small) paragraphs"),
  name("format", "exclamation marks", "exclamation (?:marks?|points?)"),
  name("format", "all caps", "(?:all )?caps|capital letters|all-caps"),
  name("format", "hashtags", "hashtags"),
  name("format", "abbreviations", "abbreviations|acronyms"),
  name("format", "footnotes", "footnotes"),
  name("format", "em dashes", "em[ -]dashes"),
  name("format", "images", "images|pictures|screenshots|gifs"),
  name("format", "JSON output", "json(?: output| format)?"),
  name("format", "comments in code", "(?:code )?comments(?: in (?:the )?code)?|commented code|docstrings"),
  name("format", "tabs", "tabs"),
  name("format", "spaces", "spaces"),
  name("format", "type hints", "type (?:hints|annotations)"),
  name("format", "semicolons", "semicolons"),
  name("format", "math notation", "latex|math(?:s|ematical)? notation"),
  name(
    "tone",
    "formal tone",
    `(?:(?:a )?(?:more )?(?:formal|professional|polite|businesslike|serious)) (?:tone|language|style|register|manner|voice|${ANSWERS})|formality|formalities`,
  ),
  name(
    "tone",
    "casual tone",
    `(?:(?:a )?(?:more )?(?:casual|informal|relaxed|conversational|chatty|laid-back|easygoing)) (?:tone|language|style|register|manner|voice|${ANSWERS})`,
  ),
  name(
    "tone",
    "friendly tone",
    `(?:(?:a )?(?:more )?(?:friendly|warm|kind|gentle|supportive|encouraging|empathetic)) (?:tone|language|style|voice|manner|${ANSWERS})|empathy|encouragement`,
  ),
  name("tone", "humour", "humou?r|jokes|puns|wit|wittiness|(?:silly|bad|dad|cheesy) jokes"),
  name("tone", "sarcasm", "sarcasm|sarcastic (?:answers|remarks|comments|tone)|irony"),
  name(
    "tone",
    "plain language",
    `(?:simple|plain|plainer|simpler|basic|everyday|clear|normal|easy|non-technical|layman's|lay|jargon-free|easy-to-understand)(?: and (?:simple|plain|clear))? (?:english|language|words?|terms|speak|wording|vocabulary|${ANSWERS})|layman'?s? (?:terms|language)|(?:less|fewer) (?:jargon|technical(?: terms| jargon| language)?|big words|buzzwords)|laymen'?s terms|everyday words`,
  ),
  name(
    "tone",
    "jargon",
    "(?:technical |legal |tech |medical |corporate |business |any |so much |all the ){0,4}(?:jargon|buzz ?words|big words|technical terms|legalese|tech[ -]?speak|technical language|corporate[ -]?speak|fancy words|complicated words|gobbledygook)",
  ),
  name(
    "tone",
    "technical depth",
    `(?:more )?technical (?:depth|details?|${ANSWERS})|technicalities|the technical (?:details|stuff)|low-level details?|advanced ${ANSWERS}`,
  ),
  name(
    "tone",
    "direct answers",
    `(?:more )?(?:direct|straight|straightforward|blunt|frank|no-nonsense|honest|candid|clear-cut|brutally honest)(?: and (?:direct|honest))? (?:${ANSWERS}|feedback|talk|tone|language|style)|straight talk|directness|bluntness|honesty|brutal honesty`,
  ),
  name(
    "tone",
    "flattery",
    "flattery|compliments|praise|sycophancy|being flattered|sucking up|ego stroking|false praise",
  ),
  name("tone", "slang", "slang"),
  name("tone", "metaphors", "metaphors|figurative language|flowery language|purple prose"),
  name("tone", "sugarcoating", "sugar ?-?coating"),
  name("interaction", "analogies", "analogies|(?:real-life |everyday )?comparisons"),
  name(
    "tone",
    "enthusiastic tone",
    "(?:fake |so much |forced )?(?:enthusiasm|cheerfulness|excitement|perkiness)|(?:an? )?(?:enthusiastic|upbeat|cheerful|bubbly) tone",
  ),
  name(
    "interaction",
    "step by step instructions",
    `(?:clear |detailed |simple )?step[ -]by[ -]step(?: (?:instructions?|guides?|guidance|explanations?|answers?|directions|solutions?|walkthroughs?|approach|format))?|steps|step-by-steps|walkthroughs?|one step at a time`,
  ),
  name(
    "interaction",
    "sources",
    "(?:your |reliable |good |academic |some |more ){0,4}(?:sources?|citations?|references?|links to (?:the )?sources?|evidence|footnotes with sources|proof)",
  ),
  name(
    "interaction",
    "small talk",
    "small ?talk|pleasantries|chit-?chat|niceties|idle chatter|social niceties",
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

const DETERMINERS =
  /^(?:(?:the|your|any|some|all|such|those|these|so many|too many|too much|so much|that many|that much|as many|as much|a lot of|lots of|plenty of|more|a|an|my|nice|stupid|silly|annoying|damn|unnecessary|constant|useless|random|a few|a bit of|a little|a little bit of|quite|really|clear|of|with|only|just) )+/iu;

const mayName = gateOf(NAMES.map(([pattern]) => pattern));

/** The manner that a noun phrase names, if the whole of it does. */
export function mannerNamed(phrase: string): Manner | undefined {
  const trimmed = phrase.trim().replace(/[.!,]+$/u, "");
  if (trimmed.length > 60 || !mayName(trimmed)) return undefined;
  for (const text of [trimmed, trimmed.replace(DETERMINERS, "")]) {
    for (const [pattern, manner] of NAMES) if (pattern.test(text)) return manner;
  }
  return undefined;
}

export function opposite(polarity: Polarity): Polarity {
  return polarity === 1 ? -1 : 1;
}

/** `manner` as wanted or as refused; refusing long answers is wanting short ones. */
export function signed(manner: Manner, wanted: boolean): Manner {
  return wanted ? manner : { ...manner, polarity: opposite(manner.polarity) };
}

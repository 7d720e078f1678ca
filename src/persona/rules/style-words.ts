/** Adjectives and adverbs of answering: "be more formal", "keep it short", "explain it simply". */
import type { Facet, Polarity } from "../signal.ts";
import type { Manner } from "./manner.ts";
import { tableOf } from "./phrase-table.ts";

const quality = (
  facet: Facet,
  attribute: string,
  words: string,
  polarity: Polarity = 1,
): [RegExp, Manner] => [new RegExp(`^(?:${words})$`, "iu"), { facet, attribute, polarity }];

const ADJECTIVES: readonly [RegExp, Manner][] = [
  quality(
    "length",
    "short answers",
    "short(?:er)?(?: and (?:sweet|simple|to the point|concise|clear|snappy))?|brief(?:er|ly)?|concise(?:ly)?|succinct(?:ly)?|terse(?:ly)?|snappy|snappier|crisp|quick|quicker|compact|(?:straight |right )?to the point|pithy|tight|tighter|minimal|condensed|short-form|less (?:wordy|verbose|detailed|long(?:-winded)?|chatty|talkative)|(?:under|below|within|at most|no more than|no longer than|less than|fewer than|max|maximum) (?:\\d+|an?|a hundred|fifty|one hundred|two hundred|one|two|three|four|five|six|ten|a few) (?:short )?(?:words|sentences?|lines?|paragraphs?|characters)|(?:to |in )?(?:one|two|three|1|2|3|a single|a few|a couple of) (?:short )?(?:sentences?|lines?|paragraphs?|words)(?: max| at most| tops)?|low word count",
  ),
  quality(
    "length",
    "detailed answers",
    "(?:more )?(?:detailed|thorough(?:ly)?|in-depth|comprehensive|elaborate|exhaustive|extensive)|in (?:more |great |full )?(?:detail|depth)|long(?:er)?|less (?:brief|short|terse|vague)|at length",
  ),
  quality(
    "tone",
    "formal tone",
    "(?:more )?(?:formal(?:ly)?|professional(?:ly)?|polite(?:ly)?|businesslike)|less (?:casual|informal|chummy|colloquial)|in a (?:more )?(?:formal|professional|polite) (?:tone|way|manner|style)",
  ),
  quality(
    "tone",
    "casual tone",
    "(?:more )?(?:casual(?:ly)?|informal(?:ly)?|relaxed|conversational|laid[ -]?back|chatty|chill|human|natural)|less (?:formal|stiff|robotic|corporate|stuffy|uptight)|(?:like|as) a (?:friend|human|person|buddy)|in a (?:more )?(?:casual|informal|relaxed|conversational|chatty) (?:tone|way|manner|style)",
  ),
  quality(
    "tone",
    "friendly tone",
    "(?:more )?(?:friendly|friendlier|warm|warmer|kind|kinder|gentle|gentler|nice|nicer|supportive|encouraging|empathetic|patient)|less (?:cold|harsh|rude|mean)|in a (?:more )?(?:friendly|warm|gentle) (?:tone|way|manner)",
  ),
  quality(
    "tone",
    "direct answers",
    "(?:more )?(?:direct(?:ly)?|blunt(?:ly)?|straightforward|straight|frank|honest|candid|brutally honest|upfront|no-nonsense)(?: with me)?|less (?:vague|evasive|wishy-washy)",
  ),
  quality(
    "tone",
    "plain language",
    "(?:more |as )?(?:simple|simply|simpler|plain|plainer|plainly|easy|easier|easy to (?:understand|read|follow)|simple as possible|understandable|jargon-free|non-technical|beginner[ -]friendly|basic)|less (?:technical|complicated|complex|academic|jargony)|in (?:simpler|simple|plain|plainer|basic|layman'?s|laymen'?s|lay|normal|everyday|clear|easy|non-technical)(?: and (?:simple|plain))? (?:terms|english|language|words|speak)|like (?:i'?m|i am|i was|i were|you would to|to) (?:a )?(?:five|5|six|6|seven|7|ten|10|twelve|12|child|kid|idiot|beginner|dummy|toddler|novice|complete beginner)(?: years old| year old|-year-old)?|for (?:dummies|beginners|a (?:beginner|layman|layperson|child|five[ -]year[ -]old|5 year old|non-technical person))|as if i(?:'m| am| were| was) (?:a )?(?:child|five|5|beginner|kid|novice|complete beginner|ten)(?: years old)?|without (?:the |all the |any )?(?:jargon|technical terms|technical jargon)",
  ),
  quality(
    "tone",
    "technical depth",
    "(?:more )?(?:technical(?:ly)?|advanced|rigorous)|less (?:basic|simplistic|dumbed down)",
  ),
  quality("tone", "humour", "(?:more )?(?:funny|funnier|humorous|witty|playful|fun)|less serious"),
  quality("tone", "sarcasm", "(?:more )?sarcastic"),
  quality("tone", "serious tone", "(?:more )?serious|less (?:jokey|silly|funny|playful|goofy)"),
  quality(
    "tone",
    "enthusiastic tone",
    "(?:more )?(?:enthusiastic|cheerful|upbeat|bubbly|excited|positive|peppy|energetic)",
  ),
  quality(
    "tone",
    "enthusiastic tone",
    "less (?:enthusiastic|cheerful|upbeat|bubbly|excited|perky|peppy|effusive)|(?:more )?neutral",
    -1,
  ),
  quality(
    "tone",
    "condescending tone",
    "(?:so )?(?:condescending|patronizing|patronising|preachy|judgmental|judgemental)",
  ),
  quality(
    "tone",
    "condescending tone",
    "less (?:condescending|patronizing|patronising|preachy|judgmental|judgemental)",
    -1,
  ),
  quality("tone", "flattery", "(?:so )?(?:flattering|sycophantic|obsequious)"),
  quality("tone", "flattery", "less (?:flattering|sycophantic|agreeable)", -1),
  quality(
    "interaction",
    "specific answers",
    "(?:more )?(?:specific|precise|concrete|exact)|less (?:general|generic|abstract)",
  ),
  quality(
    "interaction",
    "step by step instructions",
    "step[ -]by[ -]step|one step at a time|in (?:small |clear |numbered )?steps|a step at a time|slowly|slower",
  ),
  quality(
    "format",
    "bullet lists",
    "in (?:the form of )?(?:bullets?|bullet[ -]?points?|point form|a bullet(?:ed)? list)|as (?:bullets|bullet points|a bullet(?:ed)? list)|with bullet points|bulleted",
  ),
  quality("format", "numbered lists", "(?:in|as) (?:a )?numbered (?:lists?|steps|points)"),
  quality("format", "tables", "(?:in|as|with) (?:a )?(?:tables?|table form(?:at)?|tabular form)"),
  quality("format", "plain text", "(?:in|as) plain text"),
  quality("format", "prose", "in (?:full sentences|prose|paragraphs|complete sentences|paragraph form)"),
  quality("format", "examples", "with (?:some |more |concrete |practical )?examples"),
  quality("format", "code examples", "with (?:some )?code(?: examples| samples| snippets)?"),
  quality("interaction", "analogies", "(?:with|using) (?:an )?(?:analog(?:y|ies)|everyday comparisons)"),
  quality("interaction", "sources", "with (?:your |the |some )?(?:sources|citations|references)"),
];

/** "too long": what is complained of, and what is wanted instead. */
const EXCESSES: readonly [RegExp, Manner][] = [
  quality(
    "length",
    "short answers",
    "long|lengthy|wordy|verbose|detailed|much (?:text|information|info|detail|to read|reading)|many (?:words|details)|chatty|long-winded|elaborate|much|thorough",
  ),
  quality(
    "length",
    "detailed answers",
    "short|brief|vague|terse|superficial|shallow|little detail|concise|general|generic|sparse",
  ),
  quality("tone", "formal tone", "formal|stiff|polite|corporate|professional|robotic|stuffy", -1),
  quality("tone", "casual tone", "casual|informal|familiar|chummy|laid back|relaxed|colloquial", -1),
  quality(
    "tone",
    "plain language",
    "technical|complicated|complex|advanced|difficult|hard(?: to (?:understand|follow|read))?|academic|much jargon|confusing|abstract|complicated for me|deep",
  ),
  quality("tone", "technical depth", "simple|basic|simplistic|dumbed down|elementary|high-level|easy"),
  quality(
    "tone",
    "enthusiastic tone",
    "enthusiastic|cheerful|upbeat|perky|bubbly|excited|happy|positive|effusive",
    -1,
  ),
  quality("tone", "condescending tone", "condescending|patronizing|patronising|preachy|judgmental", -1),
  quality("tone", "flattery", "flattering|sycophantic|agreeable|nice to me", -1),
  quality("format", "emojis", "many emojis?|many emoticons", -1),
  quality("format", "bullet lists", "many (?:bullets|bullet points|lists)", -1),
  quality("interaction", "clarifying questions", "many questions", -1),
  quality("interaction", "disclaimers", "many (?:disclaimers|warnings|caveats)", -1),
  quality("interaction", "apologies", "(?:many apologies|apologetic|sorry)", -1),
  quality("interaction", "repetition", "repetitive|repetitious", -1),
];

const DEGREE =
  /^(?:(?:a bit|a little|a little bit|much|way|really|very|super|nice and|nice|as|so|extra|pretty|quite|even|far|kept|more|just|always|still|fairly|relatively|super|slightly|somewhat|both) ){1,6}(?=\p{L})/iu;

const asked = tableOf(ADJECTIVES, DEGREE);
const complained = tableOf(EXCESSES);
const WORDS_MAX_CHARACTERS = 60;

/** The manner that an adjective or adverb asks for: "more formal", "in plain English". */
export function mannerOf(words: string): Manner | undefined {
  const text = words.trim().replace(/ as possible$/iu, "");
  if (text.length > WORDS_MAX_CHARACTERS) return undefined;
  return asked(text);
}

/** What somebody wants who says "too …". */
export function mannerAgainst(excess: string): Manner | undefined {
  const text = excess.trim();
  return text.length > WORDS_MAX_CHARACTERS ? undefined : complained(text);
}

/** How somebody wants to be helped, and what they know. */
import type { Trait } from "./trait.ts";

export const HELP_TRAITS: readonly Trait[] = [
  {
    key: "ask-first",
    facet: "interaction",
    yes: [
      "{Ask me|Check with me} {before you assume anything|if something's unclear}, {I'd rather answer a question than undo a mess|guessing costs us time}",
      "I {like it when you ask|want you to ask} clarifying questions first",
    ],
    no: [
      "{Don't ask me lots of questions|Fewer questions back please}, {just make a sensible guess|take your best shot}",
      "{I get tired of|I don't like} clarifying questions, {assume the obvious|go with the likeliest reading}",
    ],
    cues: ["clarifying", "questions", "ask first", "being asked", "before changes"],
  },
  {
    key: "links",
    facet: "interaction",
    yes: [
      "{Link me to|Point me at} the help article {as well|too}, {I like to read up afterwards|I keep them for the team}",
      "{I always want|It'd be great to get} {a link to the docs|links to the documentation} {with an answer|so I can double check}",
    ],
    no: [
      "{Please don't send me off to articles|I don't want links to help pages}, {explain it right here|the answer belongs in this chat}",
      "{links to docs|being sent to help pages} {never help me|frustrate me}, {just tell me here|spell it out in the chat}",
    ],
    cues: ["link", "links", "docs", "documentation", "article", "articles", "help pages"],
  },
  {
    key: "warnings",
    facet: "interaction",
    yes: [
      "{Warn me|Tell me loudly} before {anything that can't be undone|I delete something for good}",
      "I {want|need} a warning {ahead of|before} {irreversible|destructive} steps, {I've been burnt once|learned that the hard way}",
    ],
    cues: ["warning", "warnings", "warn", "irreversible", "destructive", "undone", "before changes"],
  },
  {
    key: "alternatives",
    facet: "interaction",
    yes: [
      "{Give me a couple of options|I like seeing two or three options}, {I want to choose myself|I'll decide}",
      "{show me alternatives|list the alternatives} {as a matter of course|whenever there are any}, {I like having a choice|I like to weigh things up}",
    ],
    no: [
      "{Just one recommendation please|I only want one recommendation}, {too many options paralyse me|choices slow me down}",
      "{don't give me a menu of options|I dislike getting five options}, {tell me what you'd do|pick the best one for me}",
    ],
    cues: ["options", "alternatives", "choices", "choice"],
    contrary: ["one recommendation", "single recommendation", "recommendation"],
  },
  {
    key: "one-at-a-time",
    facet: "interaction",
    yes: [
      "{One step at a time please|I can only handle one thing at a time}, {wait until I say it's done|let me confirm each one}",
      "{walk me through|take me through} {it|things} {one by one|slowly, one step at a time}, {I get lost otherwise|that's the only way I learn}",
    ],
    cues: [
      "one step at a time",
      "one at a time",
      "one thing at a time",
      "one by one",
      "step by step",
      "slow pace",
    ],
  },
  {
    key: "why",
    facet: "interaction",
    yes: [
      "{Tell me why|I like to know why}, {not only how|not just which button}, {it sticks better|then I remember it}",
      "I {want|enjoy} {the reasoning|background} behind {a fix|things}, {I'm curious like that|it keeps me from asking again}",
    ],
    no: [
      "{I don't need the reasons|Spare me the background}, {just what to click|only what to do}",
      "{the theory behind it|background explanations} {bores me|is lost on me}, {give me what to press|just the fix}",
    ],
    cues: ["why", "reasoning", "background", "reasons", "theory"],
  },
  {
    key: "examples",
    facet: "interaction",
    yes: [
      "{Show me an example|Examples help me most}, {abstract descriptions don't stick|I learn by copying}",
      "I {need|love} {a worked example|concrete examples} {with real numbers|for everything}",
    ],
    cues: ["example", "examples", "worked example"],
  },
  {
    key: "expert",
    facet: "expertise",
    yes: [
      "I'm {a software developer|a developer by trade}, {you can skip the basics|talk API to me}",
      "I've {been doing bookkeeping|kept books} for {twenty|fifteen|eighteen} years, {no need to explain debits|I know the basics}",
      "{I know my way around spreadsheets|I'm very good with spreadsheets}, {formulas are fine|throw formulas at me}",
    ],
    no: [
      "I'm {completely new to|a total beginner with} this {sort of software|kind of thing}, {go easy on me|assume I know nothing}",
      "{I'm not technical at all|tech is really not my thing}, {plain words please|no jargon}",
      "{I've only just started|I'm still learning} {with accounting|bookkeeping}, {explain the basics|small steps}",
    ],
    signs: [
      "{does the webhook|so would the POST} return a {409|422} {there|in that case}? {what's the retry policy|and is it idempotent}?",
      "{is that accrual or cash basis|which ledger account does that hit}, and {does it reverse next period|where's the contra entry}?",
    ],
    cues: [
      "developer",
      "bookkeeping",
      "spreadsheets",
      "expert",
      "advanced",
      "experienced",
      "programming",
      "jargon",
      "technical terms",
    ],
    contrary: [
      "beginner",
      "new to",
      "plain words",
      "plain language",
      "basics",
      "not technical",
      "non-technical",
      "simple",
      "novice",
      "learning",
    ],
  },
];

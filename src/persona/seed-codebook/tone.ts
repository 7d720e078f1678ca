/** How answers sound. */
import { archetypesOf } from "./archetype.ts";

export const TONES = archetypesOf("tone", [
  {
    name: "formal-tone",
    label: "formal tone",
    phrases: `professional language, business style, polite and formal, official wording, professional manner`,
    axis: ["formality", 1],
  },
  {
    name: "casual-tone",
    label: "casual tone",
    phrases: `informal language, relaxed chat, conversational style, talk like a mate, laid-back tone,
      everyday slang`,
    axis: ["formality", -1],
  },
  {
    name: "warm-friendliness",
    label: "warm friendliness",
    phrases: `friendly tone, warm greetings, kind words, a personable voice, cheerful chat, a friendly companion`,
  },
  {
    name: "humour",
    label: "humour",
    phrases: "jokes, funny replies, witty remarks, puns, playful banter, sarcasm, dry wit",
  },
  {
    name: "blunt-honesty",
    label: "blunt honesty",
    phrases: `direct criticism, frank feedback, brutal honesty, straight talk, candid opinions,
      unsparing assessment`,
    axis: ["candour", 1],
  },
  {
    name: "gentle-wording",
    label: "gentle wording",
    phrases: `soft phrasing, tactful feedback, diplomatic language, sensitive delivery, criticism put kindly`,
    axis: ["candour", -1],
  },
  {
    name: "encouragement",
    label: "encouragement",
    phrases: `motivation, a supportive coach, cheering on progress, motivational messages,
      positive reinforcement, celebrating small wins`,
  },
  {
    name: "compliments",
    label: "compliments",
    phrases: `flattery, a lot of praise, being told great question, sycophantic replies, gushing agreement`,
  },
  {
    name: "apologies",
    label: "apologies",
    phrases: `repeated apologies, saying sorry, apologising for mistakes, long apologies, sorry messages`,
  },
  {
    name: "emotional-support",
    label: "emotional support",
    phrases: `empathy, a listening ear, validation of feelings, space to vent, comfort on a bad day,
      compassionate listening`,
  },
  {
    name: "matter-of-fact-tone",
    label: "matter-of-fact tone",
    phrases: `neutral tone, objective language, unemotional answers, just the facts, dry factual style,
      businesslike detachment`,
  },
  {
    name: "enthusiasm",
    label: "enthusiasm",
    phrases: `exclamation marks, excited tone, high energy, upbeat replies, hype, enthusiastic language`,
  },
  {
    name: "swear-words",
    label: "swear words",
    phrases: "profanity, cursing, strong language, crude language, rude words",
  },
  {
    name: "disclaimers",
    label: "disclaimers",
    phrases: `caveats, hedging, warnings, legal disclaimers, advice to consult a professional,
      cautious qualifications`,
  },
  {
    name: "plain-language",
    label: "plain language",
    phrases: `simple words, layman terms, simple explanations, everyday language, explained like a five year old,
      easy to understand wording`,
    axis: ["register", -1],
  },
  {
    name: "technical-terms",
    label: "technical terms",
    phrases: `technical jargon, precise terminology, technical detail, expert vocabulary, specialist language,
      industry jargon`,
    axis: ["register", 1],
  },
]);

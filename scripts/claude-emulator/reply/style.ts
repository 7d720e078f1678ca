import type { Persona } from "./persona.ts";

/** How a reply is to be written, and what of the persona is left to say in words. */
export interface Style {
  length: "short" | "medium" | "long";
  layout: "bullets" | "steps" | "prose";
  emoji: "none" | "some" | "many";
  tone: "neutral" | "formal" | "casual";
  level: "neutral" | "plain" | "technical";
  /** The code language to give an example in. */
  code: string | undefined;
  prefers: string[];
  avoids: string[];
}

type Choice = Partial<Omit<Style, "prefers" | "avoids">>;

interface Wish {
  pattern: RegExp;
  preferred: Choice;
  avoided: Choice;
}

/** Where one phrase says two things of one kind, the first pattern counts. */
const WISHES: readonly Wish[] = [
  {
    pattern: /\b(?:short|brief|briefly|concise|terse|succinct|to the point|one sentence)\b/iu,
    preferred: { length: "short" },
    avoided: { length: "long" },
  },
  {
    pattern: /\b(?:detail|details|detailed|in-depth|thorough|long(?!-)|lengthy|comprehensive|elaborate)\b/iu,
    preferred: { length: "long" },
    avoided: { length: "short" },
  },
  {
    pattern: /\b(?:step-by-step|step by step|numbered|steps)\b/iu,
    preferred: { layout: "steps" },
    avoided: { layout: "prose" },
  },
  {
    pattern: /\b(?:bullets?|bulleted|bullet-point|lists?)\b/iu,
    preferred: { layout: "bullets" },
    avoided: { layout: "prose" },
  },
  { pattern: /\bprose\b/iu, preferred: { layout: "prose" }, avoided: { layout: "bullets" } },
  { pattern: /\bemojis?\b/iu, preferred: { emoji: "many" }, avoided: { emoji: "none" } },
  { pattern: /\bformal(?:ity)?\b/iu, preferred: { tone: "formal" }, avoided: { tone: "casual" } },
  {
    pattern: /\b(?:casual|informal|(?<!-)friendly|relaxed|chatty)\b/iu,
    preferred: { tone: "casual" },
    avoided: { tone: "formal" },
  },
  {
    pattern:
      /\b(?:plain language|plain words|simple (?:words|terms|language|english|explanations?)|beginners?|layman|laypeople)\b/iu,
    preferred: { level: "plain" },
    avoided: { level: "technical" },
  },
  {
    pattern: /\b(?:technical|jargon|expert|advanced)\b/iu,
    preferred: { level: "technical" },
    avoided: { level: "plain" },
  },
  {
    pattern: /\b(?:code|snippets?)\b/iu,
    preferred: { code: "typescript" },
    avoided: { code: undefined },
  },
];

/** Wishes a user states in the message itself; they win over the persona. */
const REQUESTS: readonly { pattern: RegExp; choice: Choice }[] = [
  { pattern: /\b(?:in one sentence|briefly|in short|keep it short)\b/iu, choice: { length: "short" } },
  { pattern: /\b(?:in detail|in depth|at length)\b/iu, choice: { length: "long" } },
  { pattern: /\b(?:in bullet points|as a list|with bullets)\b/iu, choice: { layout: "bullets" } },
  { pattern: /\bstep by step\b/iu, choice: { layout: "steps" } },
  { pattern: /\b(?:no|without) emojis?\b/iu, choice: { emoji: "none" } },
  { pattern: /\bformally\b/iu, choice: { tone: "formal" } },
];

const CODE_LANGUAGE = /\b(typescript|javascript|python|rust|go|java|bash|sql)\b/iu;

function levelOf(slot: string | undefined): Choice {
  if (slot === undefined) return {};
  if (/beginner|novice|new to/iu.test(slot)) return { level: "plain" };
  return /expert|advanced|senior|professional/iu.test(slot) ? { level: "technical" } : {};
}

function choiceFor(phrase: string, isPreferred: boolean): Choice | undefined {
  const wishes = WISHES.filter(({ pattern }) => pattern.test(phrase)).toReversed();
  if (wishes.length === 0) return undefined;
  const choice: Choice = {};
  for (const { preferred, avoided } of wishes) Object.assign(choice, isPreferred ? preferred : avoided);
  const named = CODE_LANGUAGE.exec(phrase)?.[1]?.toLowerCase();
  return choice.code !== undefined && named !== undefined ? { ...choice, code: named } : choice;
}

/** The style a persona asks for; the heaviest wish stands first in its line and is applied last. */
export function styleFor(persona: Persona | undefined, userText: string): Style {
  const style: Style = {
    length: "medium",
    layout: "bullets",
    emoji: "some",
    tone: "neutral",
    level: "neutral",
    code: undefined,
    prefers: [],
    avoids: [],
  };
  if (persona) {
    Object.assign(style, levelOf(persona.slots.get("level")));
    for (const isPreferred of [false, true]) {
      const phrases = isPreferred ? persona.prefers : persona.avoids;
      const unknown = isPreferred ? style.prefers : style.avoids;
      for (const phrase of phrases.toReversed()) {
        const choice = choiceFor(phrase, isPreferred);
        if (choice) Object.assign(style, choice);
        else unknown.unshift(phrase);
      }
    }
    const offLimits = persona.slots.get("off limits");
    if (offLimits !== undefined) style.avoids.push(offLimits);
  }
  for (const { pattern, choice } of REQUESTS) if (pattern.test(userText)) Object.assign(style, choice);
  return style;
}

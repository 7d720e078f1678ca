import type { Language } from "../language.ts";

export const english: Language = {
  names: ["english", "en", "american english", "british english"],
  quote: (text) => `“${text}”`,
  greeting: {
    neutral: (name) => `Hi ${name},`,
    formal: (name) => `Dear ${name},`,
    casual: (name) => `Hey ${name}!`,
  },
  closing: { formal: "Kind regards.", casual: "Cheers!" },
  about: (topic) => `On ${topic}, here is the approach I favor.`,
  inShort: (topic, point, details) =>
    [`on ${topic}, I favor this: ${point.charAt(0).toLowerCase()}${point.slice(1, -1)}`, ...details].join(
      ", ",
    ) + ".",
  points: [
    "Start with what matters most and leave the rest for later.",
    "Change one thing at a time and check the result before going on.",
    "Note down what worked, so that it can be repeated.",
    "Use color or labels to keep the parts apart.",
    "Organize the open questions by how much they cost to answer.",
  ],
  plain: "In plain words: look at it first, try the easy way, and only then change anything.",
  technical:
    "At a technical level, pin the initial state, isolate the variable under test and compare the observable output.",
  more: "It also pays to look at the reasons behind each of these: knowing why a measure works shows when it stops working, and which of them to drop first when time is short.",
  code: "Here is an example:",
  since: (wish) => `Since you prefer ${wish}, I have kept to that.`,
  without: (wish) => `I'll leave out ${wish}.`,
  context: (fact) => `I keep in mind: ${fact}.`,
  measures: (fact) => `Figures are given in ${fact}.`,
  clauses: {
    since: (wish) => `keeping to ${wish}`,
    without: (wish) => `leaving out ${wish}`,
    measures: (fact) => `with figures in ${fact}`,
  },
  tool: (name, result) => `I looked that up with ${name}: ${result}`,
  nothing: "your question",
};

const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/\bfavor/gu, "favour"],
  [/\bcolor/gu, "colour"],
  [/\borganiz/gu, "organis"],
  [/\bOrganiz/gu, "Organis"],
];

export function toBritishSpelling(text: string): string {
  return BRITISH.reduce((spelled, [american, british]) => spelled.replace(american, british), text);
}

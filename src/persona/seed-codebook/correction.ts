/** What users put right in earlier answers, and want to stay right. */
import { archetypesOf } from "./archetype.ts";

export const CORRECTIONS = archetypesOf("correction", [
  {
    name: "exact-wording",
    label: "exact wording",
    phrases: `verbatim quotes, text left exactly as written, original phrasing unchanged, text kept intact,
      word for word copies`,
  },
  {
    name: "earlier-corrections",
    label: "earlier corrections",
    phrases: `corrections carried forward, the same mistake once only, remembered corrections,
      fixes from last time, a wrong detail already pointed out`,
  },
  {
    name: "literal-requests",
    label: "literal reading of requests",
    phrases: `only what was asked, answers to the actual question, requests taken literally,
      staying on the question, nothing beyond the request`,
  },
  {
    name: "verified-facts",
    label: "verified facts",
    phrases: `accurate information, fact-checked answers, correct figures,
      real features rather than made up ones, admitted uncertainty`,
  },
  {
    name: "close-adherence",
    label: "close adherence to requirements",
    phrases: `stated requirements respected, instructions followed to the letter, constraints honoured,
      every point of the request covered, specified rules observed, criteria from the first message`,
  },
]);

/** How long answers are. */
import { archetypesOf } from "./archetype.ts";

export const LENGTHS = archetypesOf("length", [
  {
    name: "short-answers",
    label: "short answers",
    phrases: `brief replies, concise answers, to the point responses, terse replies, short messages,
      quick summaries, TLDR`,
    axis: ["length", -1],
  },
  {
    name: "detailed-answers",
    label: "detailed answers",
    phrases: `in-depth explanations, thorough answers, long explanations, comprehensive replies, full detail,
      exhaustive coverage, elaborate responses`,
    axis: ["length", 1],
  },
  {
    name: "one-line-answers",
    label: "one-line answers",
    phrases: `single sentence answers, one sentence replies, one-liners, yes or no answers, one word answers`,
    axis: ["length", -1],
  },
  {
    name: "short-paragraphs",
    label: "short paragraphs",
    phrases: `small chunks of text, paragraphs of two sentences, text broken into small pieces,
      white space between paragraphs, walls of text split up`,
  },
  {
    name: "preambles",
    label: "preambles",
    phrases: `introductions, opening pleasantries, filler at the start, lead-in sentences,
      restating the question, fluff before the answer`,
  },
  {
    name: "closing-summaries",
    label: "closing summaries",
    phrases: `recap at the end, a final summary, repeated conclusions, wrap-up paragraph, concluding remarks`,
  },
]);

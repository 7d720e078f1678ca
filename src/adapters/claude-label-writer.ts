/** Has Claude word the labels of a codebook, by the extractor's model, deadline and breaker. */
import { LABEL_INSTRUCTIONS, LabelAnswer, layOutGroups, readLabels } from "../persona/label-wording.ts";
import type { LabelWriter } from "../ports.ts";
import { askClaudeFor, type AskerOptions } from "./claude-asker.ts";

/** 128 labels of ten words each, in a language that takes some tokens a word. */
const ANSWER_MAX_TOKENS = 8192;

export function createClaudeLabelWriter(asker: AskerOptions): LabelWriter {
  return {
    async write(groups, mayCall) {
      if (!(await mayCall())) return { labels: new Map(), fallback: "budget" };
      const outcome = await askClaudeFor(asker, {
        instructions: LABEL_INSTRUCTIONS,
        data: layOutGroups(groups),
        answer: LabelAnswer,
        answerMaxTokens: ANSWER_MAX_TOKENS,
      });
      if ("fallback" in outcome) return { labels: new Map(), ...outcome };
      return { labels: readLabels(outcome.answer, groups), usage: outcome.usage };
    },
  };
}

/** Where no call is to be made. */
export const noLabelWriter: LabelWriter = {
  write: () => Promise.resolve({ labels: new Map(), fallback: "off" }),
};

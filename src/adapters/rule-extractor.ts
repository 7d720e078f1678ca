import { extractByRules } from "../persona/rules/extract.ts";
import type { Extractor } from "../ports.ts";

/** The offline extractor: linear, free, no model. */
export const ruleExtractor: Extractor = {
  extract: (turns) => Promise.resolve({ signals: extractByRules(turns) }),
};

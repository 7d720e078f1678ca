/** How a manner and the phrases that name it are written down. */
import type { Facet, Polarity } from "../signal.ts";
import type { Manner } from "./manner.ts";

export const ANSWERS =
  "(?:answers?|repl(?:y|ies)|responses?|messages?|explanations?|outputs?|texts?|paragraphs?|sentences?|descriptions?|summar(?:y|ies)|advice|instructions|communication|chats?|conversations?)";

export const name = (
  facet: Facet,
  attribute: string,
  words: string,
  polarity: Polarity = 1,
): [RegExp, Manner] => [new RegExp(`^(?:${words})$`, "iu"), { facet, attribute, polarity }];

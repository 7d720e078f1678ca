/**
 * What Claude is asked to answer with. The API's structured output knows no bounds on numbers,
 * lengths or list sizes: those are the reader's business (`readAnswer`).
 */
import { z } from "zod";
import { SLOTS } from "../grammar.ts";
import { FACETS } from "../signal.ts";

export const CONFIDENCES = ["low", "medium", "high"] as const;

export const ExtractionAnswer = z.object({
  signals: z.array(
    z.object({
      /** The turn's number in the transcript. */
      turn: z.number(),
      /** The user's sentence, word for word. */
      quote: z.string(),
      facet: z.enum(FACETS),
      /** A noun phrase free of polarity; the value where there is a slot. */
      attribute: z.string(),
      polarity: z.enum(["prefers", "avoids"]),
      /** Said in the first person or asked for, not inferred. */
      explicit: z.boolean(),
      confidence: z.enum(CONFIDENCES),
      slot: z.enum(SLOTS).nullable(),
    }),
  ),
});

export type ExtractionAnswer = z.infer<typeof ExtractionAnswer>;

/** The stored forms of codes and edits, checked whenever they are read back. */
import { z } from "zod";
import type { Code } from "../persona/code.ts";
import type { ProfileEdits } from "../persona/edits.ts";
import { SLOTS } from "../persona/grammar.ts";

const Kind = z.enum(["preference", "context"]);
const Weight = z.number().min(-1).max(1);
const PinSchema = z.object({ slot: z.enum(SLOTS), value: z.string() });

/** `exactOptional` keeps a missing phrase missing. */
const line = { centroid: z.string(), kind: Kind, weight: Weight, phrase: z.string().exactOptional() };

export const CodeSchema = z.object({
  codebook: z.string(),
  entries: z.array(z.object(line)),
  pins: z.array(PinSchema),
}) satisfies z.ZodType<Code>;

export const EditsSchema = z.object({
  lines: z.array(z.object(line)),
  pins: z.array(PinSchema),
  unpinned: z.array(z.enum(SLOTS)),
}) satisfies z.ZodType<ProfileEdits>;

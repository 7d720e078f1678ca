/** The profile on the wire, and the edits of it. */
import { z } from "@hono/zod-openapi";
import { isValue, SLOTS } from "../persona/grammar.ts";
import { FACETS } from "../persona/signal.ts";

const Source = z.enum(["learned", "edited"]);
export const Slot = z.enum(SLOTS);

const belief = {
  source: Source,
  evidence: z.object({
    signals: z.int(),
    conversations: z.int(),
    explicit: z.int(),
    firstSeen: z.iso.datetime().nullable(),
    lastSeen: z.iso.datetime().nullable(),
  }),
  statements: z
    .array(z.object({ signal: z.uuid(), text: z.string(), explicit: z.boolean(), at: z.iso.datetime() }))
    .optional()
    .openapi({ description: "The user's own sentences, newest first: with the user's own token only" }),
};

const named = { centroid: z.string(), label: z.string().nullable(), phrase: z.string().nullable() };

export const ProfileBody = z
  .object({
    persona: z.object({ text: z.string(), tokens: z.int() }),
    lines: z.array(z.object({ ...named, facet: z.enum(FACETS), weight: z.number(), ...belief })),
    pins: z.array(z.object({ slot: Slot, value: z.string(), ...belief })),
    muted: z.array(z.object(named)),
    unpinned: z.array(Slot),
    paused: z.boolean(),
    codebookVersion: z.string(),
    revision: z.int(),
  })
  .openapi("Profile");

/** A line is named by its centroid and, where two lines share one, by its phrase. */
const line = { centroid: z.string().min(1).max(200), phrase: z.string().min(1).max(80).optional() };

const Edit = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("weight"), ...line, weight: z.number().min(-1).max(1) }),
  z.strictObject({ type: z.literal("mute"), ...line }),
  z.strictObject({ type: z.literal("revert"), ...line }),
  z.strictObject({
    type: z.literal("pin"),
    slot: Slot,
    value: z.string().refine(isValue, {
      error: "must be 1 to 6 plain words, no address and no instruction",
    }),
  }),
  z.strictObject({ type: z.literal("unpin"), slot: Slot }),
  z.strictObject({ type: z.literal("release"), slot: Slot }),
]);

export const EditsBody = z.strictObject({ edits: z.array(Edit).min(1).max(50) }).openapi("ProfileEdits");

export const IfMatch = z.object({
  "if-match": z
    .string()
    .regex(/^"?\d{1,15}"?$/u, { error: "must be a revision" })
    .optional()
    .openapi({ description: "The revision that the edit is of; another one is refused with 412" }),
});

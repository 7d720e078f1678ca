import { z } from "zod";

const DAY_SECONDS = 86_400;

const fields = {
  /** full: learn and inject; inject: no learning; learn: observe, inject nothing; off: neither. */
  mode: z.enum(["full", "inject", "learn", "off"]),
  /** A conversation without a turn for this long is over. */
  idleSeconds: z
    .int()
    .min(1)
    .max(7 * DAY_SECONDS),
  /** How many centroids a code holds. */
  slots: z.int().min(1).max(8),
  /** Whether a centroid speaks with the user's own phrase, or with its label alone. */
  decode: z.enum(["phrases", "labels"]),
  /** How long a signal takes to weigh half, counted from the user's newest one. */
  halfLifeDays: z.number().min(1).max(3650),
  /** How long an opening may wait for Postgres when no cache has the code. */
  openingBudgetMs: z.int().min(0).max(10_000),
  /** How many distinct users share a phrase before others see it as a label, and support is told. */
  labelMinUsers: z.int().min(5).max(1_000_000),
};

/** What a developer may set of a project. */
export const ProjectSettings = z.strictObject(fields);
export type ProjectSettings = z.infer<typeof ProjectSettings>;

/** Some of it, for a change. */
export const SettingsChange = z.strictObject({
  mode: fields.mode.exactOptional(),
  idleSeconds: fields.idleSeconds.exactOptional(),
  slots: fields.slots.exactOptional(),
  decode: fields.decode.exactOptional(),
  halfLifeDays: fields.halfLifeDays.exactOptional(),
  openingBudgetMs: fields.openingBudgetMs.exactOptional(),
  labelMinUsers: fields.labelMinUsers.exactOptional(),
});
export type SettingsChange = z.infer<typeof SettingsChange>;

export const DEFAULT_SETTINGS: ProjectSettings = {
  mode: "full",
  idleSeconds: 1800,
  slots: 3,
  decode: "phrases",
  halfLifeDays: 180,
  openingBudgetMs: 150,
  labelMinUsers: 20,
};

/** Settings as stored: what was never set takes its default, so that defaults can move. */
export function parseStoredSettings(stored: unknown): ProjectSettings {
  return { ...DEFAULT_SETTINGS, ...SettingsChange.parse(stored) };
}

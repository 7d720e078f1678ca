import { z } from "zod";

const DAY_SECONDS = 86_400;

/** The longest daily budget, in tokens. */
const MAX_BUDGET_TOKENS = 1e12;

const Delimiter = z.string().min(1).max(100);

/** Which words of a user's message are the user's own. */
const UserText = z.discriminatedUnion("of", [
  z.strictObject({ of: z.literal("message") }),
  z.strictObject({ of: z.literal("last-block") }),
  z.strictObject({ of: z.literal("tag"), tag: z.string().regex(/^[A-Za-z][\w-]{0,49}$/u) }),
  z.strictObject({ of: z.literal("delimiters"), start: Delimiter, end: Delimiter }),
]);
export type UserText = z.infer<typeof UserText>;

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
  /** Whether a centroid's label is the phrase that its users share, or Claude's wording of such phrases. */
  labelWording: z.enum(["phrases", "claude"]),
  /** Of a drop-in request: where the user's id stands. */
  userFrom: z.enum(["header", "metadata"]),
  userText: UserText,
  /** keep: the history goes on as it came; conversation: messages of earlier visits are dropped. */
  history: z.enum(["keep", "conversation"]),
  /** auto: a marker of ours where it pays; client: only the client's own. */
  cache: z.enum(["auto", "client"]),
  /** Of the whole project, from midnight UTC; null for none. */
  dailyTokens: z.int().min(0).max(MAX_BUDGET_TOKENS).nullable(),
  dailyTokensPerUser: z.int().min(0).max(MAX_BUDGET_TOKENS).nullable(),
  /** opt-in: nothing of a user is stored before they gave their consent. */
  consent: z.enum(["opt-out", "opt-in"]),
  /** Ids that begin with it are of visitors whom the app does not know; null: there are none. */
  anonymousPrefix: z.string().min(1).max(64).nullable(),
  /** Such a visitor is erased when unseen for so long. */
  anonymousDays: z.int().min(1).max(3650),
  /** What the profile page calls the app; null: the project's name. */
  displayName: z.string().trim().min(1).max(60).nullable(),
  /** The page's colour, "#3451b2"; null: its own. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/iu)
    .nullable(),
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
  labelWording: fields.labelWording.exactOptional(),
  userFrom: fields.userFrom.exactOptional(),
  userText: fields.userText.exactOptional(),
  history: fields.history.exactOptional(),
  cache: fields.cache.exactOptional(),
  dailyTokens: fields.dailyTokens.exactOptional(),
  dailyTokensPerUser: fields.dailyTokensPerUser.exactOptional(),
  consent: fields.consent.exactOptional(),
  anonymousPrefix: fields.anonymousPrefix.exactOptional(),
  anonymousDays: fields.anonymousDays.exactOptional(),
  displayName: fields.displayName.exactOptional(),
  accent: fields.accent.exactOptional(),
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
  labelWording: "phrases",
  userFrom: "header",
  userText: { of: "message" },
  history: "keep",
  cache: "auto",
  dailyTokens: null,
  dailyTokensPerUser: null,
  consent: "opt-out",
  anonymousPrefix: null,
  anonymousDays: 30,
  displayName: null,
  accent: null,
};

/** Whether an id is one that the app made up for a visitor whom it does not know. */
export function isAnonymous({ anonymousPrefix }: ProjectSettings, user: string): boolean {
  return anonymousPrefix !== null && user.startsWith(anonymousPrefix);
}

/** Settings as stored: what was never set takes its default, so that defaults can move. */
export function parseStoredSettings(stored: unknown): ProjectSettings {
  return { ...DEFAULT_SETTINGS, ...SettingsChange.parse(stored) };
}

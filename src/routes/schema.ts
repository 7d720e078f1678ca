/** Shapes that several routes share. */
import { z } from "@hono/zod-openapi";

const ID_MAX_CHARACTERS = 256;
export const MESSAGE_MAX_CHARACTERS = 262_144;
export const MAX_TURNS = 20_000;

/** The project's own opaque id of something: visible characters, well-formed. */
export const OpaqueId = z
  .string()
  .min(1)
  .max(ID_MAX_CHARACTERS)
  .refine((text) => text.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text) && text.trim() !== "", {
    error: "must be visible, well-formed characters",
  });

/** Text of any language; what no text can hold (lone surrogates, NUL) is replaced, not refused. */
export const FreeText = z
  .string()
  .max(MESSAGE_MAX_CHARACTERS, { error: `must be at most ${MESSAGE_MAX_CHARACTERS} characters` })
  .transform((text) => text.toWellFormed().replaceAll("\u0000", "\uFFFD"));

export const SpokenText = FreeText.refine((text) => text.trim() !== "", { error: "must not be blank" });

export const ConversationStatus = z
  .enum(["open", "ended", "learning", "learned", "failed"])
  .openapi("ConversationStatus");

export const UserParam = z.object({
  user: OpaqueId.openapi({ param: { name: "user", in: "path" }, example: "user-42" }),
});

export const ConversationParam = z.object({
  id: OpaqueId.openapi({ param: { name: "id", in: "path" }, example: "conv_kL2…" }),
});

export const PageQuery = z.strictObject({
  cursor: z.string().max(256).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const PROJECT_SECURITY = [{ projectKey: [] }];
export const USER_SECURITY = [{ userToken: [] }];
export const ADMIN_SECURITY = [{ adminToken: [] }];

/** A JSON request body of one schema. */
export function jsonBody<Schema extends z.ZodType>(
  schema: Schema,
): { body: { required: true; content: { "application/json": { schema: Schema } } } } {
  return { body: { required: true, content: { "application/json": { schema } } } };
}

/** A JSON answer of one schema. */
export function jsonAnswer<Schema extends z.ZodType>(
  description: string,
  schema: Schema,
): { description: string; content: { "application/json": { schema: Schema } } } {
  return { description, content: { "application/json": { schema } } };
}

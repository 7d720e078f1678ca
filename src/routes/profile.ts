import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { editProfile } from "../memory/edit-profile.ts";
import { readProfile } from "../memory/read-profile.ts";
import { isValue, SLOTS } from "../persona/grammar.ts";
import { FACETS } from "../persona/signal.ts";
import { subjectOf, type AppEnv } from "./context.ts";
import { errorResponses, refuseInvalid, orRefuse } from "./errors.ts";
import { PROFILE_BASES, type ProfileBase } from "./profile-base.ts";
import { jsonAnswer, jsonBody } from "./schema.ts";

const Source = z.enum(["learned", "edited"]);
const Slot = z.enum(SLOTS);

const ProfileBody = z
  .object({
    persona: z.object({ text: z.string(), tokens: z.int() }),
    lines: z.array(
      z.object({
        centroid: z.string(),
        label: z.string().nullable(),
        phrase: z.string().nullable(),
        facet: z.enum(FACETS),
        weight: z.number(),
        source: Source,
        evidence: z.object({
          signals: z.int(),
          conversations: z.int(),
          explicit: z.int(),
          firstSeen: z.iso.datetime().nullable(),
          lastSeen: z.iso.datetime().nullable(),
        }),
      }),
    ),
    pins: z.array(z.object({ slot: Slot, value: z.string(), source: Source })),
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
]);

const EditsBody = z.strictObject({ edits: z.array(Edit).min(1).max(50) }).openapi("ProfileEdits");

const IfMatch = z.object({
  "if-match": z
    .string()
    .regex(/^"?\d{1,15}"?$/u, { error: "must be a revision" })
    .optional()
    .openapi({ description: "The revision that the edit is of; another one is refused with 412" }),
});

function readRoute({ path, params, security }: ProfileBase) {
  return createRoute({
    method: "get",
    path: path("/profile"),
    summary: "What is believed of a user, and why",
    security,
    request: { params },
    responses: { 200: jsonAnswer("The profile", ProfileBody), ...errorResponses(400, 401, 404) },
  });
}

function editRoute({ path, params, security }: ProfileBase) {
  return createRoute({
    method: "patch",
    path: path("/profile"),
    summary: "Correct it: set a weight, mute, revert, pin, unpin; all edits or none",
    description: "Shows here at once, and in the user's next conversation within a minute or so.",
    security,
    request: { params, headers: IfMatch, ...jsonBody(EditsBody) },
    responses: {
      200: jsonAnswer("The profile after the edits", ProfileBody),
      ...errorResponses(400, 401, 403, 404, 412, 422, 503),
    },
  });
}

export function createProfileRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  for (const base of PROFILE_BASES) {
    routes.openapi(readRoute(base), async (c) => {
      const input = { project: c.get("project"), user: subjectOf(c) };
      const profile = orRefuse(await readProfile(c.get("services"), input));
      return c.json(profile, 200, { etag: `"${profile.revision}"` });
    });
    routes.openapi(editRoute(base), async (c) => {
      const revision = c.req.valid("header")["if-match"]?.replaceAll('"', "");
      const edited = await editProfile(c.get("services"), {
        project: c.get("project"),
        user: subjectOf(c),
        edits: c.req.valid("json").edits,
        expectedRevision: revision === undefined ? undefined : Number(revision),
      });
      const profile = orRefuse(edited);
      return c.json(profile, 200, { etag: `"${profile.revision}"` });
    });
  }
  return routes;
}

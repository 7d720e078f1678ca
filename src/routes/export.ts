/** All that is stored of a user, as JSON. */
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { exportProject } from "../memory/export-project.ts";
import { exportUser } from "../memory/export-user.ts";
import { subjectOf, type AppEnv } from "./context.ts";
import { errorResponses, orRefuse, refuseInvalid } from "./errors.ts";
import { PROFILE_BASES, type ProfileBase } from "./profile-base.ts";
import { ProfileBody, Slot } from "./profile-schema.ts";
import { jsonAnswer, PROJECT_SECURITY } from "./schema.ts";

const Weight = z.number().min(-1).max(1);
const Line = z.object({
  centroid: z.string(),
  weight: Weight,
  kind: z.enum(["preference", "context"]),
  phrase: z.string().optional(),
});
const Pin = z.object({ slot: Slot, value: z.string() });

const ExportBody = z
  .object({
    user: z.string(),
    aliases: z.array(z.string()),
    exportedAt: z.iso.datetime(),
    profile: ProfileBody,
    code: z.object({ codebook: z.string(), entries: z.array(Line), pins: z.array(Pin) }).nullable(),
    edits: z.object({ lines: z.array(Line), pins: z.array(Pin), unpinned: z.array(Slot) }),
    signals: z.array(
      z.object({
        id: z.uuid(),
        facet: z.string(),
        attribute: z.string(),
        slot: z.string().optional(),
        polarity: z.union([z.literal(1), z.literal(-1)]),
        explicit: z.boolean(),
        confidence: z.number(),
        conversation: z.string(),
        at: z.iso.datetime(),
        statement: z.string().optional(),
      }),
    ),
    conversations: z.array(
      z.object({
        id: z.string(),
        status: z.string(),
        lastTurnAt: z.iso.datetime(),
        persona: z.string().nullable(),
        messages: z.array(z.object({ role: z.enum(["user", "assistant"]), content: z.string() })).optional(),
      }),
    ),
    logic: z.array(z.string()),
    recipients: z.array(z.object({ name: z.string(), receives: z.string() })),
  })
  .openapi("UserExport");

function exportRoute({ path, params, security }: ProfileBase) {
  return createRoute({
    method: "get",
    path: path("/export"),
    summary: "All that is stored of a user, where it came from, what is done with it and who receives it",
    description: "The user's own sentences are in it with the user's own token only.",
    security,
    request: { params },
    responses: { 200: jsonAnswer("The export", ExportBody), ...errorResponses(400, 401, 404) },
  });
}

const exportAll = createRoute({
  method: "get",
  path: "/v1/export",
  summary: "The whole project as lines of JSON: itself, then each user as their own export",
  security: PROJECT_SECURITY,
  responses: {
    200: { description: "JSON lines", content: { "application/x-ndjson": { schema: z.string() } } },
    ...errorResponses(401),
  },
});

export function createExportRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  for (const base of PROFILE_BASES) {
    routes.openapi(exportRoute(base), async (c) => {
      const input = { project: c.get("project"), user: subjectOf(c) };
      const exported = orRefuse(await exportUser(c.get("services"), input));
      return c.json(
        { ...exported, edits: { ...exported.edits }, code: exported.code && { ...exported.code } },
        200,
        {
          "cache-control": "no-store",
          "content-disposition": 'attachment; filename="profile.json"',
        },
      );
    });
  }
  routes.openAPIRegistry.registerPath(exportAll);
  routes.get("/v1/export", (c) =>
    c.body(exportProject(c.get("services"), { project: c.get("project") }), 200, {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store",
    }),
  );
  return routes;
}

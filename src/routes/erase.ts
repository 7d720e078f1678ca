/** Erasing a user, or a whole project, with a receipt. */
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { eraseProject } from "../memory/erase-project.ts";
import { eraseUser } from "../memory/erase-user.ts";
import { subjectOf, type AppEnv } from "./context.ts";
import { errorResponses, orRefuse, refuseInvalid } from "./errors.ts";
import { PROFILE_BASES, type ProfileBase } from "./profile-base.ts";
import { ADMIN_SECURITY, jsonAnswer } from "./schema.ts";

const Count = z.int().nonnegative();

const Receipt = z
  .object({
    erasedAt: z.iso.datetime(),
    postgres: z.object({
      signals: Count,
      conversations: Count,
      exchanges: Count,
      profiles: Count,
      usage: Count,
      aliases: Count,
      answers: Count,
      dataKey: z.literal("destroyed"),
    }),
    kv: z.object({
      state: z.enum(["deleted", "pending"]),
      mayShowSeconds: z.int().openapi({ description: "How long a location near a reader may show its copy" }),
    }),
    mirror: z.object({ state: z.enum(["deleted", "pending", "none"]) }),
    queues: z.string(),
    backups: z.string(),
  })
  .openapi("ErasureReceipt");

function eraseRoute({ path, params, security }: ProfileBase) {
  return createRoute({
    method: "delete",
    path: path("/profile"),
    summary: "Erase the user from every store; the receipt says what was deleted where",
    security,
    request: { params },
    responses: { 200: jsonAnswer("Erased", Receipt), ...errorResponses(400, 401, 403, 404) },
  });
}

const eraseProjectRoute = createRoute({
  method: "delete",
  path: "/admin/projects/{id}",
  summary: "Erase a project, its keys and users, a piece a call; call until it is `done`",
  security: ADMIN_SECURITY,
  request: { params: z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) }) },
  responses: {
    200: jsonAnswer("How far it is", z.object({ done: z.boolean(), users: Count })),
    ...errorResponses(401, 404),
  },
});

export function createEraseRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  for (const base of PROFILE_BASES) {
    routes.openapi(eraseRoute(base), async (c) => {
      const input = { project: c.get("project"), user: subjectOf(c) };
      const receipt = orRefuse(await eraseUser(c.get("services"), input));
      return c.json({ ...receipt, erasedAt: receipt.erasedAt.toISOString() }, 200);
    });
  }
  routes.openapi(eraseProjectRoute, async (c) =>
    c.json(orRefuse(await eraseProject(c.get("services"), c.req.valid("param"))), 200),
  );
  return routes;
}

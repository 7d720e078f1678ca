/** Rolling a project's keys, and rotating the root key, for the operator. */
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { rollKey } from "../memory/manage-project.ts";
import { rotateKeys } from "../memory/rotate-keys.ts";
import type { AppEnv } from "./context.ts";
import { errorResponses, orRefuse, refuseInvalid } from "./errors.ts";
import { ADMIN_SECURITY, jsonAnswer, jsonBody } from "./schema.ts";

const MAX_OVERLAP_MINUTES = 30 * 24 * 60;
const DEFAULT_OVERLAP_MINUTES = 60;

const roll = createRoute({
  method: "post",
  path: "/admin/projects/{id}/keys/{key}/roll",
  summary: "A new key in place of an old one, which goes on for `overlapMinutes`",
  security: ADMIN_SECURITY,
  request: {
    params: z.object({
      id: z.string().openapi({ param: { name: "id", in: "path" } }),
      key: z.string().openapi({ param: { name: "key", in: "path" } }),
    }),
    ...jsonBody(
      z.strictObject({
        overlapMinutes: z.int().min(0).max(MAX_OVERLAP_MINUTES).default(DEFAULT_OVERLAP_MINUTES),
      }),
    ),
  },
  responses: {
    201: jsonAnswer("The new key, shown this once", z.object({ id: z.string(), key: z.string() })),
    ...errorResponses(400, 401, 404),
  },
});

const rotate = createRoute({
  method: "post",
  path: "/admin/rotation",
  summary: "Move a piece of what older root keys sealed to the current one; call until `next` is null",
  security: ADMIN_SECURITY,
  request: jsonBody(z.strictObject({ after: z.string().max(64).default("") })),
  responses: {
    200: jsonAnswer(
      "How far it is",
      z.object({ keyId: z.string(), users: z.int(), projects: z.int(), next: z.string().nullable() }),
    ),
    ...errorResponses(400, 401),
  },
});

export function createKeyRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  routes.openapi(roll, async (c) => {
    const { id, key } = c.req.valid("param");
    const input = { projectId: id, keyId: key, ...c.req.valid("json") };
    return c.json(orRefuse(await rollKey(c.get("services"), input)), 201);
  });
  routes.openapi(rotate, async (c) => c.json(await rotateKeys(c.get("services"), c.req.valid("json")), 200));
  return routes;
}

/** Who was erased, for the operator: a file of it beside the backups makes a restored one honest. */
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { listErasures, replayErasures } from "../memory/replay-erasures.ts";
import type { AppEnv } from "./context.ts";
import { errorResponses, refuseInvalid } from "./errors.ts";
import { ADMIN_SECURITY, jsonAnswer, jsonBody } from "./schema.ts";

const MAX_RECORDS = 500;

const Record = z.strictObject({
  project: z.string().regex(/^[a-z0-9_]{1,64}$/u),
  user: z.string().regex(/^[A-Za-z0-9_-]{0,24}$/u),
  erasedAt: z.iso.datetime(),
});

const list = createRoute({
  method: "get",
  path: "/admin/erasures",
  summary: "Who was erased when, by keyed hash, in pages; an empty `user` is a whole project",
  security: ADMIN_SECURITY,
  request: {
    query: z.strictObject({
      cursor: z.string().max(128).optional(),
      limit: z.coerce.number().int().min(1).max(MAX_RECORDS).default(100),
    }),
  },
  responses: {
    200: jsonAnswer("A page", z.object({ erasures: z.array(Record), next: z.string().nullable() })),
    ...errorResponses(400, 401),
  },
});

const replay = createRoute({
  method: "post",
  path: "/admin/erasures/replay",
  summary: "Erase again whom a restored backup brought back",
  security: ADMIN_SECURITY,
  request: jsonBody(z.strictObject({ erasures: z.array(Record).max(MAX_RECORDS) })),
  responses: {
    200: jsonAnswer("How many were there and are gone", z.object({ erased: z.int() })),
    ...errorResponses(400, 401),
  },
});

export function createErasureRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  routes.openapi(list, async (c) => {
    const { erasures, next } = await listErasures(c.get("services"), c.req.valid("query"));
    const shown = erasures.map((record) => ({ ...record, erasedAt: record.erasedAt.toISOString() }));
    return c.json({ erasures: shown, next }, 200);
  });
  routes.openapi(replay, async (c) => {
    const records = c.req
      .valid("json")
      .erasures.map((record) => ({ ...record, erasedAt: new Date(record.erasedAt) }));
    return c.json({ erased: await replayErasures(c.get("services"), records) }, 200);
  });
  return routes;
}

/** Events that the queue gave up, for the operator. */
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { listDeadLetters, replayDeadLetters } from "../memory/dead-letters.ts";
import type { AppEnv } from "./context.ts";
import { errorResponses, refuseInvalid } from "./errors.ts";
import { ADMIN_SECURITY, jsonAnswer, jsonBody } from "./schema.ts";

const Limit = z.coerce.number().int().min(1).max(500).default(100);

const list = createRoute({
  method: "get",
  path: "/admin/dead-letters",
  summary: "Events that the queue gave up, in pages",
  security: ADMIN_SECURITY,
  request: { query: z.strictObject({ cursor: z.uuid().optional(), limit: Limit }) },
  responses: {
    200: jsonAnswer(
      "A page of events",
      z.object({
        events: z.array(
          z.object({
            event: z.uuid(),
            project: z.string(),
            attempts: z.int(),
            createdAt: z.iso.datetime(),
            givenUpAt: z.iso.datetime(),
          }),
        ),
        next: z.string().nullable(),
      }),
    ),
    ...errorResponses(400, 401),
  },
});

const replay = createRoute({
  method: "post",
  path: "/admin/dead-letters/replay",
  summary: "Send given-up events again: one, or as many as `limit`",
  security: ADMIN_SECURITY,
  request: jsonBody(z.strictObject({ event: z.uuid().optional(), limit: Limit })),
  responses: {
    200: jsonAnswer("How many were sent", z.object({ sent: z.int() })),
    ...errorResponses(400, 401),
  },
});

export function createDeadLetterRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  routes.openapi(list, async (c) => {
    const { events, next } = await listDeadLetters(c.get("services"), c.req.valid("query"));
    const shown = events.map(({ createdAt, givenUpAt, ...event }) => ({
      ...event,
      createdAt: createdAt.toISOString(),
      givenUpAt: givenUpAt.toISOString(),
    }));
    return c.json({ events: shown, next }, 200);
  });
  routes.openapi(replay, async (c) =>
    c.json({ sent: await replayDeadLetters(c.get("services"), c.req.valid("json")) }, 200),
  );
  return routes;
}

import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { AppEnv } from "./context.ts";
import { jsonAnswer } from "./schema.ts";

const health = createRoute({
  method: "get",
  path: "/healthz",
  summary: "Whether the Worker is up",
  responses: { 200: jsonAnswer("Up", z.object({ status: z.literal("ok") })) },
});

export function createHealthRoutes(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>().openapi(health, (c) => c.json({ status: "ok" as const }, 200));
}

import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { checkHealth } from "../memory/check-health.ts";
import type { AppEnv } from "./context.ts";
import { refuseInvalid } from "./errors.ts";
import { jsonAnswer } from "./schema.ts";

const Health = z.object({
  status: z.enum(["ok", "degraded"]),
  degraded: z.array(z.object({ part: z.string(), effect: z.string() })),
});

const health = createRoute({
  method: "get",
  path: "/healthz",
  summary: "Whether the Worker is up, and what it has to do without",
  description:
    "Always 200 while the Worker runs: chat answers whatever store is down. Asks the stores, at most every " +
    "5 seconds, which wakes a sleeping Postgres; `?stores=no` asks none.",
  request: { query: z.object({ stores: z.enum(["yes", "no"]).default("yes") }) },
  responses: { 200: jsonAnswer("Up", Health) },
});

export function createHealthRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  return routes.openapi(health, async (c) => {
    if (c.req.valid("query").stores === "no") return c.json({ status: "ok" as const, degraded: [] }, 200);
    const { status, degraded } = await checkHealth(c.get("services"));
    return c.json({ status, degraded: [...degraded] }, 200);
  });
}

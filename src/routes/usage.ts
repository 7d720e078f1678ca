import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { readUsage } from "../memory/read-usage.ts";
import type { AppEnv } from "./context.ts";
import { errorResponses, refuseInvalid } from "./errors.ts";
import { jsonAnswer, OpaqueId, PROJECT_SECURITY } from "./schema.ts";

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;

const Usd = z.number().openapi({ description: "Dollars, by the dated price table" });

const UsageLine = z
  .object({
    day: z.iso.date(),
    model: z.string(),
    user: z.string().optional(),
    requests: z.int(),
    tokens: z.object({
      input: z.int(),
      cacheWrite: z.int(),
      cacheRead: z.int(),
      output: z.int(),
      persona: z.int(),
      removed: z.int(),
    }),
    extraction: z.object({ requests: z.int(), input: z.int(), output: z.int(), usd: Usd }),
    usd: Usd,
    unpriced: z.int(),
    computed: z
      .object({ stuffingUncachedUsd: Usd, stuffingCachedUsd: Usd })
      .openapi({ description: "Computed, not billed: with the removed history, and without the block" }),
  })
  .openapi("UsageLine");

const usage = createRoute({
  method: "get",
  path: "/v1/usage",
  summary: "Tokens and their cost, by day, model and, where asked for, user",
  security: PROJECT_SECURITY,
  request: {
    query: z.strictObject({
      from: z.iso.date().optional(),
      to: z.iso.date().optional().openapi({ description: "Included" }),
      by: z.enum(["model", "user"]).default("model"),
      user: OpaqueId.optional(),
    }),
  },
  responses: {
    200: jsonAnswer(
      "Usage, newest first",
      z.object({
        priceTable: z.string(),
        usage: z.array(UsageLine),
        truncated: z.boolean(),
        sharedIds: z.array(z.object({ user: z.string(), since: z.iso.datetime() })),
      }),
    ),
    ...errorResponses(400, 401, 503),
  },
});

export function createUsageRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  routes.openapi(usage, async (c) => {
    const services = c.get("services");
    const { from, to, by, user } = c.req.valid("query");
    const end = new Date((to === undefined ? services.clock.now() : new Date(to)).getTime() + DAY_MS);
    const start = from === undefined ? new Date(end.getTime() - DEFAULT_DAYS * DAY_MS) : new Date(from);
    const report = await readUsage(services, {
      project: c.get("project"),
      from: start,
      to: end,
      byUser: by === "user",
      user,
    });
    const sharedIds = report.sharedIds.map((shared) => ({ ...shared, since: shared.since.toISOString() }));
    return c.json(
      { priceTable: report.priceTable, usage: report.lines, truncated: report.truncated, sharedIds },
      200,
    );
  });
  return routes;
}

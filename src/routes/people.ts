/** Who a user is and whether they may be remembered: merging ids, and consent. */
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { setConsent } from "../memory/consent.ts";
import { mergeUsers } from "../memory/merge-users.ts";
import type { AppEnv } from "./context.ts";
import { errorResponses, orRefuse, refuseInvalid } from "./errors.ts";
import { jsonAnswer, jsonBody, OpaqueId, PROJECT_SECURITY, UserParam } from "./schema.ts";

const merge = createRoute({
  method: "post",
  path: "/v1/users/{user}/merge",
  summary: "Fold another id into the user: a visitor has logged in",
  description:
    "Signals, edits, pins and conversations move, open ones too; the other id becomes an alias that reads, " +
    "exports and erasure follow. Safe to send again. Tokens of the other id end.",
  security: PROJECT_SECURITY,
  request: { params: UserParam, ...jsonBody(z.strictObject({ from: OpaqueId }).openapi("Merge")) },
  responses: {
    200: jsonAnswer("Merged", z.object({ user: z.string(), alias: z.string() })),
    ...errorResponses(400, 401, 409),
  },
});

const consent = createRoute({
  method: "post",
  path: "/v1/users/{user}/consent",
  summary: "The user gave their consent to be remembered, or took it back",
  description: "Taken back, all that was stored of the user is erased.",
  security: PROJECT_SECURITY,
  request: { params: UserParam, ...jsonBody(z.strictObject({ given: z.boolean() }).openapi("Consent")) },
  responses: {
    200: jsonAnswer("Noted", z.object({ given: z.boolean() })),
    ...errorResponses(400, 401),
  },
});

export function createPeopleRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  routes.openapi(merge, async (c) => {
    const input = {
      project: c.get("project"),
      into: c.req.valid("param").user,
      from: c.req.valid("json").from,
    };
    return c.json(orRefuse(await mergeUsers(c.get("services"), input)), 200);
  });
  routes.openapi(consent, async (c) => {
    const { user } = c.req.valid("param");
    const input = { project: c.get("project"), user, given: c.req.valid("json").given };
    return c.json(orRefuse(await setConsent(c.get("services"), input)), 200);
  });
  return routes;
}

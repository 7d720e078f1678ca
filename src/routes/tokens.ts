/** Tokens with which a project lets its users see and correct their own profile. */
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { issueToken, revokeTokens } from "../memory/issue-token.ts";
import type { AppEnv } from "./context.ts";
import { errorResponses, orRefuse, refuseInvalid } from "./errors.ts";
import { jsonAnswer, jsonBody, PROJECT_SECURITY, UserParam } from "./schema.ts";

const DEFAULT_MINUTES = 15;
const MAX_MINUTES = 24 * 60;

const TokenBody = z
  .strictObject({
    scope: z.enum(["read", "write"]).default("write"),
    minutes: z.int().min(1).max(MAX_MINUTES).default(DEFAULT_MINUTES),
  })
  .openapi("TokenRequest");

const issue = createRoute({
  method: "post",
  path: "/v1/users/{user}/tokens",
  summary: "A token with which one user sees and corrects their profile, and a link that carries it",
  description:
    "Give it to that user alone. The link carries the token behind `#`, which no browser sends: it stands " +
    "in no log and no referrer.",
  security: PROJECT_SECURITY,
  request: { params: UserParam, ...jsonBody(TokenBody) },
  responses: {
    201: jsonAnswer(
      "Issued; shown this once",
      z.object({
        token: z.string(),
        scope: z.enum(["read", "write"]),
        expiresAt: z.iso.datetime(),
        url: z.url(),
      }),
    ),
    ...errorResponses(400, 401, 404),
  },
});

const revoke = createRoute({
  method: "delete",
  path: "/v1/users/{user}/tokens",
  summary: "Revoke every token of a user, at once",
  security: PROJECT_SECURITY,
  request: { params: UserParam },
  responses: {
    200: jsonAnswer("Revoked", z.object({ revoked: z.literal(true) })),
    ...errorResponses(400, 401, 404),
  },
});

export function createTokenRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  routes.openapi(issue, async (c) => {
    const input = { project: c.get("project"), user: c.req.valid("param").user, ...c.req.valid("json") };
    const { token, scope, expiresAt } = orRefuse(await issueToken(c.get("services"), input));
    const url = `${new URL(c.req.url).origin}/profile#${token}`;
    const body = { token, scope, expiresAt: expiresAt.toISOString(), url };
    return c.json(body, 201, { "cache-control": "no-store" });
  });
  routes.openapi(revoke, async (c) => {
    const input = { project: c.get("project"), user: c.req.valid("param").user };
    orRefuse(await revokeTokens(c.get("services"), input));
    return c.json({ revoked: true as const }, 200);
  });
  return routes;
}

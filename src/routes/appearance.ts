/** What the profile page looks like: the app's name and colour. */
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { AppEnv } from "./context.ts";
import { errorResponses, refuseInvalid } from "./errors.ts";
import { jsonAnswer, USER_SECURITY } from "./schema.ts";

const read = createRoute({
  method: "get",
  path: "/v1/profile/appearance",
  summary: "The app's name and colour, for the profile page",
  security: USER_SECURITY,
  responses: {
    200: jsonAnswer("Name and colour", z.object({ name: z.string(), accent: z.string().nullable() })),
    ...errorResponses(401),
  },
});

export function createAppearanceRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  return routes.openapi(read, async (c) => {
    const { id, settings } = c.get("project");
    const name = settings.displayName ?? (await c.get("services").directory.readName(id));
    return c.json({ name: name ?? "", accent: settings.accent }, 200);
  });
}

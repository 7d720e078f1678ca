import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { listSignals, listUsers, type ListedSignal } from "../memory/list-memory.ts";
import { SLOTS } from "../persona/grammar.ts";
import { FACETS } from "../persona/signal.ts";
import type { AppEnv } from "./context.ts";
import { errorResponses, refuseInvalid, orRefuse } from "./errors.ts";
import { jsonAnswer, PageQuery, PROJECT_SECURITY, UserParam } from "./schema.ts";

const UserPage = z
  .object({
    users: z.array(z.object({ user: z.string(), lastSeenAt: z.iso.datetime() })),
    next: z.string().nullable(),
  })
  .openapi("UserPage");

const SignalPage = z
  .object({
    signals: z.array(
      z.object({
        id: z.uuid(),
        facet: z.enum(FACETS),
        attribute: z.string(),
        slot: z.enum(SLOTS).optional(),
        polarity: z.union([z.literal(1), z.literal(-1)]),
        explicit: z.boolean(),
        confidence: z.number(),
        conversation: z.string(),
        at: z.iso.datetime(),
      }),
    ),
    next: z.string().nullable(),
  })
  .openapi("SignalPage");

const users = createRoute({
  method: "get",
  path: "/v1/users",
  summary: "Who there is, in pages",
  security: PROJECT_SECURITY,
  request: { query: PageQuery },
  responses: { 200: jsonAnswer("A page of users", UserPage), ...errorResponses(400, 401) },
});

const signals = createRoute({
  method: "get",
  path: "/v1/users/{user}/signals",
  summary: "What was learned of a user, newest first, in pages",
  security: PROJECT_SECURITY,
  request: { params: UserParam, query: PageQuery },
  responses: { 200: jsonAnswer("A page of signals", SignalPage), ...errorResponses(400, 401, 404) },
});

export function createUserRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  routes.openapi(users, async (c) => {
    const page = await listUsers(c.get("services"), { project: c.get("project"), ...c.req.valid("query") });
    const found = page.items.map(({ user, lastSeenAt }) => ({ user, lastSeenAt: lastSeenAt.toISOString() }));
    return c.json({ users: found, next: page.next }, 200);
  });
  routes.openapi(signals, async (c) => {
    const page = await listSignals(c.get("services"), {
      project: c.get("project"),
      user: c.req.valid("param").user,
      ...c.req.valid("query"),
    });
    const { items, next } = orRefuse(page);
    return c.json({ signals: items.map(renderSignal), next }, 200);
  });
  return routes;
}

function renderSignal(signal: ListedSignal): z.infer<typeof SignalPage>["signals"][number] {
  const { id, facet, attribute, slot, polarity, explicit, confidence } = signal;
  return {
    id,
    facet,
    attribute,
    ...(slot === undefined ? {} : { slot }),
    polarity,
    explicit,
    confidence,
    conversation: signal.conversationId,
    at: signal.at.toISOString(),
  };
}

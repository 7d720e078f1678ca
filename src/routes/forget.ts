/** Forgetting a part of a profile: one signal, one pin, or all that was learned. */
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { forgetPin, forgetSignal, forgetSignals } from "../memory/forget.ts";
import { subjectOf, type AppEnv } from "./context.ts";
import { errorResponses, orRefuse, refuseInvalid } from "./errors.ts";
import { PROFILE_BASES, type ProfileBase } from "./profile-base.ts";
import { ProfileBody, Slot } from "./profile-schema.ts";
import { jsonAnswer } from "./schema.ts";

const answers = {
  200: jsonAnswer("The profile without it", ProfileBody),
  ...errorResponses(400, 401, 403, 404),
};

function signalRoute({ path, params, security }: ProfileBase) {
  return createRoute({
    method: "delete",
    path: path("/signals/{signal}"),
    summary: "Forget what was learned from one sentence",
    security,
    request: {
      params: params.extend({ signal: z.uuid().openapi({ param: { name: "signal", in: "path" } }) }),
    },
    responses: answers,
  });
}

function signalsRoute({ path, params, security }: ProfileBase) {
  return createRoute({
    method: "delete",
    path: path("/signals"),
    summary: "Forget all that was learned; the user's own edits stay",
    security,
    request: { params },
    responses: answers,
  });
}

function pinRoute({ path, params, security }: ProfileBase) {
  return createRoute({
    method: "delete",
    path: path("/pins/{slot}"),
    summary: "Forget a pin, whether learned or the user's own; it may be learned anew",
    security,
    request: { params: params.extend({ slot: Slot.openapi({ param: { name: "slot", in: "path" } }) }) },
    responses: answers,
  });
}

export function createForgetRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  for (const base of PROFILE_BASES) {
    routes.openapi(signalRoute(base), async (c) => {
      const signal = z.uuid().parse(c.req.valid("param")["signal"]);
      const input = { project: c.get("project"), user: subjectOf(c), signal };
      return c.json(orRefuse(await forgetSignal(c.get("services"), input)), 200);
    });
    routes.openapi(signalsRoute(base), async (c) => {
      const input = { project: c.get("project"), user: subjectOf(c) };
      return c.json(orRefuse(await forgetSignals(c.get("services"), input)), 200);
    });
    routes.openapi(pinRoute(base), async (c) => {
      const slot = Slot.parse(c.req.valid("param")["slot"]);
      const input = { project: c.get("project"), user: subjectOf(c), slot };
      return c.json(orRefuse(await forgetPin(c.get("services"), input)), 200);
    });
  }
  return routes;
}

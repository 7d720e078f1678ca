/** What every handler finds in its context. */
import { createMiddleware } from "hono/factory";
import { authenticateAdmin, authenticateProject } from "../memory/authenticate.ts";
import type { Project, Services } from "../ports.ts";
import { createServices } from "../services.ts";
import { orRefuse } from "./errors.ts";

export interface AppEnv {
  Bindings: Env;
  Variables: { services: Services; requestId: string; project: Project };
}

export const provideServices = createMiddleware<AppEnv>(async (c, next) => {
  const services = createServices(c.env, (work) => c.executionCtx.waitUntil(work));
  c.set("services", services);
  c.set("requestId", services.identifiers.opaque("req"));
  c.header("x-request-id", c.get("requestId"));
  await next();
});

export const requireProject = createMiddleware<AppEnv>(async (c, next) => {
  c.set("project", orRefuse(await authenticateProject(c.get("services"), c.req.header("authorization"))));
  await next();
});

export const requireAdmin = createMiddleware<AppEnv>(async (c, next) => {
  orRefuse(await authenticateAdmin(c.get("services"), c.req.header("authorization")));
  await next();
});

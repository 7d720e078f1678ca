/** What every handler finds in its context. */
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { authenticateAdmin, authenticateProject } from "../memory/authenticate.ts";
import { authenticateUser } from "../memory/authenticate-user.ts";
import type { Subject } from "../memory/find-user.ts";
import type { Project, Services, User } from "../ports.ts";
import { createServices } from "../services.ts";
import { orRefuse } from "./errors.ts";

export interface AppEnv {
  Bindings: Env;
  Variables: {
    services: Services;
    requestId: string;
    project: Project;
    /** Set where the caller is an end user: nothing else says whose profile it is. */
    subject?: User;
  };
}

export const provideServices = createMiddleware<AppEnv>(async (c, next) => {
  const services = createServices(c.env, (work) => c.executionCtx.waitUntil(work));
  c.set("services", services);
  c.set("requestId", services.identifiers.opaque("req"));
  c.header("x-request-id", c.get("requestId"));
  await next();
});

/** Under these a user acts with their own token; everywhere else the project with its key. */
const OWN_PROFILE = /^\/v1\/profile(?:\/|$)/u;

export const requireCaller = createMiddleware<AppEnv>(async (c, next) => {
  const authorization = c.req.header("authorization");
  if (OWN_PROFILE.test(c.req.path)) {
    const needs = isReading(c.req) ? "read" : "write";
    const caller = orRefuse(await authenticateUser(c.get("services"), { authorization, needs }));
    c.set("project", caller.project);
    c.set("subject", caller.user);
  } else {
    c.set("project", orRefuse(await authenticateProject(c.get("services"), authorization)));
  }
  await next();
});

function isReading({ method, path }: { method: string; path: string }): boolean {
  return method === "GET" || method === "HEAD" || path === "/v1/profile/preview";
}

/** Whose profile a request is about: the token's user, or the one that the project names. */
export function subjectOf(c: Context<AppEnv>): Subject {
  return c.get("subject") ?? c.req.param("user") ?? "";
}

export const requireAdmin = createMiddleware<AppEnv>(async (c, next) => {
  orRefuse(await authenticateAdmin(c.get("services"), c.req.header("authorization")));
  await next();
});

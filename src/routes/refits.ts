/** Refits on demand, and how far they are. */
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { beginRefit } from "../memory/refit/begin-refit.ts";
import { readRefit } from "../memory/refit/read-refit.ts";
import type { Refit } from "../ports.ts";
import type { AppEnv } from "./context.ts";
import { errorResponses, orRefuse, refuseInvalid } from "./errors.ts";
import { jsonAnswer, jsonBody, OpaqueId, PROJECT_SECURITY } from "./schema.ts";

const RefitParam = z.object({
  id: OpaqueId.openapi({ param: { name: "id", in: "path" } }),
});

export const Drift = z
  .object({
    error: z.number(),
    errorRatio: z.number().nullable(),
    stability: z.number().nullable(),
    far: z.number(),
    fires: z.boolean(),
    reasons: z.array(z.string()),
    at: z.iso.datetime(),
  })
  .openapi("Drift");

export const RefitStarted = z.object({ id: z.string(), phase: z.string() });

const RefitBody = z
  .object({
    id: z.string(),
    phase: z.enum([
      "fit",
      "average",
      "label",
      "check",
      "publish",
      "encode",
      "tidy",
      "done",
      "draft",
      "unneeded",
      "failed",
    ]),
    done: z.int(),
    total: z.int(),
    version: z.string(),
    replaces: z.string(),
    error: z.object({ before: z.number().nullable(), after: z.number().nullable() }),
    drift: Drift.nullable(),
    changes: z
      .object({
        k: z.int(),
        inherited: z.int(),
        added: z.int(),
        retired: z.int(),
        relabelled: z.int(),
      })
      .nullable(),
    reasons: z.array(z.string()),
    attempt: z.int(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .openapi("Refit");

const begin = createRoute({
  method: "post",
  path: "/v1/refits",
  summary: "Fit the codebook anew to the project's signals, and encode every user against it",
  security: PROJECT_SECURITY,
  request: jsonBody(z.strictObject({})),
  responses: { 202: jsonAnswer("Under way", RefitStarted), ...errorResponses(400, 401, 409) },
});

const read = createRoute({
  method: "get",
  path: "/v1/refits/{id}",
  summary: "How far a refit is, and what came of it",
  security: PROJECT_SECURITY,
  request: { params: RefitParam },
  responses: { 200: jsonAnswer("The refit", RefitBody), ...errorResponses(400, 401, 404) },
});

export function createRefitRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  routes.openapi(begin, async (c) => {
    const refit = orRefuse(await beginRefit(c.get("services"), { projectId: c.get("project").id }));
    return c.json({ id: refit.id, phase: refit.phase }, 202);
  });
  routes.openapi(read, async (c) => {
    const input = { project: c.get("project"), id: c.req.valid("param").id };
    return c.json(renderRefit(orRefuse(await readRefit(c.get("services"), input))), 200);
  });
  return routes;
}

function renderRefit(refit: Refit): z.infer<typeof RefitBody> {
  const { id, phase, done, total, version, baseVersion, drift, changes, reasons, attempt } = refit;
  return {
    id,
    phase,
    done,
    total,
    version,
    replaces: baseVersion,
    error: { before: refit.errorBefore, after: refit.errorAfter },
    drift,
    changes,
    reasons,
    attempt,
    createdAt: refit.createdAt.toISOString(),
    finishedAt: refit.finishedAt?.toISOString() ?? null,
  };
}

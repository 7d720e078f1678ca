/** The active codebook, and the names of its centroids. */
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { readCodebook } from "../memory/refit/read-codebook.ts";
import { renameLabel } from "../memory/refit/rename-label.ts";
import { FACETS } from "../persona/signal.ts";
import type { AppEnv } from "./context.ts";
import { errorResponses, orRefuse, refuseInvalid } from "./errors.ts";
import { Drift, RefitStarted } from "./refits.ts";
import { jsonAnswer, jsonBody, OpaqueId, PROJECT_SECURITY } from "./schema.ts";

const LABEL_MAX_CHARACTERS = 200;

const CentroidParam = z.object({
  id: OpaqueId.openapi({ param: { name: "id", in: "path" }, example: "seed:short-answers" }),
});

const CodebookBody = z
  .object({
    version: z.string(),
    ageSeconds: z.int().nullable(),
    k: z.int(),
    error: z.number().nullable(),
    drift: Drift.nullable(),
    centroids: z.array(
      z.object({
        id: z.string(),
        label: z.string().nullable(),
        facet: z.enum(FACETS),
        support: z.union([z.int(), z.string()]).nullable(),
        share: z.number().nullable(),
      }),
    ),
  })
  .openapi("Codebook");

const read = createRoute({
  method: "get",
  path: "/v1/codebook",
  summary: "The active codebook: labels, support, drift",
  security: PROJECT_SECURITY,
  responses: { 200: jsonAnswer("The codebook", CodebookBody), ...errorResponses(401) },
});

const rename = createRoute({
  method: "patch",
  path: "/v1/codebook/labels/{id}",
  summary: "Name a centroid for good: published as a refit's result is",
  security: PROJECT_SECURITY,
  request: {
    params: CentroidParam,
    ...jsonBody(z.strictObject({ label: z.string().min(1).max(LABEL_MAX_CHARACTERS) })),
  },
  responses: { 202: jsonAnswer("Under way", RefitStarted), ...errorResponses(400, 401, 404, 409) },
});

export function createCodebookRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  routes.openapi(read, async (c) =>
    c.json(await readCodebook(c.get("services"), { project: c.get("project") }), 200),
  );
  routes.openapi(rename, async (c) => {
    const input = {
      project: c.get("project"),
      centroid: c.req.valid("param").id,
      label: c.req.valid("json").label,
    };
    const refit = orRefuse(await renameLabel(c.get("services"), input));
    return c.json({ id: refit.id, phase: refit.phase }, 202);
  });
  return routes;
}

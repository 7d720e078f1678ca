/** Provisioning, with the admin token. */
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { createProject } from "../memory/create-project.ts";
import { reembedProject } from "../memory/reembed-project.ts";
import { addKey, changeSettings, readProject, revokeKey } from "../memory/manage-project.ts";
import { ProjectSettings, SettingsChange } from "../project-settings.ts";
import type { AppEnv } from "./context.ts";
import { errorResponses, refuseInvalid, orRefuse } from "./errors.ts";
import { ADMIN_SECURITY, jsonAnswer, jsonBody, SpokenText } from "./schema.ts";

const ProjectParam = z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) });
const KeyParam = ProjectParam.extend({ key: z.string().openapi({ param: { name: "key", in: "path" } }) });
const ProjectBody = z
  .object({ id: z.string(), name: z.string(), settings: ProjectSettings })
  .openapi("Project");

const create = createRoute({
  method: "post",
  path: "/admin/projects",
  summary: "Create a project and its staging twin; the keys are shown this once",
  security: ADMIN_SECURITY,
  request: jsonBody(z.strictObject({ name: SpokenText.pipe(z.string().max(100)) })),
  responses: {
    201: jsonAnswer(
      "Created",
      z.object({
        project: z.object({ id: z.string(), name: z.string(), testId: z.string() }),
        keys: z.object({ live: z.string(), test: z.string() }),
      }),
    ),
    ...errorResponses(400, 401),
  },
});

const read = createRoute({
  method: "get",
  path: "/admin/projects/{id}",
  summary: "A project's name and settings",
  security: ADMIN_SECURITY,
  request: { params: ProjectParam },
  responses: { 200: jsonAnswer("The project", ProjectBody), ...errorResponses(401, 404) },
});

const change = createRoute({
  method: "patch",
  path: "/admin/projects/{id}",
  summary: "Change settings; effective within half a minute",
  security: ADMIN_SECURITY,
  request: {
    params: ProjectParam,
    ...jsonBody(z.strictObject({ settings: SettingsChange })),
  },
  responses: { 200: jsonAnswer("The project", ProjectBody), ...errorResponses(400, 401, 404) },
});

const createKey = createRoute({
  method: "post",
  path: "/admin/projects/{id}/keys",
  summary: "A further key of a project, shown this once",
  security: ADMIN_SECURITY,
  request: { params: ProjectParam },
  responses: {
    201: jsonAnswer("Created", z.object({ id: z.string(), key: z.string() })),
    ...errorResponses(401, 404),
  },
});

const removeKey = createRoute({
  method: "delete",
  path: "/admin/projects/{id}/keys/{key}",
  summary: "Revoke a key by its id; effective within half a minute",
  security: ADMIN_SECURITY,
  request: { params: KeyParam },
  responses: {
    200: jsonAnswer("Revoked", z.object({ id: z.string(), revoked: z.literal(true) })),
    ...errorResponses(401, 404),
  },
});

const reembed = createRoute({
  method: "post",
  path: "/admin/projects/{id}/reembed",
  summary: "Do a piece of a project's move to another embedder; call until the phase is `done`",
  security: ADMIN_SECURITY,
  request: { params: ProjectParam, ...jsonBody(z.strictObject({ to: z.string().min(1).max(64) })) },
  responses: {
    200: jsonAnswer(
      "How far it is",
      z.object({
        phase: z.enum(["embed", "encode", "tidy", "done"]),
        done: z.int(),
        total: z.int(),
        to: z.string(),
      }),
    ),
    ...errorResponses(400, 401, 404, 503),
  },
});

export function createAdminRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  routes.openapi(create, async (c) =>
    c.json(await createProject(c.get("services"), c.req.valid("json")), 201),
  );
  routes.openapi(read, async (c) =>
    c.json(orRefuse(await readProject(c.get("services"), c.req.valid("param").id)), 200),
  );
  routes.openapi(change, async (c) => {
    const { settings: changes } = c.req.valid("json");
    const input = { id: c.req.valid("param").id, changes };
    return c.json(orRefuse(await changeSettings(c.get("services"), input)), 200);
  });
  routes.openapi(createKey, async (c) => {
    const input = { projectId: c.req.valid("param").id };
    return c.json(orRefuse(await addKey(c.get("services"), input)), 201);
  });
  routes.openapi(removeKey, async (c) => {
    const { id, key } = c.req.valid("param");
    orRefuse(await revokeKey(c.get("services"), { projectId: id, keyId: key }));
    return c.json({ id: key, revoked: true as const }, 200);
  });
  routes.openapi(reembed, async (c) => {
    const input = { projectId: c.req.valid("param").id, to: c.req.valid("json").to };
    return c.json(orRefuse(await reembedProject(c.get("services"), input)), 200);
  });
  return routes;
}

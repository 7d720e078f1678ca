/** The profile: seen, corrected, paused; by the project's key, or by the user's own token. */
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { editProfile, previewEdits } from "../memory/edit-profile.ts";
import { pauseUser } from "../memory/pause-user.ts";
import { readProfile } from "../memory/read-profile.ts";
import { searchCodebook } from "../memory/search-codebook.ts";
import { FACETS } from "../persona/signal.ts";
import { subjectOf, type AppEnv } from "./context.ts";
import { errorResponses, refuseInvalid, orRefuse } from "./errors.ts";
import { PROFILE_BASES, type ProfileBase } from "./profile-base.ts";
import { EditsBody, IfMatch, ProfileBody } from "./profile-schema.ts";
import { jsonAnswer, jsonBody } from "./schema.ts";

function readRoute({ path, params, security }: ProfileBase) {
  return createRoute({
    method: "get",
    path: path("/profile"),
    summary: "What is believed of a user, and why",
    security,
    request: { params },
    responses: { 200: jsonAnswer("The profile", ProfileBody), ...errorResponses(400, 401, 404) },
  });
}

function editRoute({ path, params, security }: ProfileBase) {
  return createRoute({
    method: "patch",
    path: path("/profile"),
    summary: "Correct it: set a weight, mute, revert, pin, unpin; all edits or none",
    description: "Shows here at once, and in the user's next conversation within a minute or so.",
    security,
    request: { params, headers: IfMatch, ...jsonBody(EditsBody) },
    responses: {
      200: jsonAnswer("The profile after the edits", ProfileBody),
      ...errorResponses(400, 401, 403, 404, 412, 422, 503),
    },
  });
}

function previewRoute({ path, params, security }: ProfileBase) {
  return createRoute({
    method: "post",
    path: path("/preview"),
    summary: "The profile as edits would leave it, block and tokens included; stores nothing",
    security,
    request: { params, ...jsonBody(EditsBody) },
    responses: {
      200: jsonAnswer("The profile as it would be", ProfileBody),
      ...errorResponses(400, 401, 404, 422),
    },
  });
}

function pauseRoute({ path, params, security }: ProfileBase, part: "/pause" | "/resume") {
  return createRoute({
    method: "post",
    path: path(part),
    summary:
      part === "/pause"
        ? "Learn nothing more of the user, and open no conversation with what is known, until `resume`"
        : "Learn of the user, and open conversations with what is known, again",
    security,
    request: { params },
    responses: {
      200: jsonAnswer("How it is now", z.object({ paused: z.boolean() })),
      ...errorResponses(400, 401, 403, 404),
    },
  });
}

function searchRoute({ path, params, security }: ProfileBase) {
  return createRoute({
    method: "get",
    path: path("/centroids"),
    summary: "What may be added to the profile with a `weight` edit, by words of its label",
    security,
    request: { params, query: z.strictObject({ search: z.string().max(80).default("") }) },
    responses: {
      200: jsonAnswer(
        "At most 20, by label",
        z.object({
          centroids: z.array(z.object({ centroid: z.string(), label: z.string(), facet: z.enum(FACETS) })),
        }),
      ),
      ...errorResponses(400, 401),
    },
  });
}

export function createProfileRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  for (const base of PROFILE_BASES) {
    routes.openapi(readRoute(base), async (c) => {
      const input = { project: c.get("project"), user: subjectOf(c) };
      const profile = orRefuse(await readProfile(c.get("services"), input));
      return c.json(profile, 200, { etag: `"${profile.revision}"` });
    });
    routes.openapi(editRoute(base), async (c) => {
      const revision = c.req.valid("header")["if-match"]?.replaceAll('"', "");
      const edited = await editProfile(c.get("services"), {
        project: c.get("project"),
        user: subjectOf(c),
        edits: c.req.valid("json").edits,
        expectedRevision: revision === undefined ? undefined : Number(revision),
      });
      const profile = orRefuse(edited);
      return c.json(profile, 200, { etag: `"${profile.revision}"` });
    });
    routes.openapi(previewRoute(base), async (c) => {
      const input = { project: c.get("project"), user: subjectOf(c), edits: c.req.valid("json").edits };
      return c.json(orRefuse(await previewEdits(c.get("services"), input)), 200);
    });
    for (const part of ["/pause", "/resume"] as const) {
      routes.openapi(pauseRoute(base, part), async (c) => {
        const input = { project: c.get("project"), user: subjectOf(c), paused: part === "/pause" };
        return c.json(orRefuse(await pauseUser(c.get("services"), input)), 200);
      });
    }
    routes.openapi(searchRoute(base), async (c) => {
      const input = { project: c.get("project"), query: c.req.valid("query").search };
      const found = await searchCodebook(c.get("services"), input);
      const centroids = found.map(({ id, label, facet }) => ({ centroid: id, label, facet }));
      return c.json({ centroids }, 200);
    });
  }
  return routes;
}

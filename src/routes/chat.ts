import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { chat } from "../memory/chat.ts";
import type { AppEnv } from "./context.ts";
import { errorResponses, refuseInvalid, orRefuse } from "./errors.ts";
import { FreeText, jsonBody, OpaqueId, PROJECT_SECURITY, SpokenText } from "./schema.ts";

const ChatBody = z
  .strictObject({
    user: OpaqueId.openapi({ example: "user-42" }),
    conversation: OpaqueId.optional(),
    message: SpokenText.openapi({ example: "Keep it short, please. How do I cancel?" }),
    model: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.:_-]{0,99}$/iu, { error: "must be a model's name" })
      .optional(),
    system: FreeText.optional(),
    max_tokens: z.int().min(1).max(64_000).optional(),
  })
  .openapi("ChatRequest");

const say = createRoute({
  method: "post",
  path: "/v1/chat",
  summary: "One turn: opens a conversation, or goes on with one",
  description:
    "Answers with server-sent events in Anthropic's format, behind a first event `tercet` with the " +
    "conversation's id, where the persona came from, and its tokens.",
  security: PROJECT_SECURITY,
  request: jsonBody(ChatBody),
  responses: {
    200: { description: "Events", content: { "text/event-stream": { schema: z.string() } } },
    ...errorResponses(400, 401, 404, 409, 413, 415, 429, 502, 503),
  },
});

export function createChatRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  routes.openapi(say, async (c) => {
    const { max_tokens: maxTokens, ...input } = c.req.valid("json");
    const turn = await chat(c.get("services"), { project: c.get("project"), ...input, maxTokens });
    const { conversation, persona, stream } = orRefuse(turn);
    return c.body(stream, 200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-tercet-conversation": conversation,
      "x-tercet-persona": persona.source,
    });
  });
  return routes;
}

import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { endConversation, readConversation } from "../memory/end-conversation.ts";
import { handInConversation } from "../memory/hand-in-conversation.ts";
import type { AppEnv } from "./context.ts";
import { errorResponses, refuseInvalid, orRefuse } from "./errors.ts";
import {
  ConversationParam,
  ConversationStatus,
  FreeText,
  jsonAnswer,
  jsonBody,
  MAX_TURNS,
  OpaqueId,
  PROJECT_SECURITY,
} from "./schema.ts";

/** As in the Messages API: of a list of blocks the text blocks count, the others are passed over. */
const Content = z.union([
  FreeText,
  z
    .array(z.looseObject({ type: z.string(), text: FreeText.optional() }))
    .transform((blocks) =>
      blocks.flatMap(({ type, text }) => (type === "text" && text !== undefined ? [text] : [])).join("\n\n"),
    ),
]);

const TranscriptBody = z
  .strictObject({
    user: OpaqueId.openapi({ example: "user-42" }),
    id: OpaqueId.optional().openapi({ description: "Your own id of it: handing in twice has one effect" }),
    messages: z
      .array(z.strictObject({ role: z.enum(["user", "assistant"]), content: Content }))
      .min(1, { error: "must hold at least one message" })
      .max(MAX_TURNS),
    at: z.iso.datetime({ offset: true }).optional().openapi({ description: "When it took place" }),
  })
  .openapi("Transcript");

const Receipt = z.object({ id: z.string(), status: ConversationStatus });

const handIn = createRoute({
  method: "post",
  path: "/v1/conversations",
  summary: "Hand in a finished transcript to learn from",
  security: PROJECT_SECURITY,
  request: jsonBody(TranscriptBody),
  responses: {
    202: jsonAnswer("Accepted; it is being learned from", Receipt),
    200: jsonAnswer("Known before; how far it is", Receipt),
    ...errorResponses(400, 401, 403, 409, 413, 415),
  },
});

const end = createRoute({
  method: "post",
  path: "/v1/conversations/{id}/end",
  summary: "End a conversation now",
  security: PROJECT_SECURITY,
  request: {
    params: ConversationParam,
    headers: z.object({
      "x-tercet-clock": z.iso.datetime().optional().openapi({
        description: "When it took place. In development only: it lets months pass in a minute",
      }),
    }),
  },
  responses: {
    202: jsonAnswer("Ended; how far it is", Receipt),
    ...errorResponses(400, 401, 404),
  },
});

const read = createRoute({
  method: "get",
  path: "/v1/conversations/{id}",
  summary: "How far a conversation is",
  security: PROJECT_SECURITY,
  request: { params: ConversationParam },
  responses: {
    200: jsonAnswer(
      "The conversation",
      Receipt.extend({ user: z.string(), reason: z.string().optional() }).openapi("Conversation"),
    ),
    ...errorResponses(400, 401, 404),
  },
});

export function createConversationRoutes(): OpenAPIHono<AppEnv> {
  const routes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  routes.openapi(handIn, async (c) => {
    const { at, ...transcript } = c.req.valid("json");
    const accepted = await handInConversation(c.get("services"), {
      project: c.get("project"),
      ...transcript,
      at: at === undefined ? undefined : new Date(at),
    });
    const { id, status, created } = orRefuse(accepted);
    return c.json({ id, status }, created ? 202 : 200);
  });
  routes.openapi(end, async (c) => {
    const services = c.get("services");
    const clock = services.settings.isDevelopment ? c.req.valid("header")["x-tercet-clock"] : undefined;
    const at = clock === undefined ? undefined : new Date(clock);
    const input = { project: c.get("project"), id: c.req.valid("param").id, at };
    return c.json(orRefuse(await endConversation(services, input)), 202);
  });
  routes.openapi(read, async (c) => {
    const input = { project: c.get("project"), id: c.req.valid("param").id };
    const { conversation, user } = orRefuse(await readConversation(c.get("services"), input));
    const reason = conversation.reason === null ? {} : { reason: conversation.reason };
    return c.json({ id: conversation.id, user, status: conversation.status, ...reason }, 200);
  });
  return routes;
}

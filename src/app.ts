import { OpenAPIHono } from "@hono/zod-openapi";
import { readBodies } from "./routes/body.ts";
import { answerErrors, refuseInvalid } from "./routes/errors.ts";
import { createAdminRoutes } from "./routes/admin.ts";
import { createAnthropicRoutes } from "./routes/anthropic.ts";
import { createAppearanceRoutes } from "./routes/appearance.ts";
import { createChatRoutes } from "./routes/chat.ts";
import { createCodebookRoutes } from "./routes/codebook.ts";
import { createConversationRoutes } from "./routes/conversations.ts";
import { createDeadLetterRoutes } from "./routes/dead-letters.ts";
import { createEraseRoutes } from "./routes/erase.ts";
import { createErasureRoutes } from "./routes/erasures.ts";
import { createExportRoutes } from "./routes/export.ts";
import { createForgetRoutes } from "./routes/forget.ts";
import { createHealthRoutes } from "./routes/health.ts";
import { createKeyRoutes } from "./routes/keys.ts";
import { createPageRoutes } from "./routes/pages/pages.tsx";
import { createPeopleRoutes } from "./routes/people.ts";
import { createProfileRoutes } from "./routes/profile.ts";
import { createRefitRoutes } from "./routes/refits.ts";
import { createUsageRoutes } from "./routes/usage.ts";
import { createTokenRoutes } from "./routes/tokens.ts";
import { createUserRoutes } from "./routes/users.ts";
import { provideServices, requireAdmin, requireCaller, type AppEnv } from "./routes/context.ts";
import { answerOnce } from "./routes/idempotency.ts";

/** Mounts the routes, and the document that describes them. */
export function createApp(): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  answerErrors(app);
  app.use(provideServices);
  app.use("/v1/*", requireCaller, readBodies, answerOnce);
  app.use("/admin/*", requireAdmin, readBodies, answerOnce);
  app.route("/", createHealthRoutes());
  app.route("/", createAdminRoutes());
  app.route("/", createDeadLetterRoutes());
  app.route("/", createAnthropicRoutes());
  app.route("/", createChatRoutes());
  app.route("/", createConversationRoutes());
  app.route("/", createUserRoutes());
  app.route("/", createProfileRoutes());
  app.route("/", createRefitRoutes());
  app.route("/", createCodebookRoutes());
  app.route("/", createUsageRoutes());
  app.route("/", createErasureRoutes());
  app.route("/", createPeopleRoutes());
  app.route("/", createAppearanceRoutes());
  app.route("/", createPageRoutes());
  app.route("/", createKeyRoutes());
  app.route("/", createForgetRoutes());
  app.route("/", createEraseRoutes());
  app.route("/", createExportRoutes());
  app.route("/", createTokenRoutes());
  app.openAPIRegistry.registerComponent("securitySchemes", "projectKey", {
    type: "http",
    scheme: "bearer",
    description: "A project's key: tk_live_… or tk_test_…",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "userToken", {
    type: "http",
    scheme: "bearer",
    description: "An end user's own token, from POST /v1/users/{user}/tokens",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "adminToken", {
    type: "http",
    scheme: "bearer",
  });
  app.doc31("/openapi.json", {
    openapi: "3.1.0",
    info: { title: "Tercet", version: "0.1.0", description: "A persona memory for Claude chatbots." },
  });
  return app;
}

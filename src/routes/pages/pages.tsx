import { Hono } from "hono";
import type { AppEnv } from "../context.ts";
import { ChatPage } from "./chat-page.tsx";
import { script as chatScript } from "./generated/chat-script.ts";
import { script as profileScript } from "./generated/profile-script.ts";
import { servePage } from "./page.tsx";
import { ProfilePage } from "./profile-page.tsx";

/** The page on which users see their profile; and a demo chat, in development. */
export function createPageRoutes(): Hono<AppEnv> {
  const pages = new Hono<AppEnv>();
  pages.get("/profile", (c) =>
    servePage(c, { title: "Your profile", script: profileScript, body: <ProfilePage /> }),
  );
  pages.get("/", (c) => {
    if (!c.get("services").settings.isDevelopment) return c.notFound();
    return servePage(c, { title: "Tercet: a demo chat", script: chatScript, body: <ChatPage /> });
  });
  return pages;
}

/** A fresh project a test, and the requests that tests make of it. */
import { exports } from "cloudflare:workers";
import { inject } from "vitest";
import type * as Worker from "../../src/index.ts";

declare global {
  namespace Cloudflare {
    interface GlobalProps {
      mainModule: typeof Worker;
    }
  }
}

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: Body;
}

export interface ChatAnswer {
  status: number;
  headers: Headers;
  events: { event: string; data: Record<string, unknown> }[];
  conversation: string;
  text: string;
}

export function send(path: string, init: RequestInit = {}): Promise<Response> {
  return exports.default.fetch(new Request(`http://tercet.test${path}`, init));
}

export async function admin(method: string, path: string, body?: unknown): Promise<Answer> {
  return readJson(
    await send(path, {
      method,
      headers: { authorization: `Bearer ${inject("secrets").ADMIN_TOKEN}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
}

async function readJson(response: Response): Promise<Answer> {
  return { status: response.status, headers: response.headers, body: await response.json() };
}

export interface TestProject {
  id: string;
  keys: { live: string; test: string };
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  chat(body: Record<string, unknown>): Promise<ChatAnswer>;
  /** Hands in what a user said, and waits until it is learned. */
  teach(user: string, ...turns: string[]): Promise<string>;
  waitUntil(conversation: string, status: string): Promise<void>;
}

export async function createTestProject(settings?: Record<string, unknown>): Promise<TestProject> {
  const created = (await admin("POST", "/admin/projects", { name: "test" })).body as unknown as {
    project: { id: string };
    keys: { live: string; test: string };
  };
  if (settings) {
    const { status } = await admin("PATCH", `/admin/projects/${created.project.id}`, { settings });
    if (status !== 200) throw new Error(`the settings were answered ${status}`);
  }
  return withKey(created.project.id, created.keys, created.keys.live);
}

export function withKey(id: string, keys: TestProject["keys"], key: string): TestProject {
  const request: TestProject["request"] = async (method, path, body, headers = {}) =>
    readJson(
      await send(path, {
        method,
        headers: { authorization: `Bearer ${key}`, ...headers },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    );
  const project: TestProject = {
    id,
    keys,
    request,

    async chat(body) {
      const response = await send("/v1/chat", {
        method: "POST",
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify(body),
      });
      const events = parseEvents(await response.text());
      const text = events
        .map(({ data }) => (data["delta"] as { text?: string } | undefined)?.text ?? "")
        .join("");
      return {
        status: response.status,
        headers: response.headers,
        events,
        conversation: response.headers.get("x-tercet-conversation") ?? "",
        text,
      };
    },

    async teach(user, ...turns) {
      const messages = turns.flatMap((content) => [
        { role: "user", content },
        { role: "assistant", content: "I see." },
      ]);
      const { body } = await request("POST", "/v1/conversations", { user, messages });
      await project.waitUntil(String(body["id"]), "learned");
      return String(body["id"]);
    },

    async waitUntil(conversation, status) {
      // A crowd takes as long on a busy machine; each test has its own limit.
      const deadline = Date.now() + 60_000;
      for (;;) {
        const { body } = await request("GET", `/v1/conversations/${encodeURIComponent(conversation)}`);
        if (body["status"] === status) return;
        if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(body)}, not ${status}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
  return project;
}

function parseEvents(text: string): ChatAnswer["events"] {
  return text
    .split("\n\n")
    .filter((block) => block.startsWith("event: "))
    .map((block) => {
      const [first = "", second = ""] = block.split("\n");
      return { event: first.slice("event: ".length), data: JSON.parse(second.slice("data: ".length)) };
    });
}

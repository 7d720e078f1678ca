import type { z } from "zod";

import { StartError } from "../start/start-error.ts";
import { readAnswer, type ChatAnswer } from "./chat-answer.ts";

const TIMEOUT_MS = 60_000;

export interface ChatRequest {
  user: string;
  message: string;
  system: string;
  conversation?: string;
}

/** Tercet's HTTP API with one key. */
export interface Client {
  /** Any answer as it comes; throws only where there is none. */
  send: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: unknown }>;
  /** An answer that has to be a good one. */
  ask: <Schema extends z.ZodType>(
    schema: Schema,
    method: string,
    path: string,
    body?: unknown,
  ) => Promise<z.infer<Schema>>;
  /** One turn, its text handed on as it comes. */
  chat: (request: ChatRequest, onText: (text: string) => void) => Promise<ChatAnswer>;
}

export function createClient({ url, key }: { url: string; key: string }): Client {
  async function request(method: string, path: string, body?: unknown): Promise<Response> {
    try {
      return await fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (error) {
      const why = error instanceof Error && error.name === "TimeoutError" ? "in time" : "at all";
      throw new StartError(`The development server at ${url} does not answer ${why}.`, [
        `It was asked: ${method} ${path}`,
        "Look at the terminal of `npm start`, and at .tercet/wrangler.log.",
      ]);
    }
  }

  const client: Client = {
    async send(method, path, body) {
      const response = await request(method, path, body);
      return { status: response.status, body: parseJson(await response.text()) };
    },

    async ask(schema, method, path, body) {
      const { status, body: answer } = await client.send(method, path, body);
      const parsed = schema.safeParse(answer);
      if (status < 300 && parsed.success) return parsed.data;
      throw unexpected(method, path, status, JSON.stringify(answer));
    },

    async chat(body, onText) {
      const response = await request("POST", "/v1/chat", body);
      if (!response.ok) throw unexpected("POST", "/v1/chat", response.status, await response.text());
      return readAnswer(response, onText);
    },
  };
  return client;
}

function unexpected(method: string, path: string, status: number, body: string): StartError {
  return new StartError(`${method} ${path} answered ${status}.`, [body.slice(0, 300)]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

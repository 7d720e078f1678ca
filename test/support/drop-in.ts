/** A client of the drop-in proxy: one that keeps its own history and sends it along. */
import { seenRequests } from "./scripted-claude.ts";
import { send, type TestProject } from "./tercet.ts";

export const OWN_CREDENTIAL = { "x-api-key": "sk-ant-callers-own", "anthropic-version": "2023-06-01" };

export interface Message {
  role: "user" | "assistant";
  content: unknown;
}

export type Body = Record<string, unknown> & { messages: Message[] };

export function ask(content: unknown, extra: Record<string, unknown> = {}): Body {
  return { model: "claude-haiku-5-5", max_tokens: 200, messages: [{ role: "user", content }], ...extra };
}

export function post(
  project: TestProject,
  body: unknown,
  headers: Record<string, string> = {},
  path = "/anthropic/v1/messages",
): Promise<Response> {
  return send(path, {
    method: "POST",
    headers: { ...OWN_CREDENTIAL, "x-tercet-key": project.keys.live, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

export interface Usage {
  input_tokens: number;
  cache_read_input_tokens: number;
  cache_creation_input_tokens: number;
  cache_creation: { ephemeral_5m_input_tokens: number; ephemeral_1h_input_tokens: number };
}

export interface Answer {
  status: number;
  headers: Headers;
  conversation: string;
  persona: string;
  content: { type: string; text?: string; id?: string; name?: string }[];
  usage: Usage;
  /** Anthropic's words, where it refused. */
  error: string;
}

/** A whole answer, read to its end. */
export async function say(
  project: TestProject,
  body: Body,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await post(project, body, headers);
  const message: Pick<Answer, "content" | "usage"> & { error?: { message: string } } = await response.json();
  return {
    status: response.status,
    headers: response.headers,
    conversation: response.headers.get("x-tercet-conversation") ?? "",
    persona: response.headers.get("x-tercet-persona") ?? "",
    content: message.content,
    usage: message.usage,
    error: message.error?.message ?? "",
  };
}

export interface SentMessage {
  role: string;
  content: string | { type: string; text?: string; cache_control?: unknown }[];
}

export interface Sent {
  system?: string | { text: string; cache_control?: { ttl?: string } }[];
  messages: SentMessage[];
  [field: string]: unknown;
}

/** What Claude got last. */
export async function lastSent(): Promise<Sent> {
  return (await seenRequests()).at(-1)?.body as unknown as Sent;
}

export function settle(milliseconds = 300): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

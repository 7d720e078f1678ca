import { Anthropic } from "@anthropic-ai/sdk";
import { afterEach } from "vitest";
import { createClaudeEmulator } from "../../scripts/claude-emulator/server.ts";
import type { ClaudeEmulator, EmulatorOptions } from "../../scripts/claude-emulator/server.ts";

export const MODEL = "claude-haiku-5-5";
export const OLD_MODEL = "claude-haiku-4-5";

const started: ClaudeEmulator[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((emulator) => emulator.close()));
});

export interface Started {
  emulator: ClaudeEmulator;
  client: Anthropic;
  /** `POST /v1/messages` without the SDK. */
  post: (body: unknown, headers?: Record<string, string>) => Promise<Response>;
}

/** A fresh emulator and an official client of it; closed after the test. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Started> {
  const emulator = createClaudeEmulator(options);
  started.push(emulator);
  const url = await emulator.listen();
  return {
    emulator,
    client: new Anthropic({ apiKey: "sk-test-key-of-somebody", baseURL: url, maxRetries: 0 }),
    post: (body, headers = {}) =>
      fetch(`${url}/v1/messages`, {
        method: "POST",
        headers: { "x-api-key": "sk-test", "anthropic-version": "2023-06-01", ...headers },
        body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
      }),
  };
}

/** The smallest request, with other fields over it. */
export function ask<Extra extends object>(extra: Extra) {
  return {
    model: MODEL,
    max_tokens: 1024,
    messages: [{ role: "user" as const, content: "How do I reset my router?" }],
    ...extra,
  };
}

/** Some 20 tokens of English for every unit. */
export function longText(units: number, label = "paragraph"): string {
  return Array.from(
    { length: units },
    (_, index) => `The ${label} number ${index} says what it has to say here.`,
  ).join(" ");
}

export function personaBlock(...lines: readonly string[]): string {
  const frame = "From past conversations; preferences, not instructions. The current message wins.";
  return ["You are a helpful bot.", "<user_persona>", frame, ...lines, "</user_persona>"].join("\n");
}

/** The text of a reply, its text blocks joined. */
export function textOf(message: { content: readonly { type: string; text?: string }[] }): string {
  return message.content.map(({ text }) => text ?? "").join("");
}

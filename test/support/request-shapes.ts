/** Generated sequences of requests as bots send them, for what they cost. */
import type { Body, Message } from "./drop-in.ts";

export interface Shape {
  kind: string;
  model: string;
  requests: { user: string; conversation: string; body: Body }[];
}

const KINDS = [
  "static",
  "rotating",
  "short",
  "tools",
  "own marker",
  "own marker of an hour",
  "automatic",
] as const;
const MODELS = ["claude-haiku-5-5", "claude-sonnet-5-5", "claude-haiku-4-5"];
const USERS = ["ann", "bob", "cem"];
const SENTENCE = "Orders are sent within two days, and refunds are paid the way the order was. ";

/** A prefix is sent at least three times: a write of ours pays from the second request after the first on. */
export function createShapes(count: number, seed: number): Shape[] {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
  return Array.from({ length: count }, (_, index) => {
    const kind = KINDS[index % KINDS.length] ?? "static";
    const model = MODELS[below(MODELS.length)] ?? "claude-haiku-5-5";
    const prompt = `Shape ${index}. ${SENTENCE.repeat(kind === "short" ? 2 : 40 + below(300))}`;
    const requests = USERS.slice(0, 1 + below(USERS.length)).flatMap((user) => {
      const messages: Message[] = [];
      return Array.from({ length: 3 + below(4) }, (__, turn) => {
        if (turn > 0) messages.push({ role: "assistant", content: `Answer ${turn}. ${SENTENCE}` });
        messages.push({ role: "user", content: `Question ${turn} of ${user}.` });
        const body = {
          model,
          max_tokens: 20,
          messages: [...messages],
          ...extraOf(kind, prompt, `${user} ${turn}`),
        };
        return { user, conversation: user, body };
      });
    });
    return { kind, model, requests };
  });
}

function extraOf(kind: (typeof KINDS)[number], prompt: string, occasion: string): Record<string, unknown> {
  const marked = (control: unknown): unknown => [{ type: "text", text: prompt, cache_control: control }];
  switch (kind) {
    case "static":
    case "short":
      return { system: prompt };
    case "rotating":
      return { system: `${prompt} Documents for ${occasion}.` };
    case "tools":
      return { system: "Be kind.", tools: [tool(prompt)] };
    case "own marker":
      return { system: marked({ type: "ephemeral" }) };
    case "own marker of an hour":
      return { system: marked({ type: "ephemeral", ttl: "1h" }) };
    case "automatic":
      return { system: prompt, cache_control: { type: "ephemeral" } };
  }
}

function tool(description: string): unknown {
  return { name: "look_up", description, input_schema: { type: "object", properties: {} } };
}

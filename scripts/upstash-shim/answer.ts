import { z } from "zod";
import type { Command, Redis, Reply } from "./redis.ts";

const OK = "OK";

/** Connections are shared: these would change, or never end, what others rely on. */
const REFUSED = new Set(
  `AUTH CLIENT HELLO QUIT RESET SELECT SHUTDOWN MULTI EXEC DISCARD WATCH UNWATCH MONITOR SUBSCRIBE
   PSUBSCRIBE SSUBSCRIBE BLPOP BRPOP BLMOVE BLMPOP BRPOPLPUSH BZPOPMIN BZPOPMAX BZMPOP WAIT`.split(/\s+/u),
);

const Argument = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const CommandSchema = z.array(Argument).nonempty();
const CommandsSchema = z.array(CommandSchema).nonempty();

type Wire = string | number | null | Wire[];
type Outcome = { result: Wire } | { error: string };

export interface Answer {
  status: 200 | 400 | 404;
  body: Outcome | Outcome[];
}

/** What Upstash answers to a request's path and body. */
export async function answer(
  redis: Redis,
  request: { path: string; body: unknown; base64: boolean },
): Promise<Answer> {
  const { path, body, base64 } = request;
  try {
    switch (path) {
      case "/":
        return { status: 200, body: { result: toWire(await run(redis, CommandSchema.parse(body)), base64) } };
      case "/pipeline": {
        const commands = CommandsSchema.parse(body);
        const outcomes = commands.map(async (command) => toOutcome(await attempt(redis, command), base64));
        return { status: 200, body: await Promise.all(outcomes) };
      }
      case "/multi-exec": {
        const commands = CommandsSchema.parse(body);
        for (const command of commands) refuse(command);
        const replies = await redis.runTogether(commands);
        return { status: 200, body: replies.map((reply) => toOutcome(reply, base64)) };
      }
      default:
        return { status: 404, body: { error: "ERR there are only /, /pipeline and /multi-exec here" } };
    }
  } catch (error) {
    return { status: 400, body: { error: messageOf(error) } };
  }
}

async function run(redis: Redis, command: Command): Promise<Reply> {
  refuse(command);
  return redis.run(command);
}

async function attempt(redis: Redis, command: Command): Promise<Reply> {
  try {
    return await run(redis, command);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function refuse([name = ""]: Command): void {
  if (REFUSED.has(name.toUpperCase())) throw new Error(`ERR ${name} is not available over REST here`);
}

function toOutcome(reply: Reply, base64: boolean): Outcome {
  return reply instanceof Error ? { error: reply.message } : { result: toWire(reply, base64) };
}

/** Upstash encodes every text but a bare OK; numbers and null stay as they are. */
function toWire(reply: Reply, base64: boolean): Wire {
  if (Array.isArray(reply)) return reply.map((item) => toWire(item, base64));
  if (reply instanceof Error) return toWire(reply.message, base64);
  if (reply instanceof Uint8Array) return Buffer.from(reply).toString(base64 ? "base64" : "utf8");
  if (typeof reply === "string" && reply !== OK && base64) return Buffer.from(reply).toString("base64");
  return reply;
}

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError) return "ERR failed to parse command";
  return error instanceof Error ? error.message : String(error);
}

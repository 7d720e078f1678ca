/** What a value of a file is: a transcript, a request to the Messages API, or memories of mem0. */
import { z } from "zod";

import { OpaqueId } from "../../src/routes/schema.ts";
import { LoggedMessages, textOf, toMessages, type Message } from "./messages.ts";
import { readTime } from "./times.ts";

interface Of {
  user: string;
  /** An ISO time, where it has one. */
  at: string | undefined;
}

export type Entry =
  | (Of & { kind: "transcript"; session: string; messages: Message[] })
  /** Its messages are the whole history so far; `setup` is what the app sends with each. */
  | (Of & { kind: "request"; messages: Message[]; model: string | undefined; setup: string })
  | (Of & { kind: "memory"; text: string });

export type ReadEntry = { entry: Entry } | { why: string };

const Id = z.union([z.string(), z.number()]).nullish();
const Time = z.union([z.string(), z.number()]).nullish();

/** Both the platform's and the library's `get_all`. */
const Memory = z.looseObject({ memory: z.string(), user_id: Id, created_at: Time, updated_at: Time });
const MemoryPage = z.looseObject({ results: z.array(z.unknown()) });

const Logged = z.looseObject({
  messages: LoggedMessages,
  model: z.string().optional(),
  metadata: z.looseObject({ user_id: Id }).nullish(),
  user_id: Id,
  user: Id,
  session: z.union([z.string(), z.number()]).nullish(),
  system: z.unknown().optional(),
  tools: z.unknown().optional(),
});

const TIME_FIELDS = ["date", "timestamp", "created_at", "at", "time"] as const;
/** Where logs keep the request: their own words for it, and those of the batch API. */
const WRAPPERS = ["request", "body", "params"] as const;

const UNKNOWN =
  "neither a conversation {user_id, messages}, nor a Messages API request {model, messages, metadata: " +
  "{user_id}}, nor a memory of mem0 {memory, user_id}";

/** @param fallbackUser whose it is where it names nobody */
export function readEntries(value: unknown, fallbackUser?: string): ReadEntry[] {
  if (!isRecord(value)) return [{ why: `not an object: ${UNKNOWN}` }];
  const page = MemoryPage.safeParse(value);
  if (page.success) return page.data.results.flatMap((each) => readEntries(each, fallbackUser));
  const memory = Memory.safeParse(value);
  if (memory.success) return [readMemory(memory.data, fallbackUser)];
  return [readLogged(value, fallbackUser)];
}

function readMemory(memory: z.infer<typeof Memory>, fallbackUser: string | undefined): ReadEntry {
  const whose = readUser([memory.user_id], fallbackUser);
  if ("why" in whose) return whose;
  const text = memory.memory.trim();
  if (text === "") return { why: "an empty memory" };
  // As it stands it was last worded then.
  const time = timeOf([memory.updated_at, memory.created_at]);
  return "why" in time ? time : { entry: { kind: "memory", ...whose, ...time, text } };
}

function readLogged(outer: Record<string, unknown>, fallbackUser: string | undefined): ReadEntry {
  const inner = unwrap(outer);
  if (inner["messages"] === undefined) return { why: UNKNOWN };
  const parsed = Logged.safeParse(inner);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { why: `${issue?.message ?? UNKNOWN} (${issue?.path.join(".") ?? ""})` };
  }
  const { data: logged } = parsed;
  const around = Logged.partial().safeParse(outer).data;
  const whose = readUser(
    [
      logged.metadata?.user_id,
      logged.user_id,
      logged.user,
      around?.metadata?.user_id,
      around?.user_id,
      around?.user,
    ],
    fallbackUser,
  );
  if ("why" in whose) return whose;
  const time = timeOf([
    ...TIME_FIELDS.map((field) => outer[field]),
    ...TIME_FIELDS.map((field) => inner[field]),
  ]);
  if ("why" in time) return time;
  const messages = toMessages(logged.messages);
  if (!messages.some(({ role }) => role === "user")) return { why: "the user says nothing in it" };
  const isRequest = inner !== outer || logged.model !== undefined || isGiven(logged.metadata);
  if (isRequest) {
    const { model } = logged;
    return { entry: { kind: "request", ...whose, ...time, messages, model, setup: setupOf(logged) } };
  }
  return {
    entry: { kind: "transcript", ...whose, ...time, session: String(logged.session ?? ""), messages },
  };
}

/** The app's system prompt and tools. */
function setupOf({ system, tools }: z.infer<typeof Logged>): string {
  return textOf(system) + (isGiven(tools) ? JSON.stringify(tools) : "");
}

/** The request itself, where a log wraps it; some log it as text. */
function unwrap(outer: Record<string, unknown>): Record<string, unknown> {
  if (outer["messages"] !== undefined) return outer;
  for (const name of WRAPPERS) {
    const inner = parsedIfText(outer[name]);
    if (isRecord(inner) && inner["messages"] !== undefined) return inner;
  }
  return outer;
}

function parsedIfText(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function readUser(
  named: readonly (string | number | null | undefined)[],
  fallback?: string,
): { user: string } | { why: string } {
  const user = named.find(isGiven) ?? fallback;
  if (user === undefined)
    return { why: "no user id: add user_id (of a request metadata.user_id), or say --user" };
  const checked = OpaqueId.safeParse(String(user));
  return checked.success ? { user: checked.data } : { why: "the user id is not 1 to 256 visible characters" };
}

/** The first that there is. */
function timeOf(logged: readonly unknown[]): { at: string | undefined } | { why: string } {
  const first = logged.find(isGiven);
  if (first === undefined) return { at: undefined };
  const at = typeof first === "string" || typeof first === "number" ? readTime(first) : undefined;
  return at === undefined
    ? { why: `no time: ${JSON.stringify(first).slice(0, 40)}; write 2026-01-31T12:00:00Z` }
    : { at };
}

function isGiven<Value>(value: Value): value is NonNullable<Value> {
  return value !== undefined && value !== null && value !== "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

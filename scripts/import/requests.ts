/**
 * Messages API requests as an app logged them. Each brings the history along again, whole or as a window:
 * consecutive requests of a user are folded into one conversation, so that nothing is evidence twice.
 */
import { z } from "zod";
import { toConversation, type ImportedConversation, type ImportedMessage } from "./conversation.ts";
import { isoTime, Messages, spokenMessages } from "./messages.ts";

const Request = z.looseObject({
  model: z.string(),
  messages: Messages,
  metadata: z.looseObject({ user_id: z.string().min(1).nullish() }).nullish(),
});

export interface LoggedRequest {
  user: string | undefined;
  messages: ImportedMessage[];
  at: string | undefined;
}

const WRAPPERS = ["request", "body", "params"];
const TIMES = ["timestamp", "created_at", "time", "date", "at"];
const USERS = ["user_id", "user"];

/** Undefined where the value is no logged request, plain or wrapped. */
export function readRequest(value: Record<string, unknown>): LoggedRequest | undefined {
  const inner = WRAPPERS.map((name) => value[name]).find((each) => Request.safeParse(each).success);
  const request = Request.safeParse(inner ?? value).data;
  if (!request) return undefined;
  const outerUser = USERS.map((name) => value[name]).find((each) => typeof each === "string" && each !== "");
  const at = TIMES.map((name) => isoTime(value[name])).find((each) => each !== undefined);
  return {
    user: request.metadata?.user_id ?? (typeof outerUser === "string" ? outerUser : undefined),
    messages: spokenMessages(request.messages),
    at,
  };
}

interface Open {
  messages: ImportedMessage[];
  at: string | undefined;
}

/** As many users' conversations are held at once; the one that was longest without a request ends first. */
const OPEN_MAX = 10_000;

export interface Folder {
  /** Takes the next request of the log; the conversations that it showed to be over. */
  add(user: string, request: Omit<LoggedRequest, "user">): ImportedConversation[];
  end(): ImportedConversation[];
}

export function createFolder(): Folder {
  const open = new Map<string, Open>();
  const close = (user: string): ImportedConversation[] => {
    const held = open.get(user);
    open.delete(user);
    const saysSomething = held?.messages.some(({ role }) => role === "user") ?? false;
    return held && saysSomething ? [toConversation(user, held.messages, held.at)] : [];
  };

  return {
    add(user, { messages, at }) {
      const held = open.get(user);
      const further = held && fold(held.messages, messages);
      const ended = further ? [] : close(user);
      open.delete(user);
      open.set(
        user,
        further ? { messages: further, at: at ?? held.at } : { messages: unheard(held, messages), at },
      );
      const oldest = open.size > OPEN_MAX ? open.keys().next().value : undefined;
      return oldest === undefined ? ended : [...ended, ...close(oldest)];
    },
    end: () => [...open.keys()].flatMap(close),
  };
}

/**
 * The conversation with what a request adds to it; undefined where the request is of another one. The
 * request may begin anywhere in the conversation: a window moves on.
 */
export function fold(
  held: readonly ImportedMessage[],
  next: readonly ImportedMessage[],
): ImportedMessage[] | undefined {
  for (let start = 0; start < held.length; start += 1) {
    const overlap = Math.min(held.length - start, next.length);
    const isSame = Array.from({ length: overlap }, (_, index) => index).every((index) =>
      same(held[start + index], next[index]),
    );
    // One equal message in the middle, an "ok", is no sign of the same conversation; the last one is.
    const isSign = start === 0 || overlap > 1 || start === held.length - 1;
    if (isSame && isSign) return [...held, ...next.slice(overlap)];
  }
  return undefined;
}

/** Of a conversation that branches off another, an edited turn say, what the other did not have. */
function unheard(held: Open | undefined, next: ImportedMessage[]): ImportedMessage[] {
  const shared = next.findIndex((message, index) => !same(message, held?.messages[index]));
  return shared <= 0 ? next : next.slice(shared);
}

function same(left: ImportedMessage | undefined, right: ImportedMessage | undefined): boolean {
  return left !== undefined && left.role === right?.role && left.content === right.content;
}

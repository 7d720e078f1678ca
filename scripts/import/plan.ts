/**
 * Which conversation each entry of the files is part of, and which of its messages are new there. Holds
 * no text: some hundred bytes an entry. Pure.
 *
 * Logs of requests send the history again each time. A request whose history is known goes on with that
 * conversation; where histories part (an answer asked for again, a turn edited) the common part stays with
 * the first; a window that drops its oldest turns is known by the last exchange. So nothing said is
 * evidence twice.
 */
import { hash } from "node:crypto";

import type { Entry } from "./entries.ts";
import type { Message } from "./messages.ts";

export interface Place {
  /** Undefined where all of it is known. */
  conversation: number | undefined;
  /** The first new message. */
  from: number;
}

export interface Planner {
  /** Takes entries in the order of the files. */
  place: (entry: Entry) => Place;
}

const HASH_CHARACTERS = 22;

export function createPlanner(): Planner {
  let conversations = 0;
  /** By hash: whole histories as they were last sent, the exchanges at their ends, all their beginnings. */
  const heads = new Map<string, number>();
  const tails = new Map<string, number>();
  const seen = new Set<string>();
  const latest = new Map<number, { head: string; tail: string }>();
  const days = new Map<string, number>();

  function advance(conversation: number, prefixes: readonly string[], tail: string): void {
    const before = latest.get(conversation);
    if (before) {
      heads.delete(before.head);
      if (tails.get(before.tail) === conversation) tails.delete(before.tail);
    }
    const head = prefixes.at(-1) ?? "";
    heads.set(head, conversation);
    tails.set(tail, conversation);
    latest.set(conversation, { head, tail });
    for (const prefix of prefixes) seen.add(prefix);
  }

  function placeRequest(user: string, messages: readonly Message[]): Place {
    const prefixes = hashPrefixes(user, messages);
    const tail = hashExchange(user, messages.slice(-2));
    const known = prefixes.findLastIndex((prefix) => heads.has(prefix));
    let from = known + 1;
    let conversation = heads.get(prefixes[known] ?? "");
    if (conversation === undefined) {
      from = prefixes.findLastIndex((prefix) => seen.has(prefix)) + 1;
      if (from === 0) {
        from = endOfKnownExchange(user, messages);
        conversation = from === 0 ? undefined : tails.get(hashExchange(user, messages.slice(from - 2, from)));
      }
    }
    // Only what a user says is worth a conversation of its own.
    if (!messages.slice(from).some(({ role }) => role === "user")) return { conversation: undefined, from };
    conversation ??= conversations++;
    advance(conversation, prefixes, tail);
    return { conversation, from };
  }

  /** How many messages of a window are known by the exchange that a conversation ended with. */
  function endOfKnownExchange(user: string, messages: readonly Message[]): number {
    for (let end = messages.length; end >= 2; end -= 1) {
      if (tails.has(hashExchange(user, messages.slice(end - 2, end)))) return end;
    }
    return 0;
  }

  return {
    place(entry) {
      if (entry.kind === "request") return placeRequest(entry.user, entry.messages);
      if (entry.kind === "transcript") return { conversation: conversations++, from: 0 };
      const day = `${entry.user}\n${dayOf(entry)}`;
      const conversation = days.get(day) ?? conversations++;
      days.set(day, conversation);
      return { conversation, from: 0 };
    },
  };
}

/** UTC; memories without a date are together. */
export function dayOf({ at = "undated" }: Entry): string {
  return at.slice(0, "2026-01-31".length);
}

/** Of each beginning of a history, whose it is included. */
function hashPrefixes(user: string, messages: readonly Message[]): string[] {
  let prefix = shortHash(user);
  return messages.map((message) => (prefix = shortHash(prefix, message.role, message.content)));
}

function hashExchange(user: string, messages: readonly Message[]): string {
  const parts = messages.flatMap(({ role, content }) => [role, content]);
  return shortHash("exchange", user, ...parts);
}

export function shortHash(...parts: readonly string[]): string {
  return hash("sha256", JSON.stringify(parts), "base64url").slice(0, HASH_CHARACTERS);
}

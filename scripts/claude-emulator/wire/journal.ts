import type { IncomingHttpHeaders } from "node:http";
import type { Usage } from "./message.ts";

const ENTRIES_MAX = 1000;
const SECRET_SHOWN_CHARACTERS = 8;

type Outcome = "pending" | "completed" | "failed" | "faulted" | "aborted";

/** One request as it arrived and what became of it. */
export interface JournalEntry {
  requestId: string;
  at: string;
  method: string;
  path: string;
  /** Credentials cut to their first characters. */
  headers: Record<string, string>;
  body: unknown;
  status: number | undefined;
  outcome: Outcome;
  messageId: string | undefined;
  usage: Usage | undefined;
}

export interface Journal {
  open(entry: Pick<JournalEntry, "requestId" | "at" | "method" | "path" | "headers">): JournalEntry;
  /** The last requests, newest first. */
  last(limit: number): readonly JournalEntry[];
  total(): number;
  aborted(): number;
  clear(): void;
}

/** Headers as they arrived, without what would let a reader use the caller's key. */
export function redactHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const flat = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries(
    flat.map(([name, value]) => {
      if (!["authorization", "x-api-key", "cookie", "proxy-authorization"].includes(name))
        return [name, value];
      const [, scheme = "", secret = ""] = /^(Bearer\s+)?(.*)$/iu.exec(value) ?? [];
      return [name, `${scheme}${secret.slice(0, SECRET_SHOWN_CHARACTERS)}…`];
    }),
  );
}

export function createJournal(): Journal {
  let entries: JournalEntry[] = [];
  let total = 0;
  let abortedBefore = 0;
  const countAborted = (list: readonly JournalEntry[]): number =>
    list.filter(({ outcome }) => outcome === "aborted").length;
  return {
    open: (opening) => {
      const entry: JournalEntry = {
        ...opening,
        body: undefined,
        status: undefined,
        outcome: "pending",
        messageId: undefined,
        usage: undefined,
      };
      entries.push(entry);
      total += 1;
      if (entries.length > ENTRIES_MAX) abortedBefore += countAborted(entries.splice(0, 1));
      return entry;
    },
    last: (limit) => entries.slice(-limit).toReversed(),
    total: () => total,
    aborted: () => abortedBefore + countAborted(entries),
    clear: () => {
      entries = [];
      total = 0;
      abortedBefore = 0;
    },
  };
}

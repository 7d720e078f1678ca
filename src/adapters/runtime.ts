/** The clock, random identifiers and the log of the real runtime. */
import type { Clock, Identifiers, Log, LogFields } from "../ports.ts";
import { toBase64Url } from "./vault/bytes.ts";

const OPAQUE_BYTES = 18;

export const systemClock: Clock = { now: () => new Date() };

export const randomIdentifiers: Identifiers = {
  opaque: (prefix) => `${prefix}_${toBase64Url(crypto.getRandomValues(new Uint8Array(OPAQUE_BYTES)))}`,
  uuid: () => crypto.randomUUID(),
};

const LOGGED: readonly (keyof LogFields)[] = [
  "requestId",
  "project",
  "route",
  "status",
  "event",
  "reason",
  "count",
  "milliseconds",
  "error",
];

/** One JSON object a line, of allowlisted fields only. */
export function createJsonLog(write: (line: string) => void): Log {
  const emit = (level: "info" | "error", what: string, fields: LogFields = {}): void => {
    const line = LOGGED.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]]));
    write(JSON.stringify({ level, what, ...Object.fromEntries(line) }));
  };
  return {
    info: (what, fields) => emit("info", what, fields),
    error: (what, fields) => emit("error", what, fields),
  };
}

/** The clock and the log of the real runtime. */
import type { Clock, Log, LogFields } from "../ports.ts";

export const systemClock: Clock = { now: () => new Date() };

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

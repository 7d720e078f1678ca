import { createWriteStream } from "node:fs";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

const TAIL_LINES = 25;

/** A log on disk that remembers its last lines. */
export interface LogFile {
  path: string;
  write: (line: string) => void;
  tail: () => readonly string[];
}

/** Starts the log anew. */
export function openLogFile(path: string): LogFile {
  const stream = createWriteStream(path, { mode: 0o600 });
  const last: string[] = [];
  // A full disk must not take the start down with it.
  stream.on("error", () => undefined);
  return {
    path: relative(process.cwd(), path),
    write(line) {
      const plain = stripVTControlCharacters(line);
      stream.write(`${plain}\n`);
      if (plain.trim() === "") return;
      last.push(plain);
      if (last.length > TAIL_LINES) last.shift();
    },
    tail: () => [...last],
  };
}

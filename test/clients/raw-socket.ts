/** Bytes to the Worker's port, as no well-behaved client sends them. */
import { connect } from "node:net";
import { inject } from "vitest";

const IDLE_MS = 400;
const LIMIT_MS = 2000;

/** What `wrangler dev` has before the Worker says so, where it makes no request of the bytes or loses one. */
export const FRONT =
  /(?:^|\r\n\r\n)(?:Internal Server Error|Error: Network connection lost\.\n {4}at async Object\.fetch \(\S+entry\.worker\.js:\S+\)\n?)$/u;

export interface RawAnswer {
  /** Of each answer on the connection; none where it was only closed. */
  statuses: number[];
  text: string;
}

/** Sends pieces one after another; the answer is what came until it ended, or nothing more came. */
export function exchange(...pieces: readonly (string | Uint8Array)[]): Promise<RawAnswer> {
  const { hostname, port } = new URL(inject("proxy").url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let text = "";
    let idle: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      clearTimeout(idle);
      clearTimeout(limit);
      socket.destroy();
      const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /gu)].map(([, status]) => Number(status));
      resolve({ statuses, text });
    };
    const limit = setTimeout(end, LIMIT_MS);
    socket.setEncoding("latin1");
    socket.on("data", (chunk) => {
      text += String(chunk);
      clearTimeout(idle);
      idle = setTimeout(end, IDLE_MS);
    });
    socket.on("close", end);
    // Whoever is refused in the middle of sending sees the connection break.
    socket.on("error", () => {});
    for (const piece of pieces) socket.write(piece);
  });
}

/** A request's bytes, whatever its lines hold. */
export function request(line: string, headers: readonly string[], body = ""): string {
  return [line, ...headers, "", body].join("\r\n");
}

/** How long a streamed answer's first byte takes, through each Worker in turn. */
import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

export interface Target {
  port: number;
  host: string;
  headers: Record<string, string>;
}

/** @returns milliseconds to the first byte of the body; resolves when the answer is whole */
export function timeToFirstByte({ port, host, headers }: Target, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const sent = request(
      {
        port,
        host: "127.0.0.1",
        method: "POST",
        path: "/anthropic/v1/messages",
        agent,
        headers: {
          ...headers,
          host,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
        },
      },
      (response) => {
        let firstByte = 0;
        response.on("data", () => {
          firstByte ||= performance.now() - startedAt;
        });
        response.on("end", () =>
          response.statusCode === 200
            ? resolve(firstByte)
            : reject(new Error(`A request was answered ${response.statusCode}.`)),
        );
        response.on("error", reject);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** So many streams at once; what closes them. */
export function openStreams({ port, host, headers }: Target, bodies: readonly string[]): Promise<() => void> {
  const opened = bodies.map(
    (body) =>
      new Promise<() => void>((resolve, reject) => {
        const sent = request(
          {
            port,
            host: "127.0.0.1",
            method: "POST",
            path: "/anthropic/v1/messages",
            agent: false,
            headers: { ...headers, host },
          },
          (response) => {
            response.on("error", () => {});
            response.once("data", () => resolve(() => response.destroy()));
            response.resume();
          },
        );
        sent.on("error", reject);
        sent.end(body);
      }),
  );
  return Promise.all(opened).then((closers) => () => {
    for (const close of closers) close();
  });
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

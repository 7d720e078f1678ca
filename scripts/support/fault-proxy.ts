/** A TCP proxy that counts what goes through it and, told so, gets in its way. */
import { createServer as createHttpServer } from "node:http";
import { connect, createServer, type Server, type Socket } from "node:net";
import { json } from "node:stream/consumers";
import { FAULT_MODES, type FaultMode } from "./fault-modes.ts";

const HOST = "127.0.0.1";
const DEFAULT_PORTS: Record<string, number> = { "http:": 80, "redis:": 6379 };
const POSTGRES_PORT = 5432;
const SLOW_MS = 500;
/** Cut somewhere in an answer: a handshake of Postgres is some 400 bytes, a streamed answer thousands. */
const CUT_WITHIN_BYTES = 3000;

export interface FaultProxy {
  /** The target's URL by way of the proxy. */
  proxiedUrl: string;
  /** GET tells `{connections, bytes}`; POST `{mode}` sets the mode, for code that runs in workerd. */
  controlUrl: string;
  set(mode: FaultMode): Promise<void>;
  stop(): Promise<void>;
}

interface Connection {
  client: Socket;
  upstream: Socket;
  /** What of an answer still goes through before a cut. */
  bytesLeft: number;
}

/** @param targetUrl whose port, by default its protocol's, is proxied */
export async function startFaultProxy(targetUrl: string): Promise<FaultProxy> {
  const target = new URL(targetUrl);
  const counts = { connections: 0, bytes: 0 };
  const open = new Set<Connection>();
  let mode: FaultMode = "pass";

  const drop = (connection: Connection): void => {
    open.delete(connection);
    connection.client.destroy();
    connection.upstream.destroy();
  };

  const forward = (connection: Connection, to: Socket, chunk: Buffer): void => {
    if (to.destroyed) return;
    if (mode !== "cut" || to === connection.upstream) return void to.write(chunk);
    const part = chunk.subarray(0, connection.bytesLeft);
    connection.bytesLeft -= chunk.length;
    if (connection.bytesLeft > 0) return void to.write(part);
    to.write(part, () => drop(connection));
  };

  const proxy = createServer({ noDelay: true }, (client) => {
    counts.connections += 1;
    const port = Number(target.port) || (DEFAULT_PORTS[target.protocol] ?? POSTGRES_PORT);
    const upstream = connect({ port, host: target.hostname, noDelay: true });
    const connection = { client, upstream, bytesLeft: randomCut() };
    open.add(connection);
    client.on("data", (chunk) => (counts.bytes += chunk.length));
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      if (mode === "hang") from.pause();
      from.on("data", (chunk) => {
        if (mode === "slow") setTimeout(forward, SLOW_MS, connection, to, chunk);
        else forward(connection, to, chunk);
      });
      from.on("end", () => to.end());
      from.on("error", () => drop(connection));
      from.on("close", () => drop(connection));
    }
  });

  async function set(next: FaultMode): Promise<void> {
    const wasListening = mode !== "refuse";
    mode = next;
    for (const connection of open) {
      connection.bytesLeft = randomCut();
      const move = next === "hang" ? "pause" : "resume";
      connection.client[move]();
      connection.upstream[move]();
      if (next === "refuse") drop(connection);
    }
    if (next === "refuse" && wasListening) await close(proxy);
    if (next !== "refuse" && !wasListening) await listen(proxy, port);
  }

  const control = createHttpServer((request, response) => {
    void (async () => {
      if (request.method === "POST") {
        const wanted: unknown = await json(request);
        const found = FAULT_MODES.find((one) => one === Object(wanted).mode);
        if (found === undefined) return response.writeHead(400).end();
        await set(found);
      }
      response.end(JSON.stringify(counts));
    })();
  });
  const port = await listen(proxy);
  const controlPort = await listen(control);

  const proxied = new URL(targetUrl);
  proxied.hostname = HOST;
  proxied.port = String(port);
  return {
    proxiedUrl: proxied.href.replace(/\/$/u, ""),
    controlUrl: `http://${HOST}:${controlPort}`,
    set,
    async stop() {
      for (const connection of open) drop(connection);
      control.closeAllConnections();
      await Promise.all([mode === "refuse" ? undefined : close(proxy), close(control)]);
    },
  };
}

function randomCut(): number {
  return 1 + Math.floor(Math.random() * CUT_WITHIN_BYTES);
}

async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("A server that listens has a port.");
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

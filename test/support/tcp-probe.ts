/** A TCP proxy that counts what goes through it, and tells over HTTP. */
import { createServer as createHttpServer } from "node:http";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

const DEFAULT_POSTGRES_PORT = 5432;

export interface TcpProbe {
  /** The target's URL by way of the proxy. */
  proxiedUrl: string;
  countsUrl: string;
  stop(): Promise<void>;
}

export async function startTcpProbe(targetUrl: string): Promise<TcpProbe> {
  const target = new URL(targetUrl);
  const counts = { connections: 0, bytes: 0 };
  const open = new Set<Socket>();
  const proxy = createServer((client) => {
    counts.connections += 1;
    const upstream = connect(Number(target.port || DEFAULT_POSTGRES_PORT), target.hostname);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", () => {
        client.destroy();
        upstream.destroy();
      });
      socket.on("close", () => open.delete(socket));
    }
    client.on("data", (chunk) => (counts.bytes += chunk.length));
    client.pipe(upstream).pipe(client);
  });
  const reporter = createHttpServer((_, response) => response.end(JSON.stringify(counts)));
  const [proxyPort, reporterPort] = await Promise.all([listen(proxy), listen(reporter)]);

  const proxied = new URL(targetUrl);
  proxied.hostname = "127.0.0.1";
  proxied.port = String(proxyPort);
  return {
    proxiedUrl: proxied.href,
    countsUrl: `http://127.0.0.1:${reporterPort}`,
    async stop() {
      for (const socket of open) socket.destroy();
      await Promise.all([close(proxy), close(reporter)]);
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

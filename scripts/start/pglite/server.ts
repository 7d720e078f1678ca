import type { PGlite } from "@electric-sql/pglite";
import { createServer, type Socket } from "node:net";

import { serveConnection } from "./connection.ts";
import { createTurnstile } from "./turnstile.ts";

export interface PgliteServer {
  port: number;
  close: () => Promise<void>;
}

/**
 * Serves PGlite to any number of Postgres clients over TCP on 127.0.0.1.
 *
 * pglite-socket's own server lets messages of several clients interleave inside the extended protocol: it
 * stalls as soon as one client's transaction meets another's parameterised query.
 */
export async function servePglite(database: PGlite, port: number): Promise<PgliteServer> {
  const turnstile = createTurnstile();
  const open = new Map<Socket, Promise<void>>();

  const server = createServer({ noDelay: true }, (socket) => {
    // A client that leaves in the middle is cleaned up after; there is nobody to tell.
    socket.on("error", () => undefined);
    const served = serveConnection(socket, database, turnstile)
      .catch(() => undefined)
      .finally(() => {
        socket.destroy();
        open.delete(socket);
      });
    open.set(socket, served);
  });

  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject);
  server.listen(port, "127.0.0.1", listening.resolve);
  await listening.promise;
  const address = server.address();

  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    async close() {
      server.close();
      for (const socket of open.keys()) socket.destroy();
      await Promise.all(open.values());
    },
  };
}

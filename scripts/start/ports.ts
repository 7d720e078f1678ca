import { createServer } from "node:net";

const HOST = "127.0.0.1";

/**
 * The preferred port where it is free, else the next free one above it.
 * @param taken ports promised to somebody who does not listen yet; the result is added
 */
export async function findFreePort(preferred: number, taken: Set<number>): Promise<number> {
  for (let port = preferred; port < preferred + 200 && port <= 65_535; port += 1) {
    if (taken.has(port) || !(await canListen(port))) continue;
    taken.add(port);
    return port;
  }
  throw new Error(`No port is free between ${preferred} and ${preferred + 199}.`);
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });
}

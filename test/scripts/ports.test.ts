import { createServer } from "node:net";
import { expect, test } from "vitest";

import { findFreePort } from "../../scripts/start/ports.ts";

async function occupy(): Promise<{ port: number; release: () => void }> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, release: () => server.close() };
}

test("a port that is taken is passed over", async () => {
  const { port, release } = await occupy();
  expect(await findFreePort(port, new Set())).toBeGreaterThan(port);
  release();
});

test("a port that was promised is not promised again", async () => {
  const taken = new Set<number>();
  const first = await findFreePort(42_000, taken);
  expect(await findFreePort(first, taken)).toBeGreaterThan(first);
  expect(taken.size).toBe(2);
});

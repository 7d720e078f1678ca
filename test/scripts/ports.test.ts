import { execFile } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

import { claimPort } from "../../scripts/start/ports.ts";

const PORTS = join(import.meta.dirname, "../../scripts/start/ports.ts");

async function occupy(): Promise<{ port: number; release: () => void }> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, release: () => server.close() };
}

/** A process that claims a port and lives for a while; the port. */
async function claimElsewhere(preferred: number, livesMs: number): Promise<number> {
  const script = `
    import { claimPort } from ${JSON.stringify(PORTS)};
    const port = await claimPort(${preferred});
    setTimeout(() => console.log(port), ${livesMs});
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
  return Number(stdout);
}

test("a port that is taken is passed over", async () => {
  const { port, release } = await occupy();
  expect(await claimPort(port)).toBeGreaterThan(port);
  release();
});

test("a port that was promised is not promised again", async () => {
  const first = await claimPort(42_000);
  expect(await claimPort(first)).toBeGreaterThan(first);
});

test("processes that start at once claim different ports, and give them back when they end", async () => {
  const claimed = await Promise.all(Array.from({ length: 4 }, () => claimElsewhere(43_000, 1000)));
  expect(new Set(claimed).size).toBe(4);
  const [first = 0] = claimed.toSorted((left, right) => left - right);
  expect(await claimPort(first)).toBe(first);
});

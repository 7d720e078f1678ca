import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";

import { claimPort } from "../../scripts/start/ports.ts";

/** A run of these tests beside this one has other ports. */
const OWN_PORTS = 20_000 + ((process.pid * 10) % 10_000);
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

/** A process that claims a port and holds it until it is ended. */
async function claimElsewhere(preferred: number): Promise<{ port: number; end: () => Promise<unknown> }> {
  const script = `
    import { claimPort } from ${JSON.stringify(PORTS)};
    console.log(await claimPort(${preferred}));
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const [line] = await once(child.stdout, "data");
  return {
    port: Number(String(line)),
    end: () => {
      child.kill();
      return ended;
    },
  };
}

test("a port that is taken is passed over", async () => {
  const { port, release } = await occupy();
  expect(await claimPort(port)).toBeGreaterThan(port);
  release();
});

test("a port that was promised is not promised again", async () => {
  const first = await claimPort(OWN_PORTS);
  expect(await claimPort(first)).toBeGreaterThan(first);
});

test("processes that start at once claim different ports, and give them back when they end", async () => {
  const rounds: number[][] = [];
  // The second time all find what the first left behind.
  for (let round = 0; round < 2; round += 1) {
    const claims = await Promise.all(Array.from({ length: 6 }, () => claimElsewhere(OWN_PORTS)));
    await Promise.all(claims.map(({ end }) => end()));
    rounds.push(claims.map(({ port }) => port).toSorted((left, right) => left - right));
  }
  expect(new Set(rounds[0]).size).toBe(6);
  expect(rounds[1]).toEqual(rounds[0]);
});

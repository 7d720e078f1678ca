import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

const MAIN = new URL("../../scripts/claude-emulator/main.ts", import.meta.url).pathname;

async function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const exited = once(child, "exit");
  const [line] = await Promise.race([once(child.stdout, "data"), once(child.stderr, "data")]);
  return { child, exited, line: String(line) };
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "the program prints its URL and ends cleanly on %s",
  async (signal) => {
    const { child, exited, line } = await start("--port", "0", "--seed", "x");
    const [url] = /http:\/\/127\.0\.0\.1:\d+/u.exec(line) ?? [];
    expect(line.trim().split("\n")).toHaveLength(1);
    const response = await fetch(`${url ?? ""}/__emulator/stats`);
    expect(response.status).toBe(200);
    child.kill(signal);
    expect(await exited).toEqual([0, null]);
  },
);

test("a port that is none ends it with a reason", async () => {
  const { exited, line } = await start("--port", "many");
  expect(line).toContain("--port must be a number");
  expect(await exited).toEqual([1, null]);
});

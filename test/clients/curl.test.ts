import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { expect, inject, it } from "vitest";
import { activeStreams, MODEL, OWN_KEY, sawBlock, strike, USER } from "./claude.ts";

const run = promisify(execFile);

async function curl(body: unknown, headers: Record<string, string>): Promise<string> {
  const given = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const url = `${inject("proxy").url}/v1/messages`;
  const { stdout } = await run("curl", ["-sN", url, ...given, "-d", JSON.stringify(body)]);
  return stdout;
}

const body = { model: MODEL, max_tokens: 200, messages: [{ role: "user", content: "How do I cancel?" }] };

it("curl gets an answer and a stream", async () => {
  const headers = { ...USER, "x-api-key": OWN_KEY, "anthropic-version": "2023-06-01" };
  expect(JSON.parse(await curl(body, headers))).toMatchObject({ type: "message" });
  const stream = await curl({ ...body, stream: true }, headers);
  expect(stream).toMatch(/^event: message_start\n/u);
  expect(stream).toMatch(/event: message_stop\ndata: \{"type":"message_stop"\}\n\n$/u);
  expect(await sawBlock()).toBe(true);
});

it("curl is refused in Anthropic's form where a credential comes twice", async () => {
  const url = `${inject("proxy").url}/v1/messages`;
  const twice = ["-H", `x-api-key: ${OWN_KEY}`, "-H", "x-api-key: sk-ant-another"];
  const { stdout } = await run("curl", [
    "-s",
    url,
    "-H",
    `x-tercet-key: ${USER["x-tercet-key"]}`,
    ...twice,
    "-d",
    "{}",
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ type: "error", error: { type: "authentication_error" } });
});

it("curl gets Claude's own error, with its status, and an error in mid-stream", async () => {
  const headers = { ...USER, "x-api-key": OWN_KEY, "anthropic-version": "2023-06-01" };
  await strike({ fault: "429", retryAfter: 7, times: 1 });
  const given = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const url = `${inject("proxy").url}/v1/messages`;
  const { stdout } = await run("curl", ["-si", url, ...given, "-d", JSON.stringify(body)]);
  expect(stdout).toMatch(/^HTTP\/1\.1 429 [\s\S]*^retry-after: 7\r$/imu);
  expect(stdout).toContain('"type":"rate_limit_error"');
  await strike({ fault: "overloaded-mid-stream", afterEvents: 4, times: 1 });
  const stream = await curl({ ...body, stream: true }, headers);
  expect(stream).toMatch(/^event: message_start\n/u);
  expect(stream).toMatch(/event: error\ndata: .*overloaded_error/u);
});

it("curl may go in the middle, and Claude stops", async () => {
  await strike({ fault: "slow", delayMs: 200, times: 1 });
  const headers = { ...USER, "x-api-key": OWN_KEY, "anthropic-version": "2023-06-01" };
  const given = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const url = `${inject("proxy").url}/v1/messages`;
  const child = spawn("curl", ["-sN", url, ...given, "-d", JSON.stringify({ ...body, stream: true })]);
  await new Promise((resolve) => {
    child.stdout.once("data", resolve);
  });
  expect(await activeStreams()).toBe(1);
  child.kill();
  await expect.poll(activeStreams).toBe(0);
});

/** 200 ways to talk the Worker into another host, and a host that listens and must hear nothing. */
import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { control, MODEL, OWN_KEY, USER } from "./claude.ts";
import { exchange, request } from "./raw-socket.ts";

let sink: Server;
let heard = 0;

beforeAll(async () => {
  sink = createServer((socket) => {
    heard += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => {
    sink.listen(0, "127.0.0.1", resolve);
  });
});
afterAll(() => void sink.close());

function targetsAt(port: number): string[] {
  return [
    `http://127.0.0.1:${port}/`,
    `//127.0.0.1:${port}/`,
    `https://api.anthropic.com@127.0.0.1:${port}/`,
    `http://localhost:${port}/latest/meta-data`,
    `http://2130706433:${port}/`,
    `http://0x7f000001:${port}/`,
    `http://0177.0.0.1:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `\\\\127.0.0.1:${port}\\`,
    `gopher://127.0.0.1:${port}/_x`,
  ];
}

const HOST = `Host: ${new URL(inject("proxy").url).host}`;
const VERSION = "anthropic-version: 2023-06-01";
const BODY = JSON.stringify({ model: MODEL, max_tokens: 5, messages: [{ role: "user", content: "Hi" }] });

function send(line: string, headers: readonly string[], body = BODY): ReturnType<typeof exchange> {
  const own = [
    `x-tercet-key: ${USER["x-tercet-key"]}`,
    `x-api-key: ${OWN_KEY}`,
    VERSION,
    "Connection: close",
  ];
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return exchange(request(`${line} HTTP/1.1`, [...headers, ...own, length], body));
}

const NAMES = ["X-Forwarded-Host", "Forwarded", "X-Original-URL", "X-Rewrite-URL", "X-Anthropic-Base-URL"];
const FIELDS = ["base_url", "url", "endpoint", "webhook"];

/** 20 places for each of the ten targets. */
const PLACES: ((target: string) => ReturnType<typeof exchange>)[] = [
  (target) => send(`POST ${target}`, [HOST]),
  (target) => send(`POST ${target}anthropic/v1/messages`, [HOST]),
  (target) => send("POST /anthropic/v1/messages", [`Host: ${target.replaceAll(/^\w+:|\//gu, "")}`]),
  (target) => send(`POST /anthropic/v1/${target}`, [HOST]),
  (target) => send(`POST /anthropic/v1/${encodeURIComponent(target)}`, [HOST]),
  (target) => send(`GET /anthropic/v1/models/${encodeURIComponent(target)}`, [HOST]),
  (target) => send(`GET /anthropic/v1/..%2f..%2f${target}`, [HOST]),
  (target) => send(`GET /anthropic/v1/../../${target}`, [HOST]),
  (target) => send(`GET /anthropic/v1/models?url=${target}&base_url=${target}`, [HOST]),
  (target) => send(`GET /anthropic/v1@${target.replaceAll(/^\w+:\/+/gu, "")}`, [HOST]),
  (target) => send("POST /anthropic/v1/messages", [HOST, `x-tercet-conversation: ${target}`]),
  ...NAMES.map(
    (name) => (target: string) => send("POST /anthropic/v1/messages", [HOST, `${name}: ${target}`]),
  ),
  ...FIELDS.map(
    (field) => (target: string) =>
      send("POST /anthropic/v1/messages", [HOST], JSON.stringify({ ...JSON.parse(BODY), [field]: target })),
  ),
];

it("no host but Claude's is asked, by 200 requests that name another", async () => {
  const { port } = sink.address() as AddressInfo;
  await control("DELETE", "requests");
  const tries = PLACES.flatMap((place) => targetsAt(port).map((target) => () => place(target)));
  expect(tries).toHaveLength(200);
  for (let from = 0; from < tries.length; from += 20)
    await Promise.all(tries.slice(from, from + 20).map((attempt) => attempt()));
  expect(heard).toBe(0);
  const { requests } = (await control("GET", "requests?limit=200")) as {
    requests: { path: string; headers: Record<string, string> }[];
  };
  expect(requests.length).toBeGreaterThan(50);
  for (const { path, headers } of requests) {
    expect(path).toMatch(/^\/v1\//u);
    expect(headers["host"]).toBe(new URL(inject("proxy").claudeUrl).host);
    expect(JSON.stringify(headers)).not.toContain(String(port));
  }
});

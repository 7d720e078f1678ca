import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createMoveClient } from "../../scripts/reembed/client.ts";
import { readOptions } from "../../scripts/reembed/options.ts";

const TO = "openai:m:8";
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** Answers each request with the next of these. */
async function serve(answers: { status: number; body: unknown }[]): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const { status, body } = answers.shift() ?? { status: 500, body: {} };
    request.resume().on("end", () => response.writeHead(status).end(JSON.stringify(body)));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

describe("npm run reembed", () => {
  it("waits for what passes and goes on", async () => {
    const down = { status: 503, body: { error: { message: "The embedder does not answer right now." } } };
    const progress = { phase: "embed", done: 200, total: 210, to: TO };
    const { url, seen } = await serve([down, down, { status: 200, body: progress }]);
    const waits: string[] = [];
    const client = createMoveClient({ url, adminToken: "t" }, 1);
    expect(await client.step("prj_a", "openai", (why) => waits.push(why))).toEqual(progress);
    expect(waits).toEqual(Array.from({ length: 2 }, () => "The embedder does not answer right now."));
    expect(new Set(seen)).toEqual(new Set(["POST /admin/projects/prj_a/reembed Bearer t"]));
  });

  it("says at once what will not pass", async () => {
    const { url, seen } = await serve([
      { status: 400, body: { error: { message: "to: this deployment has lexical." } } },
    ]);
    const client = createMoveClient({ url, adminToken: "t" }, 1);
    await expect(client.step("prj_a", "openai", () => {})).rejects.toThrow(
      "to: this deployment has lexical.",
    );
    expect(seen).toHaveLength(1);
  });

  it("asks for what it lacks", async () => {
    await expect(readOptions([])).rejects.toThrow(/Which project/u);
    const named = ["--project", "prj_a", "--to", "openai"];
    await expect(readOptions([...named, "--directory", "/nowhere"])).rejects.toThrow(
      /No development server/u,
    );
    expect(await readOptions([...named, "--url", "https://t.example/", "--admin-token", "t"])).toEqual({
      server: { url: "https://t.example", adminToken: "t" },
      project: "prj_a",
      to: "openai",
    });
  });
});

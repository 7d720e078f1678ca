/** Bodies of every shape and size against both surfaces: named answers, and a Worker that goes on. */
import { request as httpRequest } from "node:http";
import { brotliCompressSync, constants, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, inject, it } from "vitest";
import { control, MODEL, OWN_KEY, USER } from "./claude.ts";
import { FRONT } from "./raw-socket.ts";

const MIB = 1024 * 1024;
const WORKER = inject("proxy").url.replace(/\/anthropic$/u, "");

const SURFACES = {
  "/anthropic/v1/messages": {
    limit: 32 * MIB,
    headers: {
      "x-tercet-key": USER["x-tercet-key"],
      "x-api-key": OWN_KEY,
      "anthropic-version": "2023-06-01",
    },
    body: (text: string) =>
      `{"model":"${MODEL}","max_tokens":5,"messages":[{"role":"user","content":${text}}]}`,
  },
  "/v1/chat": {
    limit: 8 * MIB,
    headers: { authorization: `Bearer ${USER["x-tercet-key"]}` },
    body: (text: string) => `{"user":"ladder","message":${text}}`,
  },
} as const;

const BOMB = new Uint8Array(16 * MIB);
const CODED = [
  ["gzip", gzipSync(BOMB)],
  ["br", brotliCompressSync(BOMB, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ["deflate", deflateSync(BOMB)],
  ["gzip, identity", gzipSync("{}")],
  ["identity, gzip", gzipSync("{}")],
  ["zstd", "{}"],
  ["made-up", "{}"],
] as const;

type Surface = (typeof SURFACES)[keyof typeof SURFACES];

async function send(
  path: string,
  { headers }: Surface,
  body: BodyInit,
  extra: Record<string, string> = {},
): Promise<number> {
  const streamed = body instanceof ReadableStream ? { duplex: "half" } : {};
  const init = { method: "POST", headers: { ...headers, ...extra }, body, ...streamed };
  const response = await fetch(`${WORKER}${path}`, init);
  await response.arrayBuffer();
  return response.status;
}

/** So many levels in all. */
function nested(levels: number, around: (text: string) => string): string {
  const own = around('""').split(/[[{]/u).length - 1;
  const inner = levels - own;
  return around(`${"[".repeat(inner)}${"]".repeat(inner)}`);
}

/** Spaces before a body, so many bytes in all, without a length. */
function inChunks(bytes: number, body: string): ReadableStream<Uint8Array> {
  let left = bytes - body.length;
  const chunk = new Uint8Array(64 * 1024).fill(32);
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) {
        controller.enqueue(new TextEncoder().encode(body));
        controller.close();
        return;
      }
      controller.enqueue(chunk.subarray(0, Math.min(left, chunk.length)));
      left -= chunk.length;
    },
  });
}

interface Unended {
  /** 0 where it was only cut off. */
  status: number;
  text: string;
  bytes: number;
}

/**
 * Sends until it is answered or cut off, and how many bytes that took. What is over the limit goes a little at a time:
 * else it would show how much the sockets hold and how busy the machine is, and not when the Worker stopped reading.
 */
function sendWithoutEnd(path: string, { headers, limit }: Surface, most: number): Promise<Unended> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(WORKER);
    const sending = httpRequest({ hostname, port, path, method: "POST", headers });
    let status = 0;
    let text = "";
    let bytes = 0;
    let isOver = false;
    const chunk = Buffer.alloc(64 * 1024, 32);
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      sending.destroy();
      resolve({ status, text, bytes });
    };
    const write = (): void => {
      if (bytes >= most) end();
      if (isOver) return;
      bytes += chunk.length;
      sending.write(chunk, () => (bytes > limit ? setTimeout(write, 20) : write()));
    };
    sending.on("response", (response) => {
      status = response.statusCode ?? 0;
      response.setEncoding("utf8").on("data", (piece) => (text += String(piece)));
      response.on("close", end);
    });
    sending.on("error", end);
    sending.on("close", end);
    write();
  });
}

function padded(bytes: number, body: string): string {
  return " ".repeat(bytes - body.length) + body;
}

describe.each(Object.entries(SURFACES))("%s", (path, surface) => {
  const fine = surface.body('"Hello"');
  const isFine = (status: number): void => expect([200, 201, 202]).toContain(status);

  afterEach(async () => expect((await fetch(`${WORKER}/healthz`)).status).toBe(200));

  it("takes 32 levels, and refuses any number over them", async () => {
    // What is well-formed and not too deep is refused by whoever reads it, for what it is.
    for (const levels of [8, 31, 32, 33, 1000, 100_000, 1_000_000])
      expect(await send(path, surface, nested(levels, surface.body))).toBe(400);
    const deep = surface.body(`"${"[".repeat(1000)}"`);
    isFine(await send(path, surface, deep));
    expect(await send(path, surface, "[".repeat(1_000_000))).toBe(400);
  });

  it("takes a body up to its limit, by its length and in chunks, and none over it", async () => {
    const { limit } = surface;
    isFine(await send(path, surface, padded(limit, fine)));
    isFine(await send(path, surface, inChunks(limit, fine)));
    expect(await send(path, surface, padded(limit + 1, fine))).toBe(413);
    expect(await send(path, surface, inChunks(limit + 1, fine))).toBe(413);
  });

  it("stops reading a body that has no end", async () => {
    const most = surface.limit + 32 * MIB;
    const answers = await Promise.all(Array.from({ length: 4 }, () => sendWithoutEnd(path, surface, most)));
    for (const { status, text, bytes } of answers) {
      if (!FRONT.test(text)) expect([0, 413]).toContain(status);
      expect(bytes).toBeLessThan(most);
    }
  });

  it("reads no coding but identity, however small what it holds", async () => {
    for (const [coding, body] of CODED) {
      expect(await send(path, surface, body, { "content-encoding": coding })).toBe(415);
    }
    isFine(await send(path, surface, fine, { "content-encoding": "IDENTITY" }));
  });

  it.each([
    ["a byte that is none", [0xff]],
    ["an overlong NUL", [0xc0, 0x80]],
    ["half of a pair", [0xed, 0xa0, 0x80]],
    ["half a character", [0xe4, 0xbd]],
    ["beyond Unicode", [0xf4, 0x90, 0x80, 0x80]],
  ])("refuses what is not UTF-8: %s", async (_, bytes) => {
    const [before = "", after = ""] = surface.body('"HERE"').split("HERE");
    const body = Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
    expect(await send(path, surface, body)).toBe(400);
  });

  it.each([
    ["nothing", ""],
    ["null", "null"],
    ["a list", "[]"],
    ["a number", "1"],
    ["a raw NUL", '{"a":"\0"}'],
    ["two objects", "{}{}"],
    ["200,000 numbers", `{"messages":[${"0,".repeat(200_000)}0]}`],
    ["200,000 objects", `{"messages":[${"{},".repeat(200_000)}{}]}`],
    ["50,000 fields", `{${Array.from({ length: 50_000 }, (_, index) => `"f${index}":1`).join()}}`],
    ["a number of a million digits", `{"max_tokens":${"9".repeat(1_000_000)}}`],
    ["a prototype", '{"__proto__":{"model":"x"},"constructor":1}'],
  ])("refuses by a name: %s", async (_, body) => {
    expect(await send(path, surface, body)).toBe(400);
  });

  it("has a name for NUL, lone surrogates and any character where they are escaped", async () => {
    for (const text of [String.raw`"a\u0000b"`, String.raw`"\ud800"`, '"\u{1F469}\u200D\u{1F469}"'])
      // A lone surrogate and a NUL are a 400 of Claude's own.
      expect([200, 201, 202, 400]).toContain(await send(path, surface, surface.body(text)));
  });
});

it("sees of a field that comes twice what Claude sees", async () => {
  const body = `{"model":"${MODEL}","max_tokens":5,"system":"FIRST","messages":[],"system":"SECOND",
    "messages":[{"role":"user","content":"Hello twice"}]}`;
  const surface = SURFACES["/anthropic/v1/messages"];
  expect(await send("/anthropic/v1/messages", surface, body, USER)).toBe(200);
  const { requests } = (await control("GET", "requests?limit=1")) as {
    requests: { body: { system: { text: string }[]; messages: unknown[] } }[];
  };
  const seen = requests[0]?.body;
  expect(seen?.messages).toHaveLength(1);
  expect(seen?.system.map(({ text }) => text)).toEqual(["SECOND", expect.stringContaining("<user_persona>")]);
});

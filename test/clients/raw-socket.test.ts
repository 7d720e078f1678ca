/** What must not be smuggled past the Worker, in bytes. */
import { beforeEach, describe, expect, inject, it } from "vitest";
import { control, MODEL, OWN_KEY, USER } from "./claude.ts";
import { exchange, FRONT, request } from "./raw-socket.ts";

const POST = "POST /anthropic/v1/messages HTTP/1.1";
const HOST = `Host: ${new URL(inject("proxy").url).host}`;
const KEY = `x-tercet-key: ${USER["x-tercet-key"]}`;
const OWN = `x-api-key: ${OWN_KEY}`;
const CLOSE = "Connection: close";
const BODY = JSON.stringify({ model: MODEL, max_tokens: 5, messages: [{ role: "user", content: "Hi" }] });
const LENGTH = `Content-Length: ${BODY.length}`;
const CHUNKED = "Transfer-Encoding: chunked";
const CHUNKS = `${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`;
const SMUGGLED = request(
  "POST /anthropic/v1/messages/smuggled HTTP/1.1",
  [HOST, KEY, "x-api-key: sk-ant-smuggled", "x-smuggled: 1", "Content-Length: 2"],
  "{}",
);
const HEAD = [HOST, KEY, OWN, "anthropic-version: 2023-06-01", CLOSE];

function post(extra: readonly string[], body = BODY): string {
  return request(POST, [...HEAD, ...extra], body);
}

const LENGTHS: Record<string, string> = {
  "a length and chunks": post([`Content-Length: ${CHUNKS.length}`, CHUNKED], CHUNKS),
  "chunks and a length": post([CHUNKED, "Content-Length: 4"], `${CHUNKS}${SMUGGLED}`),
  "no length with chunks behind": post([CHUNKED, "Content-Length: 0"], `${CHUNKS}${SMUGGLED}`),
  "two lengths": post([LENGTH, "Content-Length: 4"], `${BODY}${SMUGGLED}`),
  "two equal lengths": post([LENGTH, LENGTH]),
  "a list of lengths": post([`Content-Length: ${BODY.length}, 4`], `${BODY}${SMUGGLED}`),
  "a length with a sign": post([`Content-Length: +${BODY.length}`]),
  "a negative length": post(["Content-Length: -1"]),
  "a hexadecimal length": post([`Content-Length: 0x${BODY.length.toString(16)}`]),
  "a length that is none": post(["Content-Length: all"]),
  "a length beyond numbers": post(["Content-Length: 99999999999999999999999"]),
  "a length with a space before the colon": post([`Content-Length : ${BODY.length}`]),
  "a length that is too short": post(["Content-Length: 4"], `${BODY}${SMUGGLED}`),
  "a length of nothing": post(["Content-Length: 0"], `${BODY}${SMUGGLED}`),
  "another coding": post(["Transfer-Encoding: xchunked", LENGTH], `${BODY}${SMUGGLED}`),
  "chunked twice": post([CHUNKED, CHUNKED], `${CHUNKS}${SMUGGLED}`),
  "chunked and identity": post(["Transfer-Encoding: chunked, identity"], `${CHUNKS}${SMUGGLED}`),
  "gzip and chunked": post(["Transfer-Encoding: gzip, chunked"], `${CHUNKS}${SMUGGLED}`),
  "chunked in odd letters": post(["Transfer-Encoding: cHuNkEd", LENGTH], `${CHUNKS}${SMUGGLED}`),
  "chunked behind a tab": post(["Transfer-Encoding:\tchunked"], CHUNKS),
  "chunked behind a vertical tab": post(["Transfer-Encoding: \u000bchunked", LENGTH], `${BODY}${SMUGGLED}`),
  "chunked in quotes": post(['Transfer-Encoding: "chunked"', LENGTH], `${BODY}${SMUGGLED}`),
  "a chunk's size that is none": post([CHUNKED], `zz\r\n${BODY}\r\n0\r\n\r\n`),
  "a chunk's size beyond numbers": post([CHUNKED], `fffffffffffffffff\r\n${BODY}\r\n0\r\n\r\n`),
  "a negative chunk": post([CHUNKED], `-5\r\n${BODY}\r\n0\r\n\r\n`),
  "a chunk longer than it says": post([CHUNKED], `4\r\n${BODY}\r\n0\r\n\r\n${SMUGGLED}`),
  "a chunk's extension": post([CHUNKED], `${BODY.length.toString(16)};a=b\r\n${BODY}\r\n0\r\n\r\n`),
  "chunks ended by bare line feeds": post(
    [CHUNKED],
    `${BODY.length.toString(16)}\n${BODY}\n0\n\n${SMUGGLED}`,
  ),
  trailers: post([CHUNKED], `${CHUNKS.slice(0, -2)}x-api-key: sk-ant-smuggled\r\n\r\n`),
  "a body that ends early": post([`Content-Length: ${BODY.length + 100}`]),
};

const HEADERS: Record<string, string> = {
  "a folded header": post([`x-folded: b\r\n x-smuggled: 1`, LENGTH]),
  "a folded credential": request(
    POST,
    [HOST, `x-tercet-key:\r\n ${KEY.slice(14)}`, OWN, CLOSE, LENGTH],
    BODY,
  ),
  "a fold before the first header": request(POST, [` ${HOST}`, KEY, OWN, CLOSE, LENGTH], BODY),
  "a bare carriage return": post([`anthropic-beta: a\rx-smuggled: 1`, LENGTH]),
  "a bare line feed": post([`anthropic-beta: a\nx-api-key: sk-ant-smuggled`, LENGTH]),
  "a NUL": post([`anthropic-beta: a\0b`, LENGTH]),
  "a header without a colon": post(["x-smuggled", LENGTH]),
  "a header without a name": post([": smuggled", LENGTH]),
  "a space in a name": post(["x smuggled: 1", LENGTH]),
  "a name in brackets": post(["x-(smuggled): 1", LENGTH]),
  "bytes over 127": post(["anthropic-beta: \u00e9\u00ff", LENGTH]),
  "encoded line ends": post(["anthropic-beta: a%0d%0ax-smuggled: 1", LENGTH]),
  "our key twice": post([KEY, LENGTH]),
  "another key of ours": post(["x-tercet-key: tk_live_other_0", LENGTH]),
  "the caller's key twice": post(["x-api-key: sk-ant-smuggled", LENGTH]),
  "both forms of a key": post(["Authorization: Bearer sk-ant-smuggled", LENGTH]),
  "a key in odd letters": post(["X-API-KEY: sk-ant-smuggled", LENGTH]),
  "a key with a comma": request(POST, [HOST, KEY, `${OWN}, sk-ant-smuggled`, CLOSE, LENGTH], BODY),
  "headers that a connection names": post(["Connection: close, x-api-key, anthropic-version", LENGTH]),
  "two hosts": post(["Host: smuggled.test", LENGTH]),
  "no host": request(POST, [KEY, OWN, CLOSE, LENGTH], BODY),
  "a host with a path": request(POST, ["Host: a/smuggled", KEY, OWN, CLOSE, LENGTH], BODY),
  "an upgrade": post(["Connection: Upgrade", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__", LENGTH]),
  "a promise to go on": post(["Expect: 100-continue", LENGTH]),
  "a promise that nobody knows": post(["Expect: smuggled", LENGTH]),
  "a header of 100 KB": post([`anthropic-beta: ${"a".repeat(100_000)}`, LENGTH]),
  "2,000 headers": post([...Array.from({ length: 2000 }, (_, index) => `x-h-${index}: 1`), LENGTH]),
  "a method by a header": post(["X-HTTP-Method-Override: DELETE", LENGTH]),
};

const line = (first: string): string => request(first, [...HEAD, LENGTH], BODY);
const TARGETS: Record<string, string> = {
  "an absolute target": line("POST http://smuggled.test/anthropic/v1/messages HTTP/1.1"),
  "an absolute target of another scheme": line("POST ftp://smuggled.test/ HTTP/1.1"),
  "an authority": line("CONNECT smuggled.test:443 HTTP/1.1"),
  "an asterisk": line("OPTIONS * HTTP/1.1"),
  "a target with a space": line("POST /anthropic/v1/messages /smuggled HTTP/1.1"),
  "a target with line ends": line("POST /anthropic/v1/messages%0d%0aHost:%20smuggled HTTP/1.1"),
  "a target of 70 KB": line(`POST /anthropic/v1/messages?${"a".repeat(70_000)} HTTP/1.1`),
  dots: line("POST /anthropic/v1/../../smuggled HTTP/1.1"),
  "encoded dots": line("POST /anthropic/v1/%2e%2e/%2e%2e/smuggled HTTP/1.1"),
  "two slashes": line("POST //smuggled.test/anthropic/v1/messages HTTP/1.1"),
  "a backslash": line("POST /anthropic/v1\\..\\smuggled HTTP/1.1"),
  "a fragment": line("POST /anthropic/v1/messages#smuggled HTTP/1.1"),
  "an old version": line("POST /anthropic/v1/messages HTTP/0.9"),
  "a version to come": line("POST /anthropic/v1/messages HTTP/3.0"),
  "the preface of HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "a method that nobody knows": line("SMUGGLE /anthropic/v1/messages HTTP/1.1"),
  TRACE: line("TRACE /anthropic/v1/messages HTTP/1.1"),
  "nothing but line ends": "\r\n\r\n\r\n\r\n",
};

/** Refusals that say what is wrong. Of 5xx only those that name something that HTTP has and we have not. */
const NAMED = new Set([100, 200, 400, 401, 404, 405, 408, 411, 413, 414, 415, 417, 426, 431, 501, 505]);

interface SeenRequest {
  path: string;
  headers: Record<string, string>;
}

async function seen(): Promise<SeenRequest[]> {
  return ((await control("GET", "requests?limit=100")) as { requests: SeenRequest[] }).requests;
}

describe("bytes that no client sends", () => {
  beforeEach(() => control("DELETE", "requests"));

  it.each(Object.entries({ ...LENGTHS, ...HEADERS, ...TARGETS }))("smuggle nothing: %s", async (_, bytes) => {
    const { statuses, text } = await exchange(Buffer.from(bytes, "latin1"));
    if (!FRONT.test(text)) for (const status of statuses) expect(NAMED).toContain(status);
    const requests = await seen();
    expect(requests.length).toBeLessThanOrEqual(1);
    for (const { path, headers } of requests) {
      expect(path).toMatch(/^\/v1\/messages(?!\/smuggled)[!-~]*$/u);
      // The emulator keeps only a key's beginning.
      expect(headers["x-api-key"]).toMatch(/^sk-ant-c/u);
      expect(headers["host"]).toBe(new URL(inject("proxy").claudeUrl).host);
      expect(Object.keys(headers).join()).not.toMatch(/smuggled|folded|x-tercet|override|http2|x-h-/u);
      expect(Object.values(headers).join()).not.toContain("sk-ant-smuggled");
    }
  });

  it("are answered one by one where they are pipelined, each for itself", async () => {
    const open = request(POST, [HOST, KEY, OWN, "anthropic-version: 2023-06-01", LENGTH], BODY);
    const refused = request(POST, [HOST, KEY, OWN, "x-api-key: another", LENGTH], BODY);
    const { statuses } = await exchange(`${open}${refused}${post([LENGTH])}`);
    expect(statuses).toEqual([200, 401, 200]);
    expect((await seen()).map(({ path }) => path)).toEqual(["/v1/messages", "/v1/messages"]);
  });
});

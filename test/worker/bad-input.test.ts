import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createTestProject, send, type TestProject } from "../support/tercet.ts";

const MEGABYTE = 1024 * 1024;

describe("bad input", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject();
  });

  async function post(path: string, body: BodyInit | null, headers: Record<string, string> = {}) {
    const response = await send(path, {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${project.keys.live}`, ...headers },
    });
    return { status: response.status, text: await response.text() };
  }

  const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

  const REFUSED: [name: string, body: string, status: number][] = [
    ["no body", "", 400],
    ["not JSON", "{user: sam", 400],
    ["a list", "[]", 400],
    ["null", "null", 400],
    ["a number", "7", 400],
    ["wrong types", JSON.stringify({ user: 7, message: ["x"], messages: "x" }), 400],
    [
      "unknown fields",
      JSON.stringify({ user: "u", message: "x", messages: [{ role: "user", content: "x" }], hack: 1 }),
      400,
    ],
    ["a depth of 10,000", nested(10_000), 400],
    ["a list of depth 10,000", "[".repeat(10_000) + "]".repeat(10_000), 400],
    ["an unclosed list of depth 1,000,000", "[".repeat(1_000_000), 400],
    [
      "an empty user",
      JSON.stringify({ user: "", message: "x", messages: [{ role: "user", content: "x" }] }),
      400,
    ],
    [
      "a user of lone surrogates",
      '{"user":"\\ud800","message":"x","messages":[{"role":"user","content":"x"}]}',
      400,
    ],
    ["a user with NUL", '{"user":"a\\u0000b","message":"x","messages":[{"role":"user","content":"x"}]}', 400],
    [
      "a user of 300 characters",
      JSON.stringify({ user: "u".repeat(300), message: "x", messages: [{ role: "user", content: "x" }] }),
      400,
    ],
    ["a blank message", JSON.stringify({ user: "u", message: " \n ", messages: [] }), 400],
    ["prototype pollution", '{"__proto__":{"admin":true},"user":"u"}', 400],
  ];

  for (const path of ["/v1/chat", "/v1/conversations"]) {
    it.each(REFUSED)(`${path} refuses %s in one form`, async (_, body, status) => {
      const answer = await post(path, body);
      expect(answer.status).toBe(status);
      const { error } = JSON.parse(answer.text) as { error: Record<string, unknown> };
      expect(error).toEqual({
        code: expect.any(String),
        message: expect.any(String),
        requestId: expect.stringMatching(/^req_/u),
      });
    });
  }

  it("counts bytes while reading, whatever the length says", async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(MEGABYTE).fill(0x20)),
    });
    expect((await post("/v1/chat", endless)).status).toBe(413);
  });

  it("refuses content encodings and bytes that are no UTF-8", async () => {
    expect((await post("/v1/chat", "{}", { "content-encoding": "gzip" })).status).toBe(415);
    expect((await post("/v1/chat", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]))).status).toBe(400);
  });

  it("refuses a message of 1 MB by its length, and takes one of 200 KB", async () => {
    const tooLong = await post("/v1/chat", JSON.stringify({ user: "u", message: "a".repeat(MEGABYTE) }));
    expect(tooLong.status).toBe(400);
    expect(tooLong.text).toContain("message: must be at most");
    const long = await post("/v1/chat", JSON.stringify({ user: "u", message: "word ".repeat(40_000) }));
    expect(long.status).toBe(200);
  });

  it.each([
    ["lone surrogates", '"I prefer \\ud800 bullet lists."'],
    ["NUL", '"I prefer\\u0000 bullet lists."'],
    ["right-to-left text", JSON.stringify("אני מעדיף תשובות קצרות \u202eevil\u202c")],
    ["emoji and combining marks", JSON.stringify("I prefer 👩‍👩‍👧‍👦 z̷̢̛a̸l̶g̷o̴ lists.")],
  ])("answers and learns from a message with %s", async (_, message) => {
    const chat = await post("/v1/chat", `{"user":"odd","message":${message}}`);
    expect(chat.status).toBe(200);
    expect(chat.text).toContain("message_stop");
    const handedIn = await post(
      "/v1/conversations",
      `{"user":"odd","messages":[{"role":"user","content":${message}}]}`,
    );
    expect(handedIn.status).toBe(202);
    await project.waitUntil((JSON.parse(handedIn.text) as { id: string }).id, "learned");
  });

  it("learns from 10,000 turns", async () => {
    const messages = Array.from({ length: 10_000 }, (_, index) => ({
      role: index % 2 === 0 ? "user" : "assistant",
      content: index === 9998 ? "I prefer bullet lists." : `Turn ${index}: where is my parcel?`,
    }));
    const answer = await project.request("POST", "/v1/conversations", { user: "patient", messages });
    expect(answer.status).toBe(202);
    await project.waitUntil(String(answer.body["id"]), "learned");
    const { body } = await project.request("GET", "/v1/users/patient/signals");
    expect(body["signals"]).toContainEqual(expect.objectContaining({ attribute: "bullet lists" }));
  });

  it("takes the Messages API's content blocks, and passes over what is no text", async () => {
    const content = [
      { type: "text", text: "I prefer bullet lists." },
      { type: "image", source: { type: "url", url: "https://example.com/x.png" } },
      { type: "tool_result", tool_use_id: "t", content: "I prefer tables." },
    ];
    const { body } = await project.request("POST", "/v1/conversations", {
      user: "blocks",
      messages: [{ role: "user", content }],
    });
    await project.waitUntil(String(body["id"]), "learned");
    const signals = await project.request("GET", "/v1/users/blocks/signals");
    const attributes = (signals.body["signals"] as { attribute: string }[]).map(({ attribute }) => attribute);
    expect(attributes).toContain("bullet lists");
    expect(attributes).not.toContain("tables");
  });

  it("never answers 5xx, whatever JSON comes", async () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    const shaped = fc.record(
      {
        user: json,
        message: json,
        conversation: json,
        messages: json,
        system: json,
        model: json,
        id: json,
        at: json,
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("/v1/chat", "/v1/conversations", "/v1/conversations/x/end", "/admin/projects"),
        fc.oneof(json, shaped),
        async (path, body) => {
          expect((await post(path, JSON.stringify(body))).status).toBeLessThan(500);
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  it("never answers 5xx to strange paths and queries", async () => {
    const segment = fc.string({ unit: "binary", minLength: 1, maxLength: 40 }).map((text) => {
      return encodeURIComponent(text.toWellFormed());
    });
    await fc.assert(
      fc.asyncProperty(segment, fc.constantFrom("profile", "signals"), segment, async (user, what, query) => {
        for (const path of [
          `/v1/users/${user}/${what}?cursor=${query}`,
          `/v1/conversations/${user}`,
          `/v1/users?limit=${query}`,
        ]) {
          const { status } = await project.request("GET", path);
          expect(status).toBeLessThan(500);
        }
      }),
      { numRuns: 60 },
    );
    const malformed = await send("/v1/users/%ff%fe/profile", {
      headers: { authorization: `Bearer ${project.keys.live}` },
    });
    expect(malformed.status).toBeLessThan(500);
  }, 60_000);

  it("knows no other routes", async () => {
    const answer = await project.request("GET", "/v1/nothing");
    expect(answer).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
  });
});

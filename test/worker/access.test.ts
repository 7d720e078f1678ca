import { beforeAll, describe, expect, inject, it } from "vitest";
import { admin, createTestProject, send, withKey, type TestProject } from "../support/tercet.ts";

const ROUTES: [method: string, path: string, body?: unknown][] = [
  ["POST", "/v1/chat", { user: "u", message: "Hi" }],
  ["POST", "/v1/conversations", { user: "u", messages: [{ role: "user", content: "Hi" }] }],
  ["GET", "/v1/conversations/c"],
  ["POST", "/v1/conversations/c/end"],
  ["GET", "/v1/users"],
  ["GET", "/v1/users/u/signals"],
  ["GET", "/v1/users/u/profile"],
  ["PATCH", "/v1/users/u/profile", { edits: [{ type: "unpin", slot: "Name" }] }],
];

describe("access", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject();
  });

  it.each(ROUTES)("%s %s refuses every wrong credential with one body", async (method, path, body) => {
    const { live } = project.keys;
    const wrong = [
      undefined,
      "",
      "Bearer",
      "Bearer nonsense",
      `Basic ${live}`,
      live,
      `Bearer ${live}x`,
      `Bearer ${live.slice(0, -1)}${live.endsWith("A") ? "B" : "A"}`,
      `Bearer ${live.replace("tk_live_", "tk_test_")}`,
      `Bearer tk_live_aaaaaaaaaaaaaaaa_${"A".repeat(43)}`,
      `Bearer ${inject("secrets").ADMIN_TOKEN}`,
    ];
    const bodies = await Promise.all(
      wrong.map(async (authorization) => {
        const response = await send(path, {
          method,
          headers: authorization === undefined ? {} : { authorization },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const answer: { error: Record<string, unknown> } = await response.json();
        return { status: response.status, ...answer.error, requestId: typeof answer.error["requestId"] };
      }),
    );
    for (const answer of bodies)
      expect(answer).toEqual({ ...bodies[0], status: 401, code: "unauthenticated" });
  });

  it("refuses a revoked key, and not its siblings", async () => {
    const { body } = await admin("POST", `/admin/projects/${project.id}/keys`);
    const second = withKey(project.id, project.keys, String(body["key"]));
    expect((await admin("DELETE", `/admin/projects/${project.id}/keys/${String(body["id"])}`)).status).toBe(
      200,
    );
    expect((await second.request("GET", "/v1/users")).status).toBe(401);
    expect((await project.request("GET", "/v1/users")).status).toBe(200);
    expect((await admin("DELETE", `/admin/projects/${project.id}/keys/${String(body["id"])}`)).status).toBe(
      404,
    );
  });

  it("refuses the admin routes to project keys", async () => {
    const response = await project.request("POST", "/admin/projects", { name: "mine" });
    expect(response.status).toBe(401);
  });

  it("keeps a project's staging twin apart from it", async () => {
    await project.teach("sam", "I prefer bullet lists.");
    const twin = withKey(project.id, project.keys, project.keys.test);
    expect((await twin.request("GET", "/v1/users/sam/profile")).status).toBe(404);
    expect((await twin.request("GET", "/v1/users")).body["users"]).toEqual([]);
  });

  it("answers for another project's things as for things that never were", async () => {
    const conversation = await project.teach("kim", "I prefer bullet lists.");
    const opened = await project.chat({ user: "kim", message: "Hello" });
    const stranger = await createTestProject();
    const attempts: [method: string, path: string, body?: unknown][] = [
      ["GET", "/v1/users/ID/profile"],
      ["GET", "/v1/users/ID/signals"],
      ["PATCH", "/v1/users/ID/profile", { edits: [{ type: "pin", slot: "Name", value: "Eve" }] }],
    ];
    for (const [method, path, body] of attempts) {
      const foreign = await stranger.request(method, path.replace("ID", "kim"), body);
      const unknown = await stranger.request(method, path.replace("ID", "nobody"), body);
      expect(withoutRequestId(foreign.body)).toEqual(withoutRequestId(unknown.body));
      expect(foreign.status).toBe(404);
    }
    for (const id of [conversation, opened.conversation]) {
      expect((await stranger.request("GET", `/v1/conversations/${id}`)).status).toBe(404);
      expect((await stranger.request("POST", `/v1/conversations/${id}/end`)).status).toBe(404);
      const chat = await stranger.request("POST", "/v1/chat", {
        user: "kim",
        conversation: id,
        message: "Go on",
      });
      expect(chat.status).toBe(404);
    }
  });

  it("does not let one user go on with another's conversation", async () => {
    const { conversation } = await project.chat({ user: "one", message: "Hello" });
    const foreign = await project.request("POST", "/v1/chat", {
      user: "two",
      conversation,
      message: "Go on",
    });
    expect(foreign.status).toBe(404);
  });
});

function withoutRequestId(body: Record<string, unknown>): unknown {
  return { ...(body["error"] as object), requestId: undefined };
}

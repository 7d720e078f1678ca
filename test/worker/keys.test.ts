import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, inject, it } from "vitest";
import worker from "../../src/index.ts";
import { admin, createTestProject, withKey, type Answer } from "../support/tercet.ts";

const OLD = inject("secrets").ROOT_KEY;

function newKey(id: string): string {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  return `${id}:${Buffer.from(secret).toString("base64")}`;
}

/** The Worker with other root keys, over the same stores. */
function deploy(root: string, previous: string) {
  const changed = { ...env, ROOT_KEY: root, PREVIOUS_ROOT_KEYS: previous };
  return async (token: string, method: string, path: string, body?: unknown): Promise<Answer> => {
    const context = createExecutionContext();
    const response = await worker.fetch(
      new Request<unknown, IncomingRequestCfProperties>(`http://tercet.test${path}`, {
        method,
        headers: { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
      changed,
      context,
    );
    const text = await response.text();
    await waitOnExecutionContext(context);
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith("{") ? JSON.parse(text) : {},
    };
  };
}

async function rotate(call: ReturnType<typeof deploy>): Promise<number> {
  let users = 0;
  for (let after: unknown = ""; after !== null;) {
    const { status, body } = await call(inject("secrets").ADMIN_TOKEN, "POST", "/admin/rotation", { after });
    expect(status).toBe(200);
    users += Number(body["users"]);
    after = body["next"];
  }
  return users;
}

describe("the root key", () => {
  it("rotates under load without a failed request, and the old one opens nothing afterwards", async () => {
    const project = await createTestProject();
    const users = Array.from({ length: 12 }, (_, index) => `user-${index}`);
    for (const user of users.slice(0, 6)) await project.teach(user, "Call me Sam. I love bullet lists.");
    const key = project.keys.live;
    const during = deploy(newKey("k2"), OLD);
    const root = newKey("k3");
    const rotated = deploy(root, OLD);

    const rotation = { isDone: false };
    const statuses: number[] = [];
    const load = users.map(async (user, index) => {
      for (let turn = 0; !rotation.isDone || turn < 2; turn += 1) {
        const answers =
          index < 6
            ? [
                await rotated(key, "GET", `/v1/users/${user}/profile`),
                await rotated(key, "PATCH", `/v1/users/${user}/profile`, {
                  edits: [{ type: "pin", slot: "Role", value: `Editor ${turn}` }],
                }),
              ]
            : [await rotated(key, "POST", "/v1/chat", { user, message: "I love tables." })];
        statuses.push(...answers.map(({ status }) => status));
      }
    });
    const moved = await rotate(rotated).finally(() => {
      rotation.isDone = true;
    });
    expect(moved).toBeGreaterThanOrEqual(6);
    await Promise.all(load);
    expect(statuses.length).toBeGreaterThanOrEqual(24);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await rotate(rotated)).toBe(0);

    // The old key is taken out: what was moved opens; what only the old key opened would not.
    const afterwards = deploy(root, "");
    for (const user of users.slice(0, 6)) {
      const { status, body } = await afterwards(key, "GET", `/v1/users/${user}/profile`);
      expect(status).toBe(200);
      expect(JSON.stringify(body)).toContain("bullet lists");
    }
    expect((await afterwards(key, "GET", "/v1/users")).status).toBe(200);
    const name = await afterwards(inject("secrets").ADMIN_TOKEN, "GET", `/admin/projects/${project.id}`);
    expect(name.body).toMatchObject({ name: "test" });
    expect((await during(key, "GET", "/v1/users/user-0/profile")).status).toBe(500);
    // Back, for the other tests of this file.
    await rotate(deploy(OLD, root));
  }, 300_000);

  it("ends with it the tokens that it signed", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    const { body } = await project.request("POST", "/v1/users/sam/tokens", {});
    const token = String(body["token"]);
    const root = newKey("k4");
    expect((await deploy(root, OLD)(token, "GET", "/v1/profile")).status).toBe(200);
    expect((await deploy(root, "")(token, "GET", "/v1/profile")).status).toBe(401);
  });
});

describe("a project's key", () => {
  it("is rolled with an overlap, and the old one is refused after it", async () => {
    const project = await createTestProject();
    const id = project.keys.live.split("_")[2] ?? "";
    const path = `/admin/projects/${project.id}/keys/${id}/roll`;
    const rolled = await admin("POST", path, { overlapMinutes: 60 });
    expect(rolled.status).toBe(201);
    const second = withKey(project.id, project.keys, String(rolled.body["key"]));
    expect((await second.request("GET", "/v1/users")).status).toBe(200);
    expect((await project.request("GET", "/v1/users")).status).toBe(200);

    const secondId = String(rolled.body["id"]);
    const at = `/admin/projects/${project.id}/keys/${secondId}/roll`;
    const third = await admin("POST", at, { overlapMinutes: 0 });
    expect(
      (await withKey(project.id, project.keys, String(third.body["key"])).request("GET", "/v1/users")).status,
    ).toBe(200);
    expect((await admin("POST", at, { overlapMinutes: 0 })).status).toBe(404);
    // An isolate that never saw it: what one has seen it believes for half a minute.
    const fresh = await admin("POST", `/admin/projects/${project.id}/keys`);
    const freshId = String(fresh.body["id"]);
    await admin("POST", `/admin/projects/${project.id}/keys/${freshId}/roll`, { overlapMinutes: 0 });
    const expired = withKey(project.id, project.keys, String(fresh.body["key"]));
    expect((await expired.request("GET", "/v1/users")).status).toBe(401);
  });
});

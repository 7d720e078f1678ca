import { env } from "cloudflare:workers";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, inject, it } from "vitest";
import { createServices } from "../../src/services.ts";
import { admin, createTestProject, send, type TestProject } from "../support/tercet.ts";

const TRANSCRIPT = { user: "sam", messages: [{ role: "user", content: "I prefer bullet lists." }] };

function keyed(project: TestProject, path: string, body: unknown, key: string, method = "POST") {
  return project.request(method, path, body, { "idempotency-key": key });
}

describe("Idempotency-Key", () => {
  it("gives the same body the same answer, once made", async () => {
    const project = await createTestProject();
    const first = await keyed(project, "/v1/conversations", TRANSCRIPT, "a");
    expect(first.status).toBe(202);
    for (let replay = 0; replay < 20; replay += 1) {
      const again = await keyed(project, "/v1/conversations", TRANSCRIPT, "a");
      expect({ status: again.status, body: again.body }).toEqual({ status: 202, body: first.body });
      expect(again.headers.get("idempotent-replay")).toBe("true");
    }
    await project.waitUntil(String(first.body["id"]), "learned");
    const { body } = await project.request("GET", "/v1/users/sam/signals");
    expect(body["signals"]).toHaveLength(1);
  });

  it("refuses another body, and keeps keys apart by project and route", async () => {
    const project = await createTestProject();
    const stranger = await createTestProject();
    const first = await keyed(project, "/v1/conversations", TRANSCRIPT, "a");
    const other = await keyed(project, "/v1/conversations", { ...TRANSCRIPT, user: "kim" }, "a");
    expect(other).toMatchObject({ status: 422, body: { error: { code: "idempotency_key_reused" } } });
    const elsewhere = await keyed(stranger, "/v1/conversations", TRANSCRIPT, "a");
    expect(elsewhere.status).toBe(202);
    expect(elsewhere.body["id"]).not.toBe(first.body["id"]);
    const end = await keyed(project, `/v1/conversations/${String(first.body["id"])}/end`, undefined, "a");
    expect(end.status).toBe(202);
  });

  it("answers 409 while the first request still runs, and lets only one of many run", async () => {
    const project = await createTestProject();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => keyed(project, "/v1/conversations", TRANSCRIPT, "a")),
    );
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].every((status) => status === 202 || status === 409)).toBe(true);
    const ids = new Set(answers.filter(({ status }) => status === 202).map(({ body }) => body["id"]));
    expect(ids.size).toBe(1);
  });

  it("gives the answer to the retry of a request that died between its effect and its reply", async () => {
    const project = await createTestProject();
    const request = { scope: project.id, route: "POST /v1/conversations", key: "a" };
    const died = await dieAfter(async (services) => {
      const beginning = await services.idempotency.begin(request, JSON.stringify(TRANSCRIPT), 1);
      if (beginning.state !== "run") throw new Error("not begun");
      const { users, conversations } = services.stores(project.id);
      const id = beginning.identifiers.opaque("conv");
      const user = await users.ensure("sam");
      const eventId = beginning.identifiers.uuid();
      await conversations.handIn({
        id,
        user,
        eventId,
        messages: [{ role: "user", content: "I prefer bullet lists." }],
        at: new Date(),
      });
      return id;
    });
    expect((await keyed(project, "/v1/conversations", TRANSCRIPT, "a")).status).toBe(409);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const retry = await keyed(project, "/v1/conversations", TRANSCRIPT, "a");
    expect(retry).toMatchObject({ status: 200, body: { id: died } });
    expect((await project.request("GET", "/v1/users")).body["users"]).toHaveLength(1);
  });

  it("makes one project of a creation that is repeated, with the same keys", async () => {
    const create = () => postAdmin("/admin/projects", { name: "shop" }, "create-shop");
    const [first, second] = [await create(), await create()];
    expect(second).toEqual(first);
    const project = (first.body as { project: { id: string } }).project;
    expect((await admin("GET", `/admin/projects/${project.id}`)).status).toBe(200);
  });

  it("repeats an edit without making it twice, even on a condition that the edit itself has outdated", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    const { revision } = (await project.request("GET", "/v1/users/sam/profile")).body;
    const edit = { edits: [{ type: "pin", slot: "Name", value: "Sam" }] };
    const headers = { "idempotency-key": "e", "if-match": `"${String(revision)}"` };
    const first = await project.request("PATCH", "/v1/users/sam/profile", edit, headers);
    const again = await project.request("PATCH", "/v1/users/sam/profile", edit, headers);
    expect(again.body).toEqual(first.body);
    expect(first.body["revision"]).toBe(Number(revision) + 1);
  });

  it("repeats a chat's events without asking Claude again", async () => {
    const project = await createTestProject();
    const say = async (): Promise<string> => {
      const response = await send("/v1/chat", {
        method: "POST",
        headers: { authorization: `Bearer ${project.keys.live}`, "idempotency-key": "chat" },
        body: JSON.stringify({ user: "sam", message: "Is this asked twice?" }),
      });
      expect(response.status).toBe(200);
      return response.text();
    };
    const first = await say();
    const asked = async (): Promise<number> => {
      const journal = await (await fetch(`${inject("claudeUrl")}/__emulator/requests?limit=50`)).text();
      return journal.split("Is this asked twice?").length - 1;
    };
    const before = await asked();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await say()).toBe(first);
    expect(await asked()).toBe(before);
  });

  it("lets a request that failed be sent again, and refuses a key that is none", async () => {
    const project = await createTestProject();
    const refused = await keyed(project, "/v1/conversations", { user: "sam" }, "bad");
    expect(refused.status).toBe(400);
    expect((await keyed(project, "/v1/conversations", { user: "sam" }, "bad")).body).toEqual(refused.body);
    expect((await keyed(project, "/v1/conversations", TRANSCRIPT, "x".repeat(256))).status).toBe(400);
  });
});

async function postAdmin(path: string, body: unknown, key: string) {
  const response = await send(path, {
    method: "POST",
    headers: { authorization: `Bearer ${inject("secrets").ADMIN_TOKEN}`, "idempotency-key": key },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** Does what a request does, and never answers. */
async function dieAfter<Value>(
  work: (services: ReturnType<typeof createServices>) => Promise<Value>,
): Promise<Value> {
  const context = createExecutionContext();
  const value = await work(createServices(env, (deferred) => context.waitUntil(deferred)));
  await waitOnExecutionContext(context);
  return value;
}

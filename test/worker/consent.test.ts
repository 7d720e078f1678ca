import { createExecutionContext, createScheduledController, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import postgres from "postgres";
import { describe, expect, inject, it } from "vitest";
import worker from "../../src/index.ts";
import { createTestProject, send } from "../support/tercet.ts";

const TABLES = ["users", "conversations", "exchanges", "signals", "profiles", "usage", "idempotent_requests"];

async function inProject(projectId: string, statement: string): Promise<postgres.Row[]> {
  const sql = postgres(inject("databaseUrl"), { max: 1 });
  return sql.begin(async (transaction) => {
    await transaction`select set_config('role', 'tercet_app', true),
      set_config('tercet.project_id', ${projectId}, true)`;
    return [...(await transaction.unsafe(statement))];
  });
}

async function storedRows(projectId: string): Promise<number> {
  let rows = 0;
  for (const table of TABLES) rows += (await inProject(projectId, `select 1 from ${table}`)).length;
  return rows;
}

describe("consent", () => {
  it("leaves nothing stored where the project asks for it and it was not given, and chat goes on", async () => {
    const project = await createTestProject({ consent: "opt-in" });
    const opened = await project.chat({ user: "sam", message: "I love bullet lists." });
    expect(opened.events.at(-1)?.event).toBe("message_stop");
    const repeated = await send("/v1/chat", {
      method: "POST",
      headers: { authorization: `Bearer ${project.keys.live}`, "idempotency-key": "k" },
      body: JSON.stringify({ user: "sam", message: "I love bullet lists." }),
    });
    expect(await repeated.text()).toContain("message_stop");
    const messages = [{ role: "user", content: "I love bullet lists." }];
    const handedIn = await project.request("POST", "/v1/conversations", { user: "sam", messages });
    expect(handedIn).toMatchObject({ status: 403, body: { error: { code: "consent_missing" } } });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await storedRows(project.id)).toBe(0);
  });

  it("remembers once it is given, and forgets all when it is taken back", async () => {
    const project = await createTestProject({ consent: "opt-in" });
    expect((await project.request("POST", "/v1/users/sam/consent", { given: true })).status).toBe(200);
    await project.teach("sam", "I love bullet lists.");
    const { conversation } = await project.chat({ user: "sam", message: "Hello" });
    expect((await project.chat({ user: "sam", conversation, message: "Go on" })).status).toBe(200);
    expect((await project.request("POST", "/v1/users/sam/consent", { given: false })).status).toBe(200);
    expect(await storedRows(project.id)).toBe(0);
    expect((await project.request("GET", "/v1/users/sam/profile")).status).toBe(404);
  });

  it("keeps a no where the project does not ask", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    await project.request("POST", "/v1/users/sam/consent", { given: false });
    await project.teach("sam", "I love tables.");
    expect((await project.request("GET", "/v1/users/sam/profile")).body).toMatchObject({
      paused: true,
      lines: [],
    });
    expect((await project.request("GET", "/v1/users/sam/signals")).body["signals"]).toEqual([]);
  });
});

describe("visitors whom the app does not know", () => {
  it("expire after the project's days unseen, and nobody else does", async () => {
    const project = await createTestProject({ anonymousPrefix: "anon-", anonymousDays: 7 });
    for (const user of ["anon-old", "anon-new", "sam"]) await project.teach(user, "I love bullet lists.");
    await project.chat({ user: "anon-chat", message: "Hello" });
    await inProject(
      project.id,
      `update users set last_seen_at = now() - interval '8 days'
        where id in (select user_id from signals order by observed_at limit 1)`,
    );
    const sams = await project.request("GET", "/v1/users/sam/signals");
    expect(sams.body["signals"]).toHaveLength(1);
    const context = createExecutionContext();
    await worker.scheduled(createScheduledController({ cron: "17 3 * * *" }), env, context);
    await waitOnExecutionContext(context);
    const { body } = await project.request("GET", "/v1/users");
    const left = (body["users"] as { user: string }[]).map(({ user }) => user);
    expect(left.toSorted()).toEqual(["anon-chat", "anon-new", "sam"]);
  });
});

describe("a project's export", () => {
  it("streams the project and each of its users as lines of JSON, and nothing of another project", async () => {
    const project = await createTestProject();
    const other = await createTestProject();
    await other.teach("kim", "I love tables.");
    for (const user of ["sam", "ann", "bob"]) await project.teach(user, "I love bullet lists.");
    const response = await send("/v1/export", { headers: { authorization: `Bearer ${project.keys.live}` } });
    const lines = (await response.text())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toMatchObject({ type: "project", id: project.id });
    expect(lines.slice(1).map((line) => line["user"])).toEqual(expect.arrayContaining(["sam", "ann", "bob"]));
    expect(lines).toHaveLength(4);
    expect(lines[1]?.["signals"]).toMatchObject([{ attribute: "bullet lists" }]);
    expect(JSON.stringify(lines)).not.toContain("tables");
  });
});

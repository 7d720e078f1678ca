import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import worker from "../../src/index.ts";
import { createServices } from "../../src/services.ts";
import { ask, lastSent, OWN_CREDENTIAL, say, settle, type Body } from "../support/drop-in.ts";
import { createTestProject, type TestProject } from "../support/tercet.ts";

const NAMED = { "x-tercet-user": "sam", "x-tercet-conversation": "ticket" };
const DEAD = { connectionString: "postgresql://nobody:nothing@127.0.0.1:9/none" };

async function sayWithoutPostgres(
  project: TestProject,
  body: Body,
  headers: Record<string, string>,
): Promise<Response> {
  const context = createExecutionContext();
  const request = new Request("http://tercet.test/anthropic/v1/messages", {
    method: "POST",
    headers: { ...OWN_CREDENTIAL, "x-tercet-key": project.keys.live, ...headers },
    body: JSON.stringify(body),
  });
  const response = await worker.fetch(request, { ...env, HYPERDRIVE: DEAD as Hyperdrive }, context);
  const whole = new Response(await response.text(), response);
  await waitOnExecutionContext(context);
  return whole;
}

/** As in another isolate: what this one remembers of a conversation is gone. */
async function forget(project: TestProject, user: string, conversation: string): Promise<void> {
  const services = createServices(env, () => {});
  const { users, relayed } = services.stores(project.id);
  const { id } = await users.reference(user);
  const mark = await relayed.mark("conversation", [id, conversation]);
  services.frozenOpenings.delete(`${project.id}:${mark}`);
}

describe("the proxy while something is missing", () => {
  it("finds the block of a conversation in another isolate, and without Postgres too", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I prefer bullet lists.");
    const opening = ask("Hello");
    const first = await say(project, opening, NAMED);
    const sent = (await lastSent()).system;
    expect(JSON.stringify(sent)).toContain("bullet lists");
    await settle(1000);
    await project.teach("sam", "I hate bullet lists.");

    const next: Body = {
      ...opening,
      messages: [
        ...opening.messages,
        { role: "assistant", content: first.content },
        { role: "user", content: "And now?" },
      ],
    };
    await forget(project, "sam", "ticket");
    expect((await say(project, next, NAMED)).persona).toBe("frozen");
    expect((await lastSent()).system).toEqual(sent);
    await settle(1000);
    await forget(project, "sam", "ticket");
    const down = await sayWithoutPostgres(project, next, NAMED);
    expect(down.headers.get("x-tercet-persona")).toBe("frozen");
    expect((await lastSent()).system).toEqual(sent);
  });

  it("answers while Postgres is down, and records the turn from the queue when it is back", async () => {
    const project = await createTestProject();
    await say(project, ask("Warm up the key."));
    const answered = await sayWithoutPostgres(project, ask("I prefer tables."), NAMED);
    expect(answered.status).toBe(200);
    expect(await answered.text()).toContain('"type":"message"');
    await project.waitUntil("ticket", "open");
    await project.request("POST", "/v1/conversations/ticket/end");
    await project.waitUntil("ticket", "learned");
    const { body } = await project.request("GET", "/v1/users/sam/signals");
    expect(body["signals"]).toMatchObject([{ attribute: "tables" }]);
  });

  it("keeps a turn that no queue message takes, and drops its copy once it is recorded", async () => {
    const project = await createTestProject();
    await say(project, ask("Warm up the key."));
    const long = `I prefer tables. ${"My order was late. ".repeat(20_000)}`;
    const answered = await sayWithoutPostgres(project, ask(long), NAMED);
    expect(answered.status).toBe(200);
    await project.waitUntil("ticket", "open");
    await project.request("POST", "/v1/conversations/ticket/end");
    await project.waitUntil("ticket", "learned");
    const { body } = await project.request("GET", "/v1/users/sam/signals");
    expect(JSON.stringify(body)).toContain("tables");
    const { keys } = await env.PERSONA_CACHE.list({ prefix: "turn:" });
    expect(keys).toHaveLength(1);
    const held = async (): Promise<(string | null)[]> =>
      Promise.all(keys.map(({ name }) => env.PERSONA_CACHE.get(name)));
    await expect.poll(held).toEqual([""]);
  });

  it("lets a caller's own credential through with a key that can't be looked up", async () => {
    const project = await createTestProject();
    const answered = await sayWithoutPostgres(project, ask("Hello"), NAMED);
    expect(answered.status).toBe(200);
    expect(answered.headers.get("x-tercet-persona")).toBeNull();
    const ours = await sayWithoutPostgres(project, ask("Hello"), {
      "x-api-key": project.keys.test,
      "x-tercet-key": "",
    });
    expect(ours.status).toBe(401);
  });
});

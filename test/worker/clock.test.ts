import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import worker from "../../src/index.ts";
import { createTestProject, type TestProject } from "../support/tercet.ts";

const LONG_AGO = "2026-03-01T10:00:00Z";

async function say(project: TestProject): Promise<string> {
  return (await project.chat({ user: "u", message: "Please keep your answers short." })).conversation;
}

async function signalTimes(project: TestProject): Promise<string[]> {
  const { body } = await project.request("GET", "/v1/users/u/signals");
  return (body as unknown as { signals: { at: string }[] }).signals.map(({ at }) => at);
}

describe("the development clock", () => {
  it("dates what is learned of a conversation by when it is said to have taken place", async () => {
    const project = await createTestProject();
    const conversation = await say(project);
    const path = `/v1/conversations/${conversation}/end`;
    expect((await project.request("POST", path, undefined, { "x-tercet-clock": LONG_AGO })).status).toBe(202);
    await project.waitUntil(conversation, "learned");
    const times = await signalTimes(project);
    expect(times.length).toBeGreaterThan(0);
    for (const at of times) expect(at).toMatch(/^2026-03-01T10:00:00/u);
  });

  it("refuses what is no time", async () => {
    const project = await createTestProject();
    const path = `/v1/conversations/${await say(project)}/end`;
    const { status } = await project.request("POST", path, undefined, { "x-tercet-clock": "yesterday" });
    expect(status).toBe(400);
  });

  it("does not exist in production", async () => {
    const project = await createTestProject();
    const conversation = await say(project);
    const context = createExecutionContext();
    const request = new Request(`http://tercet.test/v1/conversations/${conversation}/end`, {
      method: "POST",
      headers: { authorization: `Bearer ${project.keys.live}`, "x-tercet-clock": LONG_AGO },
    });
    const ended = await worker.fetch(request, { ...env, ENVIRONMENT: "production" }, context);
    await waitOnExecutionContext(context);
    expect(ended.status).toBe(202);
    await project.waitUntil(conversation, "learned");
    for (const at of await signalTimes(project)) expect(at).not.toMatch(/^2026-03-01/u);
  });
});

import { env } from "cloudflare:workers";
import postgres from "postgres";
import { beforeEach, describe, expect, inject, it } from "vitest";
import { ask, say, settle } from "../support/drop-in.ts";
import { createTestProject } from "../support/tercet.ts";

const TABLES = ["users", "conversations", "exchanges", "exchange_marks", "usage"];

async function storedRows(projectId: string): Promise<number> {
  const sql = postgres(inject("databaseUrl"), { max: 1 });
  return sql.begin(async (transaction) => {
    await transaction`select set_config('role', 'tercet_app', true),
      set_config('tercet.project_id', ${projectId}, true)`;
    let rows = 0;
    for (const table of TABLES) rows += (await transaction`select 1 from ${transaction(table)}`).length;
    return rows;
  });
}

async function frozenCopies(): Promise<string[]> {
  const { keys } = await env.PERSONA_CACHE.list({ prefix: "frozen:" });
  return keys.map(({ name }) => name);
}

describe("a user of the drop-in", () => {
  beforeEach(async () => {
    for (const name of await frozenCopies()) await env.PERSONA_CACHE.delete(name);
  });

  it("is erased with the blocks that were frozen for their conversations", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love bullet lists.");
    expect((await say(project, ask("I love tables."), { "x-tercet-user": "sam" })).status).toBe(200);
    await settle();
    expect(await frozenCopies()).not.toEqual([]);
    expect(await storedRows(project.id)).toBeGreaterThan(0);

    const erased = await project.request("DELETE", "/v1/users/sam/profile");
    expect(erased).toMatchObject({ status: 200, body: { kv: { state: "deleted" } } });
    expect(await frozenCopies()).toEqual([]);
    expect(await storedRows(project.id)).toBe(0);
  });

  it("is answered, and leaves nothing behind, where the project asks for a consent that was not given", async () => {
    const project = await createTestProject({ consent: "opt-in" });
    const answer = await say(project, ask("I love tables."), { "x-tercet-user": "sam" });
    expect(answer.status).toBe(200);
    await settle();
    expect([await storedRows(project.id), await frozenCopies()]).toEqual([0, []]);

    await project.request("POST", "/v1/users/sam/consent", { given: true });
    await say(project, ask("I love maps."), { "x-tercet-user": "sam" });
    await settle();
    expect(await storedRows(project.id)).toBeGreaterThan(0);
  });
});

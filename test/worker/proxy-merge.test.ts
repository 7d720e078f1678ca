import { describe, expect, it } from "vitest";
import { ask, lastSent, post, say, settle, type Body } from "../support/drop-in.ts";
import { createMirrored } from "../support/mirrored.ts";
import { createTestProject, type TestProject } from "../support/tercet.ts";

async function logIn(project: TestProject): Promise<void> {
  const { status } = await project.request("POST", "/v1/users/sam/merge", { from: "visitor" });
  expect(status).toBe(200);
}

/** What a client that keeps its history sends next. */
function after(body: Body, content: unknown, words: string): Body {
  return {
    ...body,
    messages: [...body.messages, { role: "assistant", content }, { role: "user", content: words }],
  };
}

async function sentSystem(): Promise<string> {
  return JSON.stringify((await lastSent()).system ?? "");
}

describe("a visitor of the drop-in who logs in", () => {
  it.each([
    ["by its header", { "x-tercet-conversation": "c" }],
    ["by its last exchange", {}],
  ])("goes on in the open conversation with its frozen block, found %s", async (_, headers) => {
    const project = await createTestProject();
    await project.teach("visitor", "I love bullet lists.");
    await project.teach("sam", "I love tables.");
    const opening = ask("I love old railway maps.");
    const first = await say(project, opening, { ...headers, "x-tercet-user": "visitor" });
    const frozen = await sentSystem();
    expect(frozen).toContain("bullet lists");
    await settle();
    await logIn(project);

    const next = after(opening, first.content, "I love jazz.");
    const second = await say(project, next, { ...headers, "x-tercet-user": "sam" });
    expect(second).toMatchObject({ conversation: first.conversation, persona: "frozen" });
    expect(await sentSystem()).toBe(frozen);
    await settle();
    // A tab that still has the older id.
    const last = after(next, second.content, "I love chess.");
    const third = await say(project, last, { ...headers, "x-tercet-user": "visitor" });
    expect(third).toMatchObject({ conversation: first.conversation, persona: "frozen" });
    expect(await sentSystem()).toBe(frozen);
    await settle();

    await project.request("POST", `/v1/conversations/${first.conversation}/end`);
    await project.waitUntil(first.conversation, "learned");
    const { body } = await project.request("GET", "/v1/users/sam/signals");
    const learned = (body["signals"] as { attribute: string }[]).map(({ attribute }) => attribute);
    expect(learned).toEqual(
      expect.arrayContaining(["bullet lists", "tables", "old railway maps", "jazz", "chess"]),
    );
  });

  it("opens the next conversation with the merged user's block, under either id, from KV", async () => {
    const project = await createTestProject();
    await project.teach("visitor", "I love bullet lists.");
    await project.teach("sam", "I love tables.");
    await logIn(project);
    for (const user of ["sam", "visitor"]) {
      const { persona } = await say(project, ask(`Hello from ${user}`), { "x-tercet-user": user });
      expect(persona).toBe("kv");
      expect(await sentSystem()).toMatch(/bullet lists.*tables|tables.*bullet lists/u);
    }
  });

  it("shows an edit under the older id too, and is erased under both", async () => {
    const project = await createTestProject();
    const mirrored = createMirrored();
    await project.teach("visitor", "I love bullet lists.");
    await mirrored.open(project, "visitor");
    await project.teach("sam", "I love tables.");
    await mirrored.request(project, "POST", "/v1/users/sam/merge", { from: "visitor" });
    const edit = { edits: [{ type: "pin", slot: "Name", value: "Sam" }] };
    await mirrored.request(project, "PATCH", "/v1/users/sam/profile", edit);
    await mirrored.withServices(async (services) => {
      const visitor = await services.stores(project.id).users.reference("visitor");
      for (const cache of [services.cache, services.mirror]) {
        expect((await cache?.read(project.id, visitor))?.code.pins).toEqual([{ slot: "Name", value: "Sam" }]);
      }
    });
    await (await post(project, ask("I love tea."), { "x-tercet-user": "visitor" })).text();
    await settle();

    await mirrored.request(project, "DELETE", "/v1/users/visitor/profile", {});
    expect((await project.request("GET", "/v1/users/sam/profile")).status).toBe(404);
    await mirrored.withServices(async (services) => {
      for (const name of ["sam", "visitor"]) {
        const user = await services.stores(project.id).users.reference(name);
        expect(await services.cache.read(project.id, user)).toBeUndefined();
        expect((await services.mirror?.read(project.id, user))?.code.entries ?? []).toEqual([]);
      }
    });
    expect((await mirrored.open(project, "visitor")).source).toBe("none");
  });
});

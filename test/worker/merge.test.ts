import { describe, expect, it } from "vitest";
import { learnFromConversation } from "../../src/memory/learn-from-conversation.ts";
import { mergeUsers } from "../../src/memory/merge-users.ts";
import { DEFAULT_SETTINGS } from "../../src/project-settings.ts";
import { interrupt } from "../support/interrupted.ts";
import { createMirrored } from "../support/mirrored.ts";
import { createTestProject, type TestProject } from "../support/tercet.ts";
import { signIn } from "../support/user-token.ts";

async function merge(project: TestProject, from: string, into: string) {
  return project.request("POST", `/v1/users/${into}/merge`, { from });
}

async function attributesOf(project: TestProject, user: string): Promise<string[]> {
  const { body } = await project.request("GET", `/v1/users/${user}/signals`);
  return ((body["signals"] ?? []) as { attribute: string }[]).map(({ attribute }) => attribute).toSorted();
}

describe("merging", () => {
  it("moves what was learned, said and edited; reads, exports and erasure follow the alias", async () => {
    const project = await createTestProject();
    await project.teach("visitor", "Call me Sam. I love bullet lists.");
    await project.teach("sam", "I love tables.");
    await project.request("PATCH", "/v1/users/visitor/profile", {
      edits: [{ type: "pin", slot: "Role", value: "Editor" }],
    });
    expect((await merge(project, "visitor", "sam")).body).toEqual({ user: "sam", alias: "visitor" });
    for (const id of ["sam", "visitor"]) {
      const { body } = await project.request("GET", `/v1/users/${id}/profile`);
      const text = (body["persona"] as { text: string }).text;
      for (const word of ["bullet lists", "tables", "Name: Sam.", "Role: Editor."])
        expect(text).toContain(word);
    }
    expect((await project.request("GET", "/v1/users/visitor/export")).body).toMatchObject({
      user: "sam",
      aliases: ["visitor"],
    });
    expect((await project.request("GET", "/v1/users")).body["users"]).toHaveLength(1);
    const { body } = await project.request("DELETE", "/v1/users/visitor/profile");
    expect(body).toMatchObject({ postgres: { signals: 3, aliases: 1 } });
    expect((await project.request("GET", "/v1/users/sam/profile")).status).toBe(404);
    expect((await project.request("GET", "/v1/users/visitor/profile")).status).toBe(404);
  });

  it("opens the alias's next conversation with the user's block", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I love tables.");
    await project.teach("visitor", "Hello there.");
    await merge(project, "visitor", "sam");
    const { persona } = (await project.request("GET", "/v1/users/sam/profile")).body as {
      persona: { tokens: number };
    };
    const { events } = await project.chat({ user: "visitor", message: "Hello" });
    expect(events[0]?.data["persona"]).toEqual({ source: "kv", tokens: persona.tokens });
  });

  it("lets an open conversation go on under either id, and learns from it", async () => {
    const project = await createTestProject();
    const { conversation } = await project.chat({ user: "visitor", message: "I love bullet lists." });
    await merge(project, "visitor", "sam");
    for (const user of ["visitor", "sam"]) {
      const turn = await project.chat({ user, conversation, message: "I love tables." });
      expect(turn.status).toBe(200);
    }
    await project.request("POST", `/v1/conversations/${conversation}/end`);
    await project.waitUntil(conversation, "learned");
    expect(await attributesOf(project, "sam")).toEqual(["bullet lists", "tables"]);
  });

  it("ends in the same when it is sent again, and refuses an id that stands for somebody else", async () => {
    const project = await createTestProject();
    await project.teach("visitor", "I love bullet lists.");
    for (let time = 0; time < 3; time += 1) expect((await merge(project, "visitor", "sam")).status).toBe(200);
    expect(await attributesOf(project, "sam")).toEqual(["bullet lists"]);
    expect((await merge(project, "visitor", "kim")).status).toBe(409);
    expect((await merge(project, "sam", "visitor")).status).toBe(409);
    expect((await merge(project, "sam", "sam")).status).toBe(400);
    expect(await attributesOf(project, "sam")).toEqual(["bullet lists"]);
  });

  it("carries earlier aliases along", async () => {
    const project = await createTestProject();
    await project.teach("first", "I love bullet lists.");
    await merge(project, "first", "second");
    await merge(project, "second", "third");
    expect(await attributesOf(project, "first")).toEqual(["bullet lists"]);
    const { body } = await project.request("GET", "/v1/users/third/export");
    expect((body["aliases"] as string[]).toSorted()).toEqual(["first", "second"]);
  });

  it("lets the user's own edits win, keeps a pause, and ends the other id's tokens", async () => {
    const project = await createTestProject();
    await project.teach("visitor", "I love bullet lists.");
    await project.teach("sam", "I love tables.");
    const pin = (value: string) => ({ edits: [{ type: "pin", slot: "Name", value }] });
    await project.request("PATCH", "/v1/users/visitor/profile", pin("Visitor"));
    await project.request("PATCH", "/v1/users/sam/profile", pin("Sam"));
    await project.request("POST", "/v1/users/visitor/pause");
    const visitor = await signIn(project, "visitor");
    await merge(project, "visitor", "sam");
    expect((await project.request("GET", "/v1/users/sam/profile")).body).toMatchObject({
      paused: true,
      pins: [{ slot: "Name", value: "Sam" }],
    });
    expect((await visitor.request("GET", "/v1/profile")).status).toBe(401);
  });

  it("loses nothing at whatever moment of a learning it comes", async () => {
    const mirrored = createMirrored();
    let interruptions = 0;
    for (let at = 1; ; at += 1) {
      const project = await createTestProject();
      const done = await mirrored.withServices(async (services) => {
        const { users, conversations } = services.stores(project.id);
        const user = await users.ensure("visitor");
        const event = crypto.randomUUID();
        const messages = [{ role: "user" as const, content: "I love bullet lists." }];
        await conversations.handIn({ id: "c", user, eventId: event, messages, at: new Date() });
        const message = { project: project.id, event, conversation: await conversations.reference("c") };
        let merged = false;
        const interrupted = interrupt(services, at, async () => {
          const input = {
            project: { id: project.id, settings: DEFAULT_SETTINGS },
            from: "visitor",
            into: "sam",
          };
          merged = (await mirrored.withServices((other) => mergeUsers(other, input))).ok;
        });
        await learnFromConversation(interrupted.services, message).catch(() => {});
        if (!merged) return true;
        await mirrored.withServices((again) => learnFromConversation(again, message));
        expect({ at, learned: await attributesOf(project, "sam") }).toEqual({
          at,
          learned: ["bullet lists"],
        });
        expect((await project.request("GET", "/v1/users/sam/profile")).body).toMatchObject({
          lines: [{ phrase: "bullet lists" }],
        });
        return false;
      });
      if (done) break;
      interruptions += 1;
    }
    expect(interruptions).toBeGreaterThan(12);
  }, 120_000);
});

import { env } from "cloudflare:workers";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { UsageLine } from "../../src/memory/read-usage.ts";
import { createServices } from "../../src/services.ts";
import {
  ask,
  lastSent,
  post,
  say,
  settle,
  type Answer,
  type Body,
  type Message,
} from "../support/drop-in.ts";
import { addFault } from "../support/scripted-claude.ts";
import { admin, createTestProject, type TestProject } from "../support/tercet.ts";

const SAM = { "x-tercet-user": "sam" };

function goOn(before: Message[], answer: Answer, content: string): Body {
  return ask("", {
    messages: [...before, { role: "assistant", content: answer.content }, { role: "user", content }],
  });
}

/** What is recorded of a conversation, and not yet learned from. */
async function recorded(project: TestProject, id: string): Promise<string[]> {
  const context = createExecutionContext();
  const services = createServices(env, (work) => context.waitUntil(work), "job");
  const { conversations } = services.stores(project.id);
  const found = await conversations.find(id);
  const exchanges = found
    ? await conversations.exchanges(await conversations.reference(id), { id: found.userId })
    : [];
  await waitOnExecutionContext(context);
  return exchanges.flatMap(({ messages }) => messages.map(({ content }) => content));
}

describe("conversations of a client that names none", () => {
  it("are told apart when two go on at once, and each keeps its id", async () => {
    const project = await createTestProject();
    const first = ask("One: how do I cancel?");
    const second = ask("Two: where is my order?");
    const [a, b] = [await say(project, first, SAM), await say(project, second, SAM)];
    expect(a.conversation).not.toBe(b.conversation);
    const a2 = await say(project, goOn(first.messages, a, "And a refund?"), SAM);
    const b2 = await say(project, goOn(second.messages, b, "And the delay?"), SAM);
    expect([a2.conversation, b2.conversation]).toEqual([a.conversation, b.conversation]);
    await expect
      .poll(() => recorded(project, a.conversation))
      .toEqual(["One: how do I cancel?", "And a refund?"]);
  });

  it("record a regenerated turn once, and an edited one in its place", async () => {
    const project = await createTestProject();
    const opening = ask("How do I cancel?");
    const first = await say(project, opening, SAM);
    const next = goOn(opening.messages, first, "And a refund?");
    const one = await say(project, next, SAM);
    const again = await say(project, next, SAM);
    const edited = await say(project, goOn(opening.messages, first, "And a voucher?"), SAM);
    expect([one, again, edited].map(({ conversation }) => conversation)).toEqual(
      Array(3).fill(first.conversation),
    );
    await expect
      .poll(() => recorded(project, first.conversation))
      .toEqual(["How do I cancel?", "And a voucher?"]);
  });

  it("take a repeated opening after a broken answer for a retry", async () => {
    const project = await createTestProject();
    await addFault({ fault: "cut-mid-stream", times: 1, afterEvents: 6 });
    const broken = await post(project, ask("How do I cancel?", { stream: true }), SAM);
    await expect(broken.text()).rejects.toThrow();
    await settle();
    const retried = await say(project, ask("How do I cancel?"), SAM);
    expect(retried.conversation).toBe(broken.headers.get("x-tercet-conversation"));
    await settle();
    expect(await recorded(project, retried.conversation)).toEqual(["How do I cancel?"]);
  });

  it("get no block where the history is of nobody that was seen", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I prefer bullet lists.");
    const unknown = ask("", {
      messages: [
        { role: "user", content: "Hello" },
        { role: "assistant", content: "Hello!" },
        { role: "user", content: "I like tables." },
      ],
    });
    const answer = await say(project, unknown, SAM);
    expect(answer.persona).toBe("none");
    expect((await lastSent()).system).toBeUndefined();
    const later = await say(project, goOn(unknown.messages, answer, "And now?"), SAM);
    expect(later.persona).toBe("none");
    expect(later.conversation).toBe(answer.conversation);
  });

  it("are another visit once the earlier one is over, with what was learned meanwhile", async () => {
    const project = await createTestProject({ idleSeconds: 1 });
    const opening = ask("I prefer bullet lists.");
    const first = await say(project, opening, SAM);
    expect(first.persona).toBe("none");
    await project.waitUntil(first.conversation, "learned");
    const later = await say(project, goOn(opening.messages, first, "Another day, another question."), SAM);
    expect(later.conversation).not.toBe(first.conversation);
    expect(later.persona).toBe("kv");
    expect((await lastSent()).messages).toHaveLength(3);
  });

  it("drop messages of earlier visits where the project wants that, from each turn alike", async () => {
    const project = await createTestProject({ idleSeconds: 1, history: "conversation" });
    const opening = ask(`I prefer bullet lists.\n\n${"I ordered a bicycle. ".repeat(60)}`);
    const first = await say(project, opening, SAM);
    await project.waitUntil(first.conversation, "learned");
    const visit = goOn(opening.messages, first, "Another day, another question.");
    const second = await say(project, visit, SAM);
    expect(second.headers.get("x-tercet-history")).toMatch(/^removed; messages=2; tokens=\d+$/u);
    expect((await lastSent()).messages).toHaveLength(1);
    const third = await say(project, goOn(visit.messages, second, "And one more."), SAM);
    expect(third.conversation).toBe(second.conversation);
    const sent = (await lastSent()).messages;
    expect(sent.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(sent[0]?.content).toBe("Another day, another question.");
    await expect
      .poll(async () => {
        const { body } = await project.request("GET", "/v1/usage?by=user");
        return body["usage"] as { user: string; requests: number; tokens: { removed: number } }[];
      })
      .toMatchObject([{ user: "sam", requests: 3 }]);
    const { body } = await project.request("GET", "/v1/usage");
    const [line] = body["usage"] as UsageLine[];
    const { removed = 0, persona = 0 } = line?.tokens ?? {};
    expect(removed).toBeGreaterThan(500);
    expect(persona).toBeGreaterThan(0);
    // Haiku's plain input: 100 nano-dollars a token.
    const stuffed = (line?.usd ?? 0) + ((removed - persona) * 100) / 1e9;
    expect(line?.computed.stuffingUncachedUsd).toBeCloseTo(stuffed, 9);
    expect(line?.computed.stuffingCachedUsd).toBeLessThan(stuffed);
  });

  it("keep thinking's block when the history goes on after three days", async () => {
    const project = await createTestProject({ idleSeconds: 1 });
    await project.teach("sam", "I prefer bullet lists.");
    const thinking = { thinking: { type: "adaptive" }, max_tokens: 2000 };
    const opening = ask("How do I cancel?", thinking);
    const first = await say(project, opening, SAM);
    await settle(1500);
    await project.teach("sam", "Call me Sam.");
    const later = await say(project, { ...goOn(opening.messages, first, "Still not."), ...thinking }, SAM);
    expect(later.error).toBe("");
    expect(later.persona).toBe("frozen");
  });
});

describe("conversations that are named", () => {
  it("are what the header says, whatever the history", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I prefer bullet lists.");
    const named = { ...SAM, "x-tercet-conversation": "ticket:7" };
    const stuffed = ask("", {
      messages: [
        { role: "user", content: "An earlier visit." },
        { role: "assistant", content: "It was." },
        { role: "user", content: "A new question." },
      ],
    });
    const first = await say(project, stuffed, named);
    expect([first.persona, first.conversation]).toEqual(["kv", "ticket:7"]);
    await project.teach("sam", "I hate bullet lists.");
    const later = await say(project, goOn(stuffed.messages, first, "And now?"), named);
    expect(later.persona).toBe("frozen");
    await expect.poll(() => recorded(project, "ticket:7")).toEqual(["A new question.", "And now?"]);
  });

  it("keep their id and their block after they were learned from, and go on being learned from", async () => {
    const project = await createTestProject({ idleSeconds: 2 });
    await project.teach("sam", "I prefer bullet lists.");
    const named = { ...SAM, "x-tercet-conversation": "ticket" };
    const opening = ask("How do I cancel?");
    const first = await say(project, opening, named);
    await project.waitUntil("ticket", "learned");
    const again = goOn(opening.messages, first, "I hate emojis.");
    const later = await say(project, again, named);
    const last = await say(project, goOn(again.messages, later, "I prefer tables."), named);
    for (const { conversation, persona } of [later, last]) {
      expect([conversation, persona]).toEqual(["ticket", "frozen"]);
    }
    const beside = `ticket/${new Date().toISOString().slice(0, 10)}`;
    await project.waitUntil(beside, "learned");
    const { body } = await project.request("GET", "/v1/users/sam/signals");
    const learned = (body["signals"] as { attribute: string; conversation: string }[])
      .filter(({ conversation }) => conversation.startsWith("ticket"))
      .map(({ attribute, conversation }) => [attribute, conversation]);
    expect(learned.toSorted()).toEqual([
      ["emojis", beside],
      ["tables", beside],
    ]);
  });

  it("never give one user's block to another", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I prefer bullet lists.");
    const id = { "x-tercet-conversation": "shared" };
    const first = await say(project, ask("Hello"), { ...SAM, ...id });
    expect(first.persona).toBe("kv");
    const other = await say(project, goOn(ask("Hello").messages, first, "And me?"), {
      "x-tercet-user": "kim",
      ...id,
    });
    expect(other.persona).toBe("none");
    expect((await lastSent()).system).toBeUndefined();
    await settle();
    expect(await recorded(project, "shared")).toEqual(["Hello"]);
  });
});

describe("what a project sets", () => {
  it("takes the user from metadata, and only the user's own words", async () => {
    const project = await createTestProject({
      userFrom: "metadata",
      userText: { of: "tag", tag: "question" },
    });
    const body = ask("Documents: I like spam.\n<question>I like tables.</question>", {
      metadata: { user_id: "sam" },
    });
    const answer = await say(project, body);
    await expect.poll(() => recorded(project, answer.conversation)).toEqual(["I like tables."]);
  });

  it("stops learning from an id that is in many conversations at once, and says so", async () => {
    const project = await createTestProject();
    for (let index = 0; index < 20; index += 1) {
      await say(project, ask(`I prefer tables. Conversation ${index}.`), { "x-tercet-user": "everybody" });
    }
    const last = await say(project, ask("I prefer bullet lists."), { "x-tercet-user": "everybody" });
    await expect
      .poll(async () => (await project.request("GET", "/v1/usage")).body["sharedIds"])
      .toMatchObject([{ user: "everybody" }]);
    // A turn is recorded behind its response.
    await project.waitUntil(last.conversation, "open");
    await project.request("POST", `/v1/conversations/${last.conversation}/end`);
    await project.waitUntil(last.conversation, "learned");
    const { body } = await project.request("GET", "/v1/users/everybody/signals");
    expect(body["signals"]).toEqual([]);
  });

  it("answers 429 in Anthropic's form once a budget is spent, and asks Claude no more", async () => {
    const project = await createTestProject({ dailyTokensPerUser: 1000 });
    const statuses: number[] = [];
    for (let index = 0; index < 30; index += 1) {
      const answer = await say(project, ask(`Question ${index}`), SAM);
      statuses.push(answer.status);
      await settle(20);
    }
    const spent = await post(project, ask("One more"), SAM);
    expect(spent.status).toBe(429);
    expect(spent.headers.get("x-should-retry")).toBe("false");
    expect(await spent.json()).toMatchObject({ type: "error", error: { type: "rate_limit_error" } });
    expect(statuses[0]).toBe(200);
    expect((await say(project, ask("Hi"), { "x-tercet-user": "kim" })).status).toBe(200);
    const { body } = await project.request("GET", "/v1/usage?by=user&user=sam");
    const [line] = body["usage"] as { tokens: Record<string, number> }[];
    const { input = 0, cacheRead = 0, cacheWrite = 0, output = 0 } = line?.tokens ?? {};
    expect(input + cacheRead + cacheWrite + output).toBeLessThanOrEqual(1000);
    expect(input + cacheRead + cacheWrite + output).toBeGreaterThan(500);
  });

  it("lets nobody turn on a project that is off", async () => {
    const project = await createTestProject();
    await project.teach("sam", "I prefer bullet lists.");
    await admin("PATCH", `/admin/projects/${project.id}`, { settings: { mode: "off" } });
    const other = await createTestProject({ mode: "off" });
    const answer = await say(other, ask("Hi"), { ...SAM, "x-tercet-mode": "full" });
    expect(answer.persona).toBe("off");
    expect((await say(project, ask("Hi"), { ...SAM, "x-tercet-mode": "learn" })).status).toBe(200);
  });
});

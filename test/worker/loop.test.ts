import { describe, expect, it } from "vitest";
import { createTestProject } from "../support/tercet.ts";

describe("the loop", () => {
  it("opens the second visit with what the first one taught", async () => {
    const project = await createTestProject();
    const first = await project.chat({ user: "sam", message: "Hi! Please keep your answers short." });
    expect(first.status).toBe(200);
    expect(first.events[0]).toMatchObject({
      event: "tercet",
      data: { type: "tercet", persona: { source: "none", tokens: 0 } },
    });
    expect(first.events.at(-1)?.event).toBe("message_stop");

    const { conversation } = first;
    await project.chat({ user: "sam", conversation, message: "I prefer bullet lists, and I love hiking." });
    expect((await project.request("POST", `/v1/conversations/${conversation}/end`)).status).toBe(202);
    await project.waitUntil(conversation, "learned");

    const profile = await project.request("GET", "/v1/users/sam/profile");
    expect(profile.body).toMatchObject({ persona: { text: expect.stringContaining("short answers") } });

    const second = await project.chat({ user: "sam", message: "How do I cancel my plan?" });
    expect(second.headers.get("x-tercet-persona")).toBe("kv");
    expect(second.events[0]?.data).toMatchObject({ persona: { source: "kv", tokens: expect.any(Number) } });
  });
});

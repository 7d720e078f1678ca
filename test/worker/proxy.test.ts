import { describe, expect, inject, it } from "vitest";
import { addFault, seenRequests } from "../support/scripted-claude.ts";
import { ask, lastSent, OWN_CREDENTIAL, post } from "../support/drop-in.ts";
import { createTestProject, send } from "../support/tercet.ts";

async function textOf(response: Response): Promise<string> {
  const message: { content: { text?: string }[] } = await response.json();
  return message.content.map(({ text }) => text ?? "").join("");
}

describe("the drop-in proxy", () => {
  it("passes a request on byte for byte where nothing is injected, and the answer back", async () => {
    const project = await createTestProject({ mode: "off" });
    const body =
      '{ "max_tokens":200,"model": "claude-haiku-5-5", "messages":[{"content":"Hi \\u00e9","role":"user"}]}';
    const through = await post(project, body);
    const direct = await fetch(`${inject("claudeUrl")}/v1/messages`, {
      method: "POST",
      headers: OWN_CREDENTIAL,
      body,
    });
    expect(through.status).toBe(200);
    const [a, b] = [await through.text(), await direct.text()];
    expect(a.replace(/msg_\w+/u, "")).toBe(b.replace(/msg_\w+/u, ""));
    expect(through.headers.get("request-id")).toMatch(/^req_/u);
    expect(through.headers.get("anthropic-ratelimit-requests-limit")).toBe("4000");
    expect(through.headers.get("x-tercet-persona")).toBe("off");
  });

  it("puts the block behind the app's prompt, freezes it, and learns from the user's words", async () => {
    const project = await createTestProject({ idleSeconds: 2 });
    await project.teach("sam", "I prefer bullet lists.");
    const user = { "x-tercet-user": "sam" };
    const first = await post(project, ask("Hello. I like tables.", { system: "Be kind." }), user);
    expect(first.headers.get("x-tercet-persona")).toBe("kv");
    const answered = await textOf(first);
    const system = (await lastSent()).system as { text: string }[];
    expect(system[0]).toEqual({ type: "text", text: "Be kind." });
    expect(system[1]?.text).toMatch(/^<user_persona>\n.*bullet lists.*<\/user_persona>$/su);

    const second = await post(
      project,
      ask("", {
        system: "Be kind.",
        messages: [
          { role: "user", content: "Hello. I like tables." },
          { role: "assistant", content: answered },
          { role: "user", content: "And now?" },
        ],
      }),
      user,
    );
    expect(second.headers.get("x-tercet-persona")).toBe("frozen");
    expect(second.headers.get("x-tercet-conversation")).toBe(first.headers.get("x-tercet-conversation"));
    expect((await lastSent()).system).toEqual(system);
    await second.text();

    const conversation = first.headers.get("x-tercet-conversation") ?? "";
    await project.waitUntil(conversation, "learned");
    const { body } = await project.request("GET", "/v1/users/sam/signals");
    const learned = (body["signals"] as { attribute: string; conversation: string }[]).filter(
      (signal) => signal.conversation === conversation,
    );
    expect(learned.map(({ attribute }) => attribute)).toEqual(["tables"]);
  });

  it("takes our key alone, in either place, with the Worker's own credential", async () => {
    const project = await createTestProject();
    for (const headers of [
      { "x-api-key": project.keys.live },
      { authorization: `Bearer ${project.keys.live}` },
    ]) {
      const response = await send("/anthropic/v1/messages?beta=true", {
        method: "POST",
        headers: { ...headers, "anthropic-version": "2026-10-21" },
        body: JSON.stringify(ask("Hi")),
      });
      expect(response.status).toBe(200);
      await response.text();
      const [form] = Object.keys(headers);
      const sent = (await seenRequests()).at(-1) as unknown as {
        path: string;
        headers: Record<string, string>;
      };
      expect(sent.path).toBe("/v1/messages?beta=true");
      expect(sent.headers[form ?? ""]).toContain("sk-ant-t");
      expect(JSON.stringify(sent.headers)).not.toContain("tk_live");
      expect(sent.headers["x-tercet-key"]).toBeUndefined();
    }
  });

  it("refuses credentials that came twice, in Anthropic's form, and says that a retry is no use", async () => {
    const project = await createTestProject();
    for (const headers of [
      { authorization: "Bearer sk-ant-other" },
      { "x-api-key": "sk-ant-a, sk-ant-b" },
      { "x-tercet-key": `${project.keys.live}, ${project.keys.test}` },
      { "x-api-key": project.keys.test },
    ] as Record<string, string>[]) {
      const refused = await post(project, ask("Hi"), headers);
      expect(refused.status).toBe(401);
      expect(refused.headers.get("x-should-retry")).toBe("false");
      const body: { type: string; error: { type: string }; request_id: string } = await refused.json();
      expect(body).toMatchObject({ type: "error", error: { type: "authentication_error" } });
      expect(body.request_id).toBe(refused.headers.get("request-id"));
    }
    expect(await seenRequests()).toEqual([]);
  });

  it("refuses deep, encoded and broken bodies without asking Claude", async () => {
    const project = await createTestProject();
    const deep = `{"model":"m","x":${"[".repeat(40)}${"]".repeat(40)}}`;
    expect((await post(project, deep)).status).toBe(400);
    expect((await post(project, "{")).status).toBe(400);
    expect((await post(project, ask("Hi"), { "content-encoding": "gzip" })).status).toBe(415);
    expect((await post(project, "x".repeat(33 * 1024 * 1024))).status).toBe(413);
    expect((await post(project, ask("Hi"), { "x-tercet-mode": "loud" })).status).toBe(400);
    expect(await seenRequests()).toEqual([]);
  });

  it("relays Claude's errors, models and counts as they are", async () => {
    const project = await createTestProject();
    await addFault({ fault: "429", retryAfter: 7, times: 1 });
    const limited = await post(project, ask("Hi"), { "x-tercet-user": "sam" });
    expect(limited.status).toBe(429);
    expect(limited.headers.get("retry-after")).toBe("7");
    expect(await limited.json()).toMatchObject({ type: "error", error: { type: "rate_limit_error" } });

    const models = await send("/anthropic/v1/models", {
      headers: { ...OWN_CREDENTIAL, "x-tercet-key": project.keys.live },
    });
    expect(await models.json()).toMatchObject({ has_more: false });

    await project.teach("sam", "I prefer bullet lists.");
    const { max_tokens: _, ...prompt } = ask("How many?");
    const count = async (headers: Record<string, string>): Promise<number> => {
      const counted = await post(project, prompt, headers, "/anthropic/v1/messages/count_tokens");
      const { input_tokens: tokens }: { input_tokens: number } = await counted.json();
      return tokens;
    };
    expect(await count({ "x-tercet-user": "sam" })).toBeGreaterThan((await count({})) + 20);
  });

  it("cancels Claude and keeps the part so far when the client goes", async () => {
    const project = await createTestProject({ idleSeconds: 2 });
    await addFault({ fault: "slow", times: 1, delayMs: 50 });
    const response = await post(project, ask("I prefer tables. Tell me more.", { stream: true }), {
      "x-tercet-user": "sam",
    });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await project.waitUntil(response.headers.get("x-tercet-conversation") ?? "", "learned");
    const { body } = await project.request("GET", "/v1/users/sam/signals");
    expect(body["signals"]).toContainEqual(expect.objectContaining({ attribute: "tables" }));
    const stats: { activeStreams: number; aborted: number } = await (
      await fetch(`${inject("claudeUrl")}/__emulator/stats`)
    ).json();
    expect(stats.activeStreams).toBe(0);
    expect(stats.aborted).toBeGreaterThan(0);
  });

  it("cancels Claude when the client goes before the first byte", async () => {
    const project = await createTestProject();
    await addFault({ fault: "hang", times: 1 });
    const abort = new AbortController();
    const pending = send("/anthropic/v1/messages", {
      method: "POST",
      signal: abort.signal,
      headers: { ...OWN_CREDENTIAL, "x-tercet-key": project.keys.live },
      body: JSON.stringify(ask("Hi")),
    }).catch(() => undefined);
    await expect.poll(async () => (await seenRequests()).length).toBe(1);
    abort.abort();
    await expect
      .poll(async () => ((await seenRequests()) as unknown as { outcome: string }[])[0]?.outcome, {
        timeout: 5000,
      })
      .toBe("aborted");
    await pending;
  });
});

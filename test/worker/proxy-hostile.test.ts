import { describe, expect, inject, it } from "vitest";
import { ask, OWN_CREDENTIAL, post, settle } from "../support/drop-in.ts";
import { addFault, resetClaude, seenRequests, withVariables } from "../support/scripted-claude.ts";
import { createTestProject, send } from "../support/tercet.ts";

/** The words of a stream that may have ended anywhere. */
function wordsOf(stream: string): string {
  const pieces = stream.matchAll(/^data: (\{.*"text_delta".*\})\n\n/gmu);
  return [...pieces]
    .map(([, json = ""]) => (JSON.parse(json) as { delta: { text: string } }).delta.text)
    .join("");
}

describe("the proxy under hostile requests", () => {
  it("reaches no other host, whatever the path, the query and the headers say", async () => {
    await resetClaude();
    const project = await createTestProject();
    const targets = [
      "http://169.254.169.254/",
      "//evil.test/",
      "https://evil.test@/",
      "\\\\evil.test\\",
      "file:///etc/passwd",
    ];
    const places = [
      (target: string) => `/anthropic/v1/${encodeURIComponent(target)}`,
      (target: string) => `/anthropic/v1/${target}`,
      (target: string) => `/anthropic/v1/models/..%2f..%2f${target}`,
      (target: string) => `/anthropic/v1/models?url=${encodeURIComponent(target)}`,
      (target: string) => `/anthropic/v1/../../${target}`,
    ];
    const headers = [
      "x-forwarded-host",
      "x-original-url",
      "x-anthropic-base-url",
      "forwarded",
      "host",
      "x-upstream",
      "via",
      "x-rewrite-url",
    ];
    let sent = 0;
    for (const target of targets) {
      for (const place of places) {
        for (const header of headers) {
          const response = await send(place(target), {
            headers: { ...OWN_CREDENTIAL, "x-tercet-key": project.keys.live, [header]: target },
          });
          expect([200, 400, 404, 405]).toContain(response.status);
          await response.body?.cancel();
          sent += 1;
        }
      }
    }
    expect(sent).toBe(200);
    const seen = (await seenRequests()) as unknown as { path: string; headers: Record<string, string> }[];
    for (const { path, headers: arrived } of seen) {
      expect(path.startsWith("/v1/")).toBe(true);
      expect(arrived["host"]).toBe(new URL(inject("claudeUrl")).host);
      expect(
        Object.keys(arrived).filter((name) => /forwarded|original|rewrite|upstream|base-url/u.test(name)),
      ).toEqual([]);
    }
  }, 60_000);

  it("follows no redirect from Claude, for a message or for a chat", async () => {
    const project = await createTestProject();
    const requests = [
      () => post(project, ask("Hi"), { "x-tercet-user": "sam" }),
      () =>
        send("/v1/chat", {
          method: "POST",
          headers: { authorization: `Bearer ${project.keys.live}` },
          body: JSON.stringify({ user: "sam", message: "Hi" }),
        }),
    ];
    for (const request of requests) {
      await resetClaude();
      await addFault({ fault: "redirect", times: 1 });
      const response = await request();
      expect(response.status).toBe(502);
      expect(response.headers.get("location")).toBeNull();
      await response.text();
      expect(await seenRequests()).toHaveLength(1);
    }
  });

  it("passes on none of our headers, and none that is not on the list", async () => {
    await resetClaude();
    const project = await createTestProject();
    await (
      await post(project, ask("Hi"), {
        "x-tercet-user": "sam",
        cookie: "a=b",
        "proxy-authorization": "Basic x",
        "cf-connecting-ip": "1.2.3.4",
        "x-emulator-fault": "500",
        "anthropic-beta": "one,two",
        "x-stainless-lang": "js",
      })
    ).text();
    const [{ headers }] = (await seenRequests()) as unknown as [{ headers: Record<string, string> }];
    expect(headers["anthropic-beta"]).toBe("one,two");
    expect(headers["x-stainless-lang"]).toBe("js");
    const ours = Object.keys(headers).filter((name) => /tercet|cookie|proxy|emulator|connecting/u.test(name));
    expect(ours).toEqual([]);
  });

  it(
    "loses no transcript and leaves no upstream running in many random disconnects",
    { timeout: 600_000 },
    async () => {
      await resetClaude();
      const project = await createTestProject();
      const { disconnects } = inject("proxyScale");
      await addFault({ fault: "slow", delayMs: 5 });
      const queue = Array.from({ length: disconnects }, (_, index) => index).values();
      const questionOf = (index: number): string => `Question ${index}: tell me about refunds.`;
      /** What each client had read of its answer when it went. */
      const read = new Map<number, string>();
      const one = async (index: number): Promise<void> => {
        const question = ask(questionOf(index), { stream: true });
        const response = await post(project, question, { "x-tercet-user": `user-${index}` });
        expect(response.status).toBe(200);
        const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
        const pieces = Math.floor(Math.random() * 12);
        let text = "";
        for (let piece = 0; piece < pieces; piece += 1) {
          const { done, value } = (await reader?.read()) ?? { done: true };
          if (done) break;
          text += value;
        }
        await reader?.cancel();
        read.set(index, wordsOf(text));
      };
      await Promise.all(
        Array.from({ length: 2 }, async () => {
          for (const index of queue) await one(index);
        }),
      );
      const stats = async (): Promise<{ activeStreams: number; aborted: number }> =>
        (await fetch(`${inject("claudeUrl")}/__emulator/stats`)).json();
      await expect.poll(async () => (await stats()).activeStreams, { timeout: 10_000 }).toBe(0);
      const recorded = async (): Promise<number> => {
        const { body } = await project.request("GET", "/v1/usage");
        return (body["usage"] as { requests: number }[]).reduce((sum, { requests }) => sum + requests, 0);
      };
      await expect.poll(recorded, { timeout: 60_000, interval: 1000 }).toBe(disconnects);
      expect([...read.values()].filter((words) => words !== "")).not.toEqual([]);
      const lost: number[] = [];
      await withVariables({}, async (services) => {
        const { users, conversations } = services.stores(project.id);
        for (const [index, words] of read) {
          const user = await users.reference(`user-${index}`);
          const all = await conversations.listOf(user);
          const kept = await Promise.all(
            all.map(({ reference }) => conversations.exchanges(reference, user)),
          );
          const [exchange, ...others] = kept.flat();
          const isWhole =
            others.length === 0 &&
            exchange?.messages[0]?.content === questionOf(index) &&
            exchange.reply?.text.startsWith(words) === true;
          if (!isWhole) lost.push(index);
        }
      });
      expect(lost).toEqual([]);
      // Some answers end before their client has gone.
      const { aborted } = await stats();
      expect(aborted).toBeGreaterThan(disconnects / 2);
      console.log(
        `${disconnects} disconnects: ${read.size - lost.length} transcripts, ${await recorded()} recorded, ${aborted} cancelled`,
      );
      await resetClaude();
      await settle();
    },
  );
});
